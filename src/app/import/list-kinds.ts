import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { IMPORT_KINDS, kindOf } from '#domain/import/kinds.ts'
import { ok } from '#domain/result.ts'
import { useCase } from '../use-case.ts'

export type KindShown = {
  readonly kind: string
  readonly title: string
  readonly fields: readonly { readonly field: string; readonly title: string; readonly required: boolean }[]
}

const none = z.object({})

/** The kinds of sheets that can be read and what may stand in them: to choose among by hand. */
export const listImportKinds = useCase<z.infer<typeof none>, KindShown[]>({
  name: 'import.kinds',
  input: none,
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'import.read')
    if (!allowed.ok) return allowed
    const out = IMPORT_KINDS.map((kind) => {
      const { title, fields } = kindOf(kind)
      const shown = Object.entries(fields).map(([field, one]) => ({
        field,
        title: one.title,
        required: one.required === true,
      }))
      return { kind, title, fields: shown }
    })
    return ok({ out, trace: null })
  },
})
