import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import type { Form, MatterKind, Program } from '#program/model.ts'
import { countMattersByLead, listServiceLines, type ServiceLine } from '#storage/catalogue-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'

/**
 * The service catalogues (服务清单) by which matters are routed: per category the units that serve it, where several do
 * (重叠) and where none does (兜底: the program's last route), with the matters that went there.
 */
export const readServices = useCase({
  name: 'service.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'form.read')
    if (!allowed.ok) return allowed
    const out = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await getProgram(ctx, key, version)
      for (const kind of program.matters) {
        const form = program.forms.find((one) => one.id === kind.catalogue)
        if (form) out.push(await catalogueOf(ctx, program, kind, form))
      }
    }
    return ok({ out, trace: null })
  },
})

async function catalogueOf(ctx: TxCtx, program: Program, kind: MatterKind, form: Form) {
  const { tx, authorityId } = ctx
  const lines = await listServiceLines(tx, authorityId, { programKey: program.id, form: form.id })
  const counts = await countMattersByLead(tx, authorityId, {
    programKey: program.id,
    matter: kind.id,
    scope: scopeOf(ctx, 'matter', 'm'),
  })
  const categories = [...new Set([...kind.categories, ...lines.map((line) => line.category)])]
  const fallback = kind.route.find((route) => route.where === undefined)
  const sum = (of: typeof counts, what: 'total' | 'open') => of.reduce((n, one) => n + one[what], 0)
  return {
    programKey: program.id,
    programTitle: program.title,
    form: form.id,
    formTitle: form.title,
    matter: kind.id,
    matterTitle: kind.title,
    clause: form.clause ?? null,
    /** Where goes what no unit serves. */
    fallback: fallback ? { give: fallback.give, note: fallback.assumed ?? fallback.clause ?? null } : null,
    /** The first clock from the record on: whoever is asked first answers for it (首问). */
    firstContact: kind.clocks
      .filter((clock) => clock.from.includes('record') && clock.metBy.includes('assign'))
      .map((clock) => ({ title: clock.title, clause: clock.clause ?? null }))
      .slice(0, 1),
    categories: categories.map((category) => {
      const here = counts.filter((one) => one.category === category)
      const own = lines.filter((line) => line.category === category)
      return {
        category,
        total: sum(here, 'total'),
        open: sum(here, 'open'),
        units: unitsOf(form, own).map((unit) => {
          const led = here.filter((one) => one.leadOrgId === unit.org.id)
          return { ...unit, total: sum(led, 'total'), open: sum(led, 'open') }
        }),
      }
    }),
  }
}

/** Units with what they offer, in the words of the form's other fields. */
function unitsOf(form: Form, lines: readonly ServiceLine[]) {
  const said = (line: ServiceLine) =>
    form.fields
      .filter((field) => field.id !== 'category' && (field.type === 'text' || field.type === 'choice'))
      .flatMap((field) => (typeof line.values[field.id] === 'string' ? [String(line.values[field.id])] : []))
      .join('；')
  const byUnit = Map.groupBy(
    lines.filter((line) => line.org !== null),
    (line) => line.org?.id,
  )
  return [...byUnit.values()].flatMap((own) => {
    const org = own[0]?.org
    return org ? [{ org, services: own.map((line) => ({ id: line.id, text: said(line) })) }] : []
  })
}
