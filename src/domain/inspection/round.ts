import { fail, ok, type Result } from '../result.ts'

/** What a round is in: 拟定 → 已批准 → 待检查 → 已办结. */
export const ROUND_STATES = {
  planned: '待批准',
  approved: '待抽取',
  refused: '不予批准',
  ready: '检查中',
  closed: '已办结',
  cancelled: '已取消',
} as const
export type RoundState = keyof typeof ROUND_STATES

const ALLOWED = {
  planned: ['decide', 'cancel'],
  approved: ['draw', 'cancel'],
  refused: [],
  ready: ['draw', 'inspect', 'close'],
  closed: [],
  cancelled: [],
} as const satisfies Record<RoundState, readonly RoundAct[]>
export type RoundAct = 'decide' | 'draw' | 'inspect' | 'close' | 'cancel'

/** Whether a round is where this can be done; a refusal says where it stands. */
export function roundAllows(state: RoundState, act: RoundAct): Result<true> {
  return (ALLOWED[state] as readonly RoundAct[]).includes(act)
    ? ok(true)
    : fail('round.not_in_state', { state: ROUND_STATES[state] })
}

/** Who approves a round neither planned it nor inspects in it. */
export function mayDecideRound(
  round: { readonly plannedBy: string | null; readonly inspectors: readonly string[] },
  personId: string | null,
): Result<true> {
  if (personId === null) return fail('session.no_person')
  if (round.plannedBy === personId) return fail('round.own_plan')
  return round.inspectors.includes(personId) ? fail('round.own_inspection') : ok(true)
}
