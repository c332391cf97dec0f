import { type GateSeen, isReached } from '#domain/campaign/phase.ts'
import type { Period, Program } from '#program/model.ts'
import type { DutyTally } from '#storage/campaign-store.ts'

export type Phase = Extract<Period, { kind: 'phase' }>

/** The phases of a program in the order of time. */
export function phasesOf(program: Program): Phase[] {
  return program.periods
    .flatMap((period) => (period.kind === 'phase' ? [period] : []))
    .sort((a, b) => a.from.localeCompare(b.from) || a.to.localeCompare(b.to))
}

/** Late is done, too; who is excused owes nothing. */
export function shareOf(tally: DutyTally | undefined): { done: number; owed: number } {
  if (!tally) return { done: 0, owed: 0 }
  const done = tally.met + tally.late
  return { done, owed: done + tally.open + tally.missed }
}

/** A phase's conditions with what there is, over everything that was owed so far. */
export function gateOf(phase: Phase, tallies: readonly DutyTally[]): (GateSeen & { reached: boolean })[] {
  return (phase.gate ?? []).map(({ duty, share }) => {
    const seen = { duty, share, ...shareOf(tallies.find((one) => one.rule === duty && one.ordinal === null)) }
    return { ...seen, reached: isReached(seen) }
  })
}
