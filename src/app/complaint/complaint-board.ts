import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import type { MatterKind } from '#program/model.ts'
import { countByState } from '#storage/matter-list-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { conditionOf } from '../matter/list-matters.ts'
import { getProgram } from '../matter/load-program.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'

/** What comes from outside: complaints, and what anybody may raise without an account. */
export function fromOutside(kind: MatterKind): boolean {
  return kind.kind === 'complaint' || kind.openAs !== undefined
}

/**
 * Complaints and suggestions of a year by kind: received, waiting, at work, overdue, not accepted, concluded. Counted
 * under the rights of whoever asks, by the very condition of the list that each figure opens.
 */
export const complaintBoard = useCase({
  name: 'complaint.board',
  input: z.object({ year: z.int().min(2000).max(2100).optional() }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'matter.read')
    if (!allowed.ok) return allowed
    const year = input.year ?? Number(windowOf(ctx).today.slice(0, 4))
    // What is reserved is nobody's but discipline's, not even as a nought; discipline sees nothing else.
    const discipline = ctx.actor.grants.some(({ role }) => role === 'discipline')
    const kinds = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await getProgram(ctx, key, version)
      for (const kind of program.matters.filter(fromOutside)) {
        if ((kind.reserved === 'discipline') !== discipline) continue
        kinds.push({
          program: key,
          programTitle: program.title,
          matter: kind.id,
          title: kind.title,
          kind: kind.kind,
          sealed: kind.sealed.length > 0,
          clause: kind.clause ?? null,
          ...(await figuresOf(ctx, key, kind.id, year)),
        })
      }
    }
    return ok({ out: { year, kinds }, trace: null })
  },
})

async function figuresOf(ctx: TxCtx, program: string, matter: string, year: number) {
  const where = { program, matter: [matter], recordedFrom: `${year}-01-01`, recordedTo: `${year}-12-31` }
  const rows = await countByState(ctx.tx, conditionOf(ctx, where), windowOf(ctx))
  const of = (...states: string[]) =>
    rows.filter(({ state }) => states.includes(state)).reduce((sum, { n }) => sum + n, 0)
  const received = rows.reduce((sum, { n }) => sum + n, 0)
  return {
    received,
    waiting: of('recorded'),
    open: received - of('closed', 'dismissed', 'merged'),
    overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0),
    dismissed: of('dismissed'),
    closed: of('closed'),
  }
}
