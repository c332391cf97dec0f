/** Where a phase stands on a day. */
export type PhaseState = 'to_come' | 'running' | 'over' | 'closed'

/** A phase runs from its first day to its last, and is over after it; a person closes it, before or after that day. */
export function phaseState(phase: { from: string; to: string }, today: string, closed: boolean): PhaseState {
  if (closed) return 'closed'
  if (today < phase.from) return 'to_come'
  return today <= phase.to ? 'running' : 'over'
}

/** What there is of what was asked. */
export type GateSeen = { readonly duty: string; readonly share: number; readonly done: number; readonly owed: number }

/** Whether a condition is met: nobody owes anything, or so many have done it. Compared in whole rows, so that 95 % of 20 is 19. */
export function isReached({ share, done, owed }: GateSeen): boolean {
  return owed === 0 || done >= Math.ceil(share * owed - 1e-9)
}
