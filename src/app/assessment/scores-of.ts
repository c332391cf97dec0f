import type { MeasureRule, Program } from '#program/model.ts'

/** A measure that is composed of weighted parts. */
export type ScoreRule = MeasureRule & { readonly value: Extract<MeasureRule['value'], { shape: 'score' }> }

/** The composed scores of a program, in the order in which it declares them. */
export function scoresOf(program: Program): ScoreRule[] {
  return program.measures.filter((rule): rule is ScoreRule => rule.value.shape === 'score')
}

/** The duties that bring in what the score's parts read: forms and reports, met by handing them in. */
export function handingIn(program: Program, score: ScoreRule): string[] {
  const read = score.value.parts.flatMap((part) => {
    const rule = program.measures.find((one) => one.id === part.of)
    return (rule?.selections ?? []).map((one) => one.each)
  })
  const handedIn = read.filter((each) => each.kind === 'form' || each.kind === 'report')
  return program.duties
    .filter((duty) =>
      duty.metBy.some(({ each }) => handedIn.some((one) => one.kind === each.kind && one.name === each.name)),
    )
    .map((duty) => duty.id)
}

/** The score itself, and what is reckoned from it by a formula: what stands in rankings and papers as its result. */
function resultsOf(program: Program, score: ScoreRule): string[] {
  const made = program.measures.filter(({ value }) => value.shape === 'formula' && value.of.measures.includes(score.id))
  return [score.id, ...made.map((rule) => rule.id)]
}

/** The ranking of the score's calendar by the score, or by what is reckoned from it. */
export function rankingOf(program: Program, score: ScoreRule) {
  const results = resultsOf(program, score)
  return program.rankings.find((one) => one.every === score.every && results.includes(one.by[0]?.measure ?? ''))
}

/** Papers of the score's calendar that show it, or a ranking by it. */
export function resultPapers(program: Program, score: ScoreRule) {
  const results = resultsOf(program, score)
  const ranking = rankingOf(program, score)?.id
  return program.papers.filter(
    (paper) =>
      paper.every === score.every &&
      paper.shows.some(
        (one) =>
          (one.kind === 'measure' && results.includes(one.name ?? '')) ||
          (one.kind === 'ranking' && one.name === ranking),
      ),
  )
}
