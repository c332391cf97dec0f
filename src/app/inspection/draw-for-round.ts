import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { newId } from '#domain/id.ts'
import { type DrawPool, drawRound } from '#domain/inspection/draw-round.ts'
import { fail, ok } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { dropTasks, insertTasks, listInterested, listTasks, unitsOfSubjects } from '#storage/inspection-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { insertDraw, listDraws, moveRound, type RoundRow } from '#storage/round-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { findBrokenLimit } from './inspection-limits.ts'
import { roundFor } from './round-for.ts'

/**
 * Draws the round (随机抽取): targets from the pool, inspectors to each. Pool, seed and result are kept and can be repeated by anybody.
 * Once something was inspected nothing is drawn again; before that only with a reason, by a new seed, and the first draw stays.
 */
export const drawForRound = useCase({
  name: 'round.draw',
  input: z.object({ id: z.guid(), revision: z.int().optional(), reason: z.string().trim().max(2000).default('') }),
  async run(ctx, { id, revision, reason }) {
    const { tx, authorityId, now } = ctx
    const held = await roundFor(ctx, 'round.draw', { id, revision }, 'draw')
    if (!held.ok) return held
    const round = held.value
    const program = await findProgramNow(ctx, round.programKey)
    if (!program || !round.seedKept) return fail('program.not_found', { program: round.programKey })
    const before = await listDraws(tx, authorityId, id)
    if (before.length > 0 && reason === '') return fail('round.reason_missing', {}, ['reason'])
    const tasks = await listTasks(tx, authorityId, id)
    if (tasks.some((task) => task.inspectionId !== null)) return fail('draw.begun')
    const units = await unitsOfSubjects(tx, authorityId, {
      kind: round.subjectKind,
      ids: round.targets,
      day: round.fromDay,
    })
    const pool = await poolOf(ctx, program, round, units)
    // The first draw uses the seed that was promised at the approval; a later one a fresh seed, which its reason has to answer for.
    const seed = before.length === 0 ? round.seedKept : randomBytes(16).toString('hex')
    const drawn = drawRound(seed, pool)
    if (!drawn.ok) return drawn
    await dropTasks(tx, authorityId, id, now)
    await insertDraw(tx, authorityId, id, {
      id: newId(),
      nth: before.length + 1,
      seed,
      pool,
      result: drawn.value,
      reason: reason || null,
      drawnBy: ctx.actor.personId,
      drawnAt: now,
    })
    await insertTasks(
      tx,
      authorityId,
      id,
      drawn.value.map(({ target, inspectors }) => ({
        id: newId(),
        inspectors,
        ...subjectOf(round, target, units.get(target) ?? null),
      })),
    )
    await moveRound(tx, authorityId, id, { state: 'ready' })
    const barred = pool.targets.filter((one) => one.barred).length
    return ok({
      out: { id, drawn: drawn.value.length, barred },
      trace: {
        thingKind: 'round',
        thingId: id,
        detail: { nth: before.length + 1, pool: pool.targets.length, barred, drawn: drawn.value.length, reason },
      },
    })
  },
})

/** The subject of an inspection in its columns; a person's or project's unit stands beside it. */
export function subjectOf(round: Pick<RoundRow, 'subjectKind'>, id: string, orgId: string | null) {
  const { subjectKind: kind } = round
  return {
    orgId,
    personId: kind === 'person' ? id : null,
    enterpriseId: kind === 'enterprise' ? id : null,
    projectId: kind === 'project' ? id : null,
  }
}

async function poolOf(
  ctx: TxCtx,
  program: Program,
  round: RoundRow,
  units: ReadonlyMap<string, string | null>,
): Promise<DrawPool> {
  const { tx, authorityId } = ctx
  const names = await namesOf(tx, authorityId, round.subjectKind, round.targets)
  const persons = await namesOf(tx, authorityId, 'person', round.inspectors)
  const targets = []
  for (const id of round.targets) {
    const broken = await findBrokenLimit(ctx, program, { ...round, subjectId: id, roundId: round.id })
    const notBy = await listInterested(tx, authorityId, {
      kind: round.subjectKind,
      id,
      orgId: units.get(id) ?? null,
      inspectors: round.inspectors,
      day: round.fromDay,
    })
    const text = (value: unknown) => (typeof value === 'string' ? value : '')
    targets.push({
      id,
      name: names.get(id) ?? '',
      notBy,
      barred: broken
        ? {
            entry: text(broken.data?.entry) || text(broken.data?.other) || broken.code,
            clause: text(broken.data?.clause),
          }
        : null,
    })
  }
  return {
    targets,
    inspectors: round.inspectors.map((id) => ({ id, name: persons.get(id) ?? '' })),
    take: round.take,
    team: round.team,
  }
}
