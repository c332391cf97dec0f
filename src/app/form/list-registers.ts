import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { countByForm } from '#storage/register-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'

/** The registers of the programs in force, each with the entries one may see. */
export const listRegisters = useCase({
  name: 'form.registers',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'form.read')
    if (!allowed.ok) return allowed
    const counts = await countByForm(ctx.tx, ctx.authorityId, scopeOf(ctx, 'form', 'e'))
    const out = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await getProgram(ctx, key, version)
      if (program.forms.length === 0) continue
      out.push({
        programKey: key,
        title: program.title,
        forms: program.forms.map((form) => {
          const count = counts.find((one) => one.programKey === key && one.form === form.id)
          return {
            form: form.id,
            title: form.title,
            about: form.about,
            register: form.register,
            board: form.board ?? null,
            anonymous: form.anonymous,
            clause: form.clause ?? null,
            fields: form.fields.length,
            count: count?.count ?? 0,
            lastAt: count?.lastAt ?? null,
          }
        }),
      })
    }
    return ok({ out, trace: null })
  },
})
