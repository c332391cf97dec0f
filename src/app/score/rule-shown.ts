import { explainDutyRule } from '#program/explain/duties.ts'
import { explainClock } from '#program/explain/matters.ts'
import { explainMeasureRule, explainRankingRule } from '#program/explain/measures.ts'
import { explainLink } from '#program/explain/nouns.ts'
import { explainMarkRule, explainPointsRule } from '#program/explain/results.ts'
import type { Program } from '#program/model.ts'

export type RuleKind = 'duty' | 'measure' | 'ranking' | 'mark' | 'points' | 'link' | 'matter'

/** A rule of a program in plain words, with the clause it follows. A clock of a matter is the duty `<matter>.<clock>`. */
export function ruleShown(program: Program, kind: RuleKind | 'cover', id: string) {
  const found = find(program, kind, id)
  return {
    rule: id,
    kind: kind === 'cover' ? ('link' as const) : kind,
    title: found?.title ?? id,
    sentence: found?.sentence ?? '',
    clause: found?.clause ?? null,
    assumed: found?.assumed ?? null,
  }
}

type Found = { title: string; sentence: string; clause?: string | undefined; assumed?: string | undefined }

function find(program: Program, kind: RuleKind | 'cover', id: string): Found | undefined {
  const said = <T extends { id: string; title: string; clause?: string; assumed?: string }>(
    entries: readonly T[],
    say: (entry: T) => string,
  ): Found | undefined => {
    const entry = entries.find((one) => one.id === id)
    return entry && { title: entry.title, clause: entry.clause, assumed: entry.assumed, sentence: say(entry) }
  }
  switch (kind) {
    case 'measure':
      return said(program.measures, (rule) => explainMeasureRule(program, rule))
    case 'ranking':
      return said(program.rankings, (rule) => explainRankingRule(program, rule))
    case 'mark':
      return said(program.marks, (rule) => explainMarkRule(program, rule))
    case 'points':
      return said(program.points, (rule) => explainPointsRule(program, rule))
    case 'link':
    case 'cover':
      return said(program.links, (rule) => explainLink(program, rule))
    case 'matter':
      return said(program.matters, (matter) => matter.title)
    case 'duty':
      return (
        said(program.duties, (rule) => explainDutyRule(program, rule)) ??
        program.matters
          .flatMap((matter) => matter.clocks)
          .filter((clock) => clock.duty === id)
          .map((clock) => ({
            title: clock.title,
            clause: clock.clause,
            assumed: clock.assumed,
            sentence: explainClock(program, clock),
          }))[0]
      )
  }
}
