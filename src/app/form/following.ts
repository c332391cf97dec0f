import type { Form, Program } from '#program/model.ts'
import { countFollowers, nameLines } from '#storage/register/follow.ts'
import type { EntryListed } from '#storage/register-store.ts'
import type { TxCtx } from '../context.ts'

/** Forms whose entries may name one of this form: the grants of a need. */
export function followersOf(program: Program, form: Form) {
  return program.forms.flatMap((one) =>
    one.fields
      .filter((field) => field.type === 'entry' && field.of === form.id)
      .map((field) => ({ form: one.id, title: one.title, about: one.about, field: field.id })),
  )
}

/** Entries with what they name and by how many they are followed. */
export async function withFollowing(ctx: TxCtx, program: Program, form: Form, rows: readonly EntryListed[]) {
  const { tx, authorityId } = ctx
  const naming = form.fields.filter((field) => field.type === 'entry')
  const linesOf = (row: EntryListed) =>
    naming.flatMap(({ id }) => (typeof row.values[id] === 'string' ? [row.values[id] as string] : []))
  const names = await nameLines(tx, authorityId, rows.flatMap(linesOf))
  const followers = await countFollowers(tx, authorityId, {
    programKey: program.id,
    fields: followersOf(program, form),
    lines: rows.map((row) => row.line),
  })
  return rows.map((row) => ({
    ...row,
    names: Object.fromEntries(
      naming.flatMap(({ id }) => {
        const name = names.get(String(row.values[id] ?? ''))
        return name ? [[id, name]] : []
      }),
    ),
    followed: followers.filter((one) => one.line === row.line).map(({ form, count }) => ({ form, count })),
  }))
}
