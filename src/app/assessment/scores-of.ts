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

/** Papers of the score's calendar that show it, or a ranking by it. */
export function resultPapers(program: Program, score: ScoreRule) {
  const rankings = program.rankings.filter((one) => one.by[0]?.measure === score.id).map((one) => one.id)
  return program.papers.filter(
    (paper) =>
      paper.every === score.every &&
      paper.shows.some(
        (one) =>
          (one.kind === 'measure' && one.name === score.id) ||
          (one.kind === 'ranking' && rankings.includes(one.name ?? '')),
      ),
  )
}
