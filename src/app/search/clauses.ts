import { canSome } from '#domain/access/can.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { rulesOfBook } from '../program/rules-of-book.ts'
import { ruleShown } from '../score/rule-shown.ts'
import { plain } from './plain.ts'

/** The rules of one version, folded for searching: a published version never changes. */
type Book = readonly {
  readonly id: string
  readonly title: string
  readonly clause: string | null
  readonly text: string
}[]
const books = new Map<string, Book>()
const MOST_BOOKS = 32

/** Rules of the programs in force in whose title, clause or words everything typed is found; a few hundred, read where they are. */
export async function findClauses(ctx: TxCtx, typed: string, limit: number) {
  if (!canSome(ctx.actor, 'program.read').ok) return { found: 0, hits: [] }
  const parts = plain(typed).split(/\s+/).filter(Boolean)
  const hits = []
  for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
    const program = await getProgram(ctx, key, version)
    for (const rule of await bookOf(ctx, key, version)) {
      if (!parts.every((part) => rule.text.includes(part))) continue
      hits.push({
        kind: 'clause' as const,
        id: `${key}/${rule.id}`,
        title: rule.title,
        hint: [program.title, rule.clause].filter(Boolean).join(' · '),
        state: null,
        register: null,
        program: key,
      })
    }
  }
  const first = (title: string) => (parts.every((part) => plain(title).includes(part)) ? 0 : 1)
  hits.sort((a, b) => first(a.title) - first(b.title))
  return { found: hits.length, hits: hits.slice(0, limit) }
}

async function bookOf(ctx: TxCtx, key: string, version: number): Promise<Book> {
  const name = `${ctx.authorityId} ${key} ${version}`
  const known = books.get(name)
  if (known) return known
  const program = await getProgram(ctx, key, version)
  const clocks = program.matters.flatMap((matter) =>
    matter.clocks.map((clock) => ruleShown(program, 'duty', clock.duty)),
  )
  const book = [...rulesOfBook(program), ...clocks].map((rule) => ({
    id: rule.rule,
    title: rule.title,
    clause: rule.clause,
    text: plain([rule.title, rule.clause, rule.sentence].filter(Boolean).join(' ')),
  }))
  if (books.size >= MOST_BOOKS) books.delete(books.keys().next().value ?? '')
  books.set(name, book)
  return book
}
