import type { Paper, Program } from '#program/model.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'

/** A briefing: a periodic paper about the whole program that shows a register cases are proposed for. */
export function briefingsOf(program: Program): Paper[] {
  const registers = caseForms(program).map(({ id }) => id)
  return program.papers.filter(
    ({ of, every, shows }) =>
      of === undefined &&
      every !== undefined &&
      shows.some(({ kind, name }) => kind === 'form' && name !== undefined && registers.includes(name)),
  )
}

/** Registers that a paper shows or that are disclosed: what stands in them is printed or published, so it is reviewed first. */
export function caseForms(program: Program) {
  const printed = program.papers.flatMap(({ shows }) =>
    shows.flatMap(({ kind, name }) => (kind === 'form' && name ? [name] : [])),
  )
  const published = program.disclosure.flatMap(({ what }) => (what.kind === 'form' && what.name ? [what.name] : []))
  return program.forms.filter(
    (form) =>
      !form.anonymous &&
      form.about !== 'visit' &&
      form.about !== 'matter' &&
      (printed.includes(form.id) || published.includes(form.id)),
  )
}

/** What a case says, field by field, in the order of its form; empty ones are left out. */
export function fieldsOfCase(program: Program, row: { readonly form: string; readonly values: Values }) {
  const form = program.forms.find((one) => one.id === row.form)
  return (form?.fields ?? []).flatMap((field) => {
    const value = row.values[field.id]
    return value === undefined || value === null || value === ''
      ? []
      : [{ title: field.title, value: Array.isArray(value) ? value.join('、') : String(value) }]
  })
}
type Values = Readonly<Record<string, unknown>>

/** The programs in force. */
export async function programsNow(ctx: TxCtx): Promise<Program[]> {
  const versions = await listVersionsNow(ctx.tx, ctx.authorityId)
  return Promise.all(versions.map(({ key, version }) => getProgram(ctx, key, version)))
}
