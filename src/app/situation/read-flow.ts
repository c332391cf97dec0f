import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { countFlow, type FlowRow } from '#storage/situation-store.ts'
import { useCase } from '../use-case.ts'
import { CohortInput, cohortOf, rowsOf } from './cohort.ts'

/** So many of each stand for themselves; the rest is one. */
const SOURCES = 7
const CATEGORIES = 9
/** In the order of how good it is. */
const OUTCOMES = {
  solved: { countsAs: 'solved', state: 'closed' },
  confirmed: { countsAs: 'confirmed', state: 'closed' },
  explained: { countsAs: 'explained', state: 'closed' },
  open: { countsAs: 'open', state: 'closed' },
  in_time: { due: 'in_time' },
  overdue: { due: 'overdue', state: ['recorded', 'assigned', 'working', 'answered'] },
  suspended: { state: 'suspended' },
  dismissed: { state: 'dismissed' },
  merged: { state: 'merged' },
} as const satisfies Record<string, Filter>
export type Outcome = keyof typeof OUTCOMES

type Filter = Readonly<Record<string, string | readonly string[]>>
type Node = { readonly id: string; readonly words: readonly string[] | null; readonly n: number }

/** From where problems came, what they were about and how they came out so far. */
export const readFlow = useCase({
  name: 'situation.flow',
  input: CohortInput,
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'situation.read')
    if (!allowed.ok) return allowed
    const rows = await countFlow(ctx.tx, cohortOf(ctx, input), ctx.now)
    const sources = nodesOf(rows, 'source', SOURCES)
    const categories = nodesOf(rows, 'category', CATEGORIES)
    const filterOf = (of: 'source' | 'category', node: Node): Filter =>
      node.words === null ? { lacking: of } : { [of]: node.words }
    const shown = (of: 'source' | 'category') => (node: Node) => ({
      id: node.id,
      n: node.n,
      words: node.words ?? [],
      opens: rowsOf(input, filterOf(of, node)),
    })
    const outcomes = (Object.keys(OUTCOMES) as Outcome[]).flatMap((id) => {
      const n = sum(rows.filter((row) => row.outcome === id))
      return n === 0 ? [] : [{ id, n, opens: rowsOf(input, OUTCOMES[id]) }]
    })
    const links = [
      ...sources.flatMap((source) =>
        categories.map((category) => ({
          from: `source:${source.id}`,
          to: `category:${category.id}`,
          n: sum(rows.filter((row) => holds(source, row.source) && holds(category, row.category))),
          opens: rowsOf(input, bothOf(filterOf('source', source), filterOf('category', category))),
        })),
      ),
      ...categories.flatMap((category) =>
        outcomes.map((outcome) => ({
          from: `category:${category.id}`,
          to: `outcome:${outcome.id}`,
          n: sum(rows.filter((row) => holds(category, row.category) && row.outcome === outcome.id)),
          opens: rowsOf(input, { ...filterOf('category', category), ...OUTCOMES[outcome.id] }),
        })),
      ),
    ].filter((link) => link.n > 0)
    const out = {
      total: sum(rows),
      sources: sources.map(shown('source')),
      categories: categories.map(shown('category')),
      outcomes,
      links,
    }
    return ok({ out, trace: null })
  },
})

/** The most frequent words each as one node, the others together, what has none by itself. */
function nodesOf(rows: readonly FlowRow[], of: 'source' | 'category', most: number): readonly Node[] {
  const named = [...Map.groupBy(rows, (row) => row[of])]
    .flatMap(([id, group]) => (id === null ? [] : [{ id, words: [id], n: sum(group) }]))
    .toSorted((a, b) => b.n - a.n || a.id.localeCompare(b.id, 'zh'))
  // One left over would only be hidden by a word that says less.
  const few = named.length <= most + 1 ? named : named.slice(0, most)
  const rest = named.slice(few.length)
  const lacking = sum(rows.filter((row) => row[of] === null))
  return [
    ...few,
    ...(rest.length > 0
      ? [{ id: '*', words: rest.flatMap((one) => one.words), n: rest.reduce((all, one) => all + one.n, 0) }]
      : []),
    ...(lacking > 0 ? [{ id: '-', words: null, n: lacking }] : []),
  ]
}

function holds(node: Node, word: string | null): boolean {
  return node.words === null ? word === null : word !== null && node.words.includes(word)
}

/** Both filters; where neither word was said, both names under one. */
function bothOf(source: Filter, category: Filter): Filter {
  const lacking = [source.lacking, category.lacking].flatMap((one) => (typeof one === 'string' ? [one] : []))
  return { ...source, ...category, ...(lacking.length > 0 ? { lacking } : {}) }
}

const sum = (rows: readonly { readonly n: number }[]) => rows.reduce((all, row) => all + row.n, 0)
