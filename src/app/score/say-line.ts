import { explainMark, explainMeasure, explainPoints, explainRanking, sayValue } from '#program/explain/result.ts'
import type { Program } from '#program/model.ts'
import type { LineListed } from '#storage/score-store.ts'

const number = (text: string | null): number | undefined => (text === null ? undefined : Number(text))

/** Parts of a score as stored by the engine. */
type StoredPart = {
  part?: string
  weight?: number
  value?: number | null
  state?: string
  share?: number | null
  earned?: number | null
}

/** The parts of a composed score with their titles. */
export function partsOf(program: Program, line: Pick<LineListed, 'rule' | 'parts'>) {
  const rule = program.measures.find((one) => one.id === line.rule)
  const declared = rule?.value.shape === 'score' ? rule.value.parts : []
  return ((line.parts ?? []) as StoredPart[]).map((part) => ({
    part: part.part ?? '',
    title: declared.find((one) => one.id === part.part)?.title ?? part.part ?? '',
    weight: Number(part.weight ?? 0),
    state: part.state ?? 'value',
    value: part.value == null ? null : String(part.value),
    earned: part.earned == null ? null : String(part.earned),
  }))
}

/** What a line's figure is called: a share in per cent, points with their sign. */
export function sayFigure(program: Program, line: LineListed): string | null {
  if (line.value === null || line.state !== 'value') return null
  if (line.kind === 'measure') {
    const rule = program.measures.find((one) => one.id === line.rule)
    return rule ? sayValue(rule, Number(line.value)) : line.value
  }
  if (line.kind === 'ranking') return line.place === null ? null : `第 ${line.place} 名`
  return line.value
}

/**
 * A derived row as the sentence its subject reads: figures, clause, what it rests on.
 * @param as `bare`: without the rule's name, its figure and clause, which stand in columns of their own
 */
export function sayLine(program: Program, line: LineListed, as: 'whole' | 'bare' = 'whole'): string {
  if (as === 'whole') return sayWhole(program, line)
  const { title } = ruleOf(program, line) ?? { title: '' }
  const said = sayWhole(withoutClauses(program, line), line)
  const rest = said.startsWith(`${title}：`) ? said.slice(title.length + 1) : said
  // The figure stands beside it, too.
  const figure = sayFigure(program, line)
  return figure !== null && rest.startsWith(`${figure}，`) ? rest.slice(figure.length + 1) : rest
}

/** The program with the rule of a line saying no clause. */
function withoutClauses(program: Program, line: LineListed): Program {
  const bare = <T extends { id: string }>(rules: readonly T[]): T[] =>
    rules.map((rule) => (rule.id === line.rule ? { ...rule, clause: undefined } : rule))
  const { measures, rankings, marks, points } = program
  return { ...program, measures: bare(measures), rankings: bare(rankings), marks: bare(marks), points: bare(points) }
}

function ruleOf(program: Program, line: LineListed): { readonly title: string } | undefined {
  const rules = { measure: program.measures, ranking: program.rankings, mark: program.marks, points: program.points }
  return rules[line.kind].find((one) => one.id === line.rule)
}

function sayWhole(program: Program, line: LineListed): string {
  switch (line.kind) {
    case 'measure': {
      const rule = program.measures.find((one) => one.id === line.rule)
      if (!rule) return ''
      const parts = Object.fromEntries(
        ((line.parts ?? []) as StoredPart[]).map((part) => [
          part.part ?? '',
          {
            state: (part.state ?? 'value') as LineListed['state'],
            value: part.value ?? null,
            share: part.share ?? null,
            score: part.earned ?? null,
          },
        ]),
      )
      return explainMeasure(rule, {
        state: line.state,
        value: number(line.value) ?? null,
        ...(line.sample === null ? {} : { sample: line.sample }),
        ...(line.numerator === null ? {} : { numerator: Number(line.numerator) }),
        ...(line.denominator === null ? {} : { denominator: Number(line.denominator) }),
        ...(line.parts ? { parts } : {}),
      })
    }
    case 'ranking': {
      const rule = program.rankings.find((one) => one.id === line.rule)
      if (!rule || line.place === null) return ''
      const by = program.measures.find((one) => one.id === rule.by[0]?.measure)
      return explainRanking(
        rule,
        {
          value: Number(line.value),
          place: line.place,
          fromBottom: line.fromBottom ?? 0,
          of: line.of ?? 0,
          previousPlace: line.previousPlace,
        },
        by,
      )
    }
    case 'mark': {
      const rule = program.marks.find((one) => one.id === line.rule)
      return rule
        ? explainMark(rule, {
            nth: line.nth ?? 1,
            streak: line.streak ?? 1,
            confirmed: line.confirmed ? true : null,
            excused: line.excused,
          })
        : ''
    }
    case 'points': {
      const rule = program.points.find((one) => one.id === line.rule)
      if (!rule) return ''
      const state = line.cancelled ? 'cancelled' : line.warned ? 'warned' : 'counts'
      const value = state === 'counts' ? Number(line.value) : Number(line.give)
      return explainPoints(rule, { value, state, uncapped: Number(line.give), evidence: line.evidence })
    }
  }
}
