/** The order in which rules are computed: by what refers to what. A real cycle is refused by name. */
import type { Expression, FactRef, Program, Selection } from './model.ts'

/** `measure satisfaction`, `duty problem.answer`, `points late_report`. */
export type RuleName = string

export type Strata =
  | {
      readonly ok: true
      readonly strata: readonly (readonly {
        readonly section: 'duties' | 'measures' | 'rankings' | 'marks' | 'points'
        readonly id: string
      }[])[]
    }
  | { readonly ok: false; readonly circle: readonly RuleName[] }

type Ruled = Pick<Program, 'duties' | 'measures' | 'rankings' | 'marks' | 'points'> &
  Partial<Pick<Program, 'indicators'>>

const SECTION_OF = {
  duty: 'duties',
  measure: 'measures',
  ranking: 'rankings',
  mark: 'marks',
  points: 'points',
} as const
type RuleKind = keyof typeof SECTION_OF

const nameOf = (each: FactRef): RuleName => `${each.kind} ${each.name ?? ''}`.trim()

/** What each rule names. Clocks of matters are primary facts and stand before every rule. */
export function dependencies(program: Ruled): ReadonlyMap<RuleName, ReadonlySet<RuleName>> {
  const edges = new Map<RuleName, Set<RuleName>>()
  for (const rules of [program.duties, program.measures, program.rankings, program.marks, program.points]) {
    for (const rule of rules) edges.set(`${rule.rule} ${rule.id}`, new Set())
  }
  const on = (from: RuleName, to: RuleName): void => {
    if (edges.has(to)) edges.get(from)?.add(to)
  }
  const onFact = (from: RuleName, each: FactRef): void => {
    if (each.kind === 'points' && each.name === undefined)
      for (const rule of program.points) on(from, `points ${rule.id}`)
    else if (each.kind === 'reading') {
      const measure = program.indicators?.find((one) => one.id === each.name)?.measure
      if (measure !== undefined) on(from, `measure ${measure}`)
    } else on(from, nameOf(each))
  }
  const onExpression = (from: RuleName, expression: Expression | undefined): void => {
    for (const id of expression?.measures ?? []) on(from, `measure ${id}`)
  }
  const onSelection = (from: RuleName, selection: Selection): void => {
    onFact(from, selection.each)
    onExpression(from, selection.where)
    onExpression(from, selection.except)
  }
  for (const rule of program.duties) {
    const from = `duty ${rule.id}`
    onSelection(from, rule.selection)
    for (const selection of rule.metBy) onSelection(from, selection)
  }
  for (const rule of program.measures) {
    const from = `measure ${rule.id}`
    for (const selection of rule.selections) onSelection(from, selection)
    const { value } = rule
    if (value.shape === 'formula') onExpression(from, value.of)
    else if (value.shape === 'score') {
      for (const part of value.parts) {
        on(from, `measure ${part.of}`)
        onExpression(from, part.share.expression)
      }
    } else if (value.shape !== 'count') {
      onExpression(from, value.of.expression)
      if (value.shape === 'share') onExpression(from, value.outOf)
    }
  }
  for (const rule of program.rankings) for (const { measure } of rule.by) on(`ranking ${rule.id}`, `measure ${measure}`)
  for (const rule of program.marks) for (const selection of rule.selections) onSelection(`mark ${rule.id}`, selection)
  for (const rule of program.points) {
    const from = `points ${rule.id}`
    for (const selection of rule.selections) onSelection(from, selection)
    onExpression(from, rule.give.expression)
    // A later period looks back at rows its own run has finished: no edge.
    for (const one of rule.cancelled) if (one.within !== 'next_period') onSelection(from, one)
  }
  return edges
}

/** Rules in layers: each layer needs only the ones before it. Within a layer: duties, measures, rankings, marks, points, as written. */
export function order(program: Ruled): Strata {
  const edges = dependencies(program)
  const depth = new Map<RuleName, number>()
  const trail: RuleName[] = []
  let circle: RuleName[] | undefined
  const depthOf = (name: RuleName): number => {
    const known = depth.get(name)
    if (known !== undefined) return known
    const again = trail.indexOf(name)
    if (again >= 0) {
      circle ??= [...trail.slice(again), name]
      return 0
    }
    trail.push(name)
    let deepest = 0
    for (const other of edges.get(name) ?? []) deepest = Math.max(deepest, depthOf(other) + 1)
    trail.pop()
    depth.set(name, deepest)
    return deepest
  }
  const layers: { section: (typeof SECTION_OF)[RuleKind]; id: string }[][] = []
  for (const name of edges.keys()) {
    const layer = depthOf(name)
    if (circle) return { ok: false, circle }
    const [kind = 'duty', id = ''] = name.split(' ') as [RuleKind, string]
    layers[layer] ??= []
    layers[layer].push({ section: SECTION_OF[kind], id })
  }
  return { ok: true, strata: layers }
}
