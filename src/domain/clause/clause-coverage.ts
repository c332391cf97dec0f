import { clauseTokens, relationOf } from './clause-tokens.ts'

/** A rule and the clauses it says it follows. */
export type RuleOfClause = {
  readonly section: string
  readonly id: string
  readonly title: string
  readonly clause: string | null
}

export type ClauseStanding = {
  readonly anchor: string
  /** Rules that name this clause. */
  readonly rules: readonly RuleOfClause[]
  /** `parts`: its parts have rules; `whole`: the clause it is part of has; `open`: nothing follows from it yet. */
  readonly state: 'rules' | 'parts' | 'whole' | 'waived' | 'open' | 'preamble'
}

/** What follows from each clause of a notice, in its order; and the rules whose clause the notice has not got. */
export function clauseCoverage(
  clauses: readonly { readonly anchor: string; readonly waived?: string | undefined }[],
  rules: readonly RuleOfClause[],
): { standing: readonly ClauseStanding[]; lost: readonly RuleOfClause[] } {
  const named = rules.flatMap((rule) => clauseTokens(rule.clause ?? '').map((steps) => ({ rule, steps })))
  const found = new Set<RuleOfClause>()
  const standing = clauses.map(({ anchor, waived }): ClauseStanding => {
    const [mine] = clauseTokens(anchor)
    if (!mine) return { anchor, rules: [], state: 'preamble' }
    const related = named.map(({ rule, steps }) => ({ rule, relation: relationOf(steps, mine) }))
    const own = [...new Set(related.filter((one) => one.relation === 'same').map((one) => one.rule))]
    for (const rule of own) found.add(rule)
    if (own.length > 0) return { anchor, rules: own, state: 'rules' }
    if (waived) return { anchor, rules: [], state: 'waived' }
    if (related.some((one) => one.relation === 'below')) return { anchor, rules: [], state: 'parts' }
    // Only a clause with a number of its own counts as the whole: a rule that names nothing but "二" speaks for all of 二.
    if (related.some((one) => one.relation === 'above')) return { anchor, rules: [], state: 'whole' }
    return { anchor, rules: [], state: 'open' }
  })
  const claimed = new Set(named.map(({ rule }) => rule))
  return { standing, lost: [...claimed].filter((rule) => !found.has(rule)) }
}
