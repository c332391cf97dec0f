import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { listExemptionRows } from '#storage/exemption-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { getProgram } from '../matter/load-program.ts'
import { ruleShown } from '../score/rule-shown.ts'
import { subjectNames } from '../score/subject-names.ts'
import { useCase } from '../use-case.ts'

/** Exemptions in force with reason and who granted them, and the kinds that the programs know. */
export const listExemptions = useCase({
  name: 'exemption.list',
  input: z.object({ program: z.string().max(100).optional(), limit: z.int().min(1).default(200) }),
  async run(ctx, { program: only, limit }) {
    const allowed = canSome(ctx.actor, 'exemption.grant')
    if (!allowed.ok) return allowed
    const programs: Program[] = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId))
      if (only === undefined || key === only) programs.push(await getProgram(ctx, key, version))
    const kinds = programs.flatMap((program) =>
      program.exemptions.map((one) => ({
        programKey: program.id,
        programTitle: program.title,
        exemption: one.id,
        title: one.title,
        effect: one.effect,
        grounds: [...one.grounds],
        /** Duties it can be granted of. */
        duties: one.on.flatMap((ref) => (ref.kind === 'duty' && ref.name ? [ref.name] : [])),
        clause: one.clause ?? null,
        assumed: one.assumed ?? null,
      })),
    )
    const { rows, total } = await listExemptionRows(ctx.tx, ctx.authorityId, only, limit)
    const whose = rows.map((row) => ({
      kind: row.ownerKind ?? row.subjectKind,
      id: row.ownerId ?? row.subjectId,
    }))
    const granters = rows.flatMap((row) => (row.grantedById ? [{ kind: 'person', id: row.grantedById }] : []))
    const name = await subjectNames(ctx, [...whose, ...granters])
    const items = rows.map((row, n) => {
      const program = programs.find((one) => one.id === row.programKey)
      const { kind = row.subjectKind, id = row.subjectId } = whose[n] ?? {}
      return {
        id: row.id,
        programTitle: program?.title ?? row.programKey,
        title: kinds.find((one) => one.programKey === row.programKey && one.exemption === row.exemption)?.title ?? '',
        rule: program && row.rule ? ruleShown(program, 'duty', row.rule).title : null,
        subject: { kind, id, name: name(kind, id) },
        dueDay: row.dueDay,
        period: row.period,
        fromDay: row.fromDay,
        toDay: row.toDay,
        reason: row.reason,
        grantedBy: row.grantedById ? { id: row.grantedById, name: name('person', row.grantedById) } : null,
        at: row.at,
      }
    })
    return ok({ out: { kinds, items, total }, trace: null })
  },
})
