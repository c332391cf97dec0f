/** All rules of a program, compiled in the order in which they depend on one another. */

import type { Program, Rule } from '#program/model.ts'
import { order } from '#program/order.ts'
import type { CompileContext, CompiledRule } from './common.ts'
import { compileCover } from './cover.ts'
import { compileDuty } from './duty.ts'
import { compileMark } from './mark.ts'
import { compileMeasure } from './measure.ts'
import { compilePoints } from './points.ts'
import { compileRanking } from './ranking.ts'

/** Something that is computed: a rule, or a link's cover. */
export type Step =
  | { readonly kind: 'cover'; readonly id: string }
  | { readonly kind: Rule['rule']; readonly id: string }

/** Covers first (they rest on links alone), then the rules, each after those it names. */
export function stepsOf(program: Program): Step[] {
  const ordered = order(program)
  if (!ordered.ok) throw new Error(`rules depend on each other: ${ordered.circle.join(' → ')}`)
  const kinds = { duties: 'duty', measures: 'measure', rankings: 'ranking', marks: 'mark', points: 'points' } as const
  return [
    ...program.links.map((link) => ({ kind: 'cover' as const, id: link.id })),
    ...ordered.strata.flat().map(({ section, id }) => ({ kind: kinds[section], id })),
  ]
}

function found<T extends { readonly id: string }>(entries: readonly T[], id: string): T {
  const entry = entries.find((one) => one.id === id)
  if (!entry) throw new Error(`no entry ${id}`)
  return entry
}

/** Compiles one step. Limits may read the distinct moments they are reckoned from, so this can ask the database. */
export async function compileStep(step: Step, context: CompileContext): Promise<CompiledRule> {
  const { program } = context.scene
  switch (step.kind) {
    case 'cover':
      return compileCover(found(program.links, step.id), context)
    case 'duty':
      return compileDuty(found(program.duties, step.id), context)
    case 'measure':
      return compileMeasure(found(program.measures, step.id), context)
    case 'ranking':
      return compileRanking(found(program.rankings, step.id), context)
    case 'mark':
      return compileMark(found(program.marks, step.id), context)
    case 'points':
      return compilePoints(found(program.points, step.id), context)
  }
}
