import { createHash } from 'node:crypto'
import { fail, ok, type Result } from '../result.ts'

/** Somebody who may be drawn. `barred`: the rule that keeps him out this time; he stands in the pool all the same, for all to see. */
export type DrawTarget = {
  readonly id: string
  readonly name: string
  /** Inspectors who may not inspect him: of his own unit, or paired with him. */
  readonly notBy: readonly string[]
  readonly barred: { readonly entry: string; readonly clause: string } | null
}

/** Everything a draw (双随机) is made from, besides its seed. */
export type DrawPool = {
  readonly targets: readonly DrawTarget[]
  readonly inspectors: readonly { readonly id: string; readonly name: string }[]
  /** How many targets; null: all who are not barred. */
  readonly take: number | null
  /** Inspectors to each target. */
  readonly team: number
}

export type Drawn = { readonly target: string; readonly inspectors: readonly string[] }

/** A number nobody can choose: SHA-256 of seed, purpose and id, as hex. `sha256sum` gives the same. */
export function ticketOf(seed: string, purpose: string, id: string): string {
  return createHash('sha256').update(`${seed}:${purpose}:${id}`).digest('hex')
}

/** What is shown of a seed before it is used. */
export function seedDigest(seed: string): string {
  return createHash('sha256').update(seed).digest('hex')
}

/**
 * Draws targets and inspectors. Targets go by their ticket, the smallest first; to each its inspectors, those with the fewest so far first,
 * among equals by the ticket for this target. The order of the pool does not matter.
 * @returns draw.nobody: all are barred; draw.no_team: too few inspectors without an interest in a target
 */
export function drawRound(seed: string, pool: DrawPool): Result<readonly Drawn[]> {
  const free = pool.targets.filter((one) => one.barred === null)
  if (free.length === 0) return fail('draw.nobody')
  const targets = ordered(free, (one) => ticketOf(seed, 'target', one.id)).slice(0, pool.take ?? free.length)
  const given = new Map<string, number>()
  const drawn: Drawn[] = []
  for (const target of targets) {
    const may = pool.inspectors.filter((one) => !target.notBy.includes(one.id))
    if (may.length < pool.team) return fail('draw.no_team', { name: target.name, need: pool.team, have: may.length })
    const byLot = ordered(may, (one) => ticketOf(seed, `inspector:${target.id}`, one.id))
    const team = byLot
      .toSorted((a, b) => (given.get(a.id) ?? 0) - (given.get(b.id) ?? 0))
      .slice(0, pool.team)
      .map((one) => one.id)
    for (const id of team) given.set(id, (given.get(id) ?? 0) + 1)
    drawn.push({ target: target.id, inspectors: team })
  }
  return ok(drawn)
}

/** Whether a recorded draw is what its seed and pool give, and its seed the one that was promised. Names what does not agree. */
export function checkDraw(draw: {
  readonly seed: string
  readonly promised: string | null
  readonly pool: DrawPool
  readonly result: readonly Drawn[]
}): { readonly seedAsPromised: boolean; readonly differs: readonly string[] } {
  const again = drawRound(draw.seed, draw.pool)
  const said = (one: Drawn | undefined) => (one ? JSON.stringify([one.target, ...one.inspectors]) : '')
  const should = again.ok ? again.value : []
  const length = Math.max(should.length, draw.result.length)
  const differs = Array.from({ length }, (_, i) => i).filter((i) => said(should[i]) !== said(draw.result[i]))
  return {
    seedAsPromised: draw.promised === null || seedDigest(draw.seed) === draw.promised,
    differs: differs.map((i) => draw.result[i]?.target ?? should[i]?.target ?? ''),
  }
}

function ordered<T>(all: readonly T[], ticket: (one: T) => string): T[] {
  return all
    .map((one) => ({ one, ticket: ticket(one) }))
    .toSorted((a, b) => (a.ticket < b.ticket ? -1 : a.ticket > b.ticket ? 1 : 0))
    .map(({ one }) => one)
}
