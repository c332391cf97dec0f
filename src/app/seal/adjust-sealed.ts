import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { ok } from '#domain/result.ts'
import { explore } from '#engine/explore.ts'
import { loadScenes } from '#engine/scenes.ts'
import { type Difference, differences, rowsIn, type SealContent } from '#engine/seal.ts'
import type { FrozenRow } from '#storage/derived-store.ts'
import { getSeal, insertAdjustments, listAdjustments, listSeals } from '#storage/seal-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

const REASON = { points: '封账后查明的事实', mark: '封账后查明的事实', measure: '封账后查明的事实' } as const

/**
 * Compares every sealed period with what the facts known now would give, and enters each difference in the open period:
 * rule and clause of the sealed one, points by the difference. The sealed figures and their ranking stay.
 */
export const adjustSealed = useCase({
  name: 'period.seal',
  input: z.object({ program: z.string().min(1).max(100) }),
  async run(ctx, { program: programKey }) {
    const allowed = canSome(ctx.actor, 'period.seal')
    if (!allowed.ok) return allowed
    const { tx, authorityId, timeZone, calendarId, now } = ctx
    const seals = await listSeals(tx, authorityId, programKey)
    if (seals.length === 0) return ok({ out: { adjustments: 0 }, trace: null })
    const scenes = await loadScenes(tx, { authorityId, timeZone, calendarId, programKey, asOf: now, unsealed: true })
    const today = await explore(tx, authorityId, scenes, async (inside) => {
      const rows = new Map<string, SealContent['rows']>()
      for (const seal of seals) rows.set(seal.id, await rowsIn(inside, authorityId, programKey, seal))
      return rows
    })
    const seen = new Set<string>()
    let entered = 0
    for (const seal of seals) {
      const { content } = await getSeal(tx, authorityId, seal.id)
      const before = new Map(
        (await listAdjustments(tx, authorityId, seal.id)).map((row) => [row.rowId, row.wouldBe as FrozenRow | null]),
      )
      const program = scenes.find((scene) => scene.program.version === seal.version)?.program ?? scenes[0]?.program
      const rows = today.get(seal.id)
      if (!program || !rows) continue
      // A quarter sealed after its months holds their rows too: each row is adjusted once, in the seal that froze it first.
      const found = differences(program, (content as SealContent).rows, rows, before).filter(
        ({ rowId }) => !seen.has(rowId),
      )
      for (const row of Object.values((content as SealContent).rows).flat()) seen.add(String(row.id))
      const clauseOf = (one: Difference) =>
        [...program.points, ...program.marks, ...program.measures].find(
          (rule) => rule.rule === one.kind && rule.id === one.rule,
        )?.clause ?? null
      await insertAdjustments(
        tx,
        authorityId,
        found.map((one) => ({
          id: newId(),
          programKey,
          sealId: seal.id,
          ruleKind: one.kind,
          rule: one.rule,
          clause: clauseOf(one),
          calendar: seal.calendar,
          ordinal: seal.ordinal,
          rowId: one.rowId,
          subjectKind: one.subjectKind,
          subjectId: one.subjectId,
          was: one.was,
          wouldBe: one.wouldBe,
          points: one.points,
          at: now,
          day: todayOf(ctx),
          reason: REASON[one.kind],
          enteredBy: ctx.actor.accountId,
        })),
      )
      entered += found.length
    }
    const trace = entered > 0 ? { thingKind: 'program', thingId: programKey, detail: { adjustments: entered } } : null
    return ok({ out: { adjustments: entered }, trace })
  },
})
