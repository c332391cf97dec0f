import { z } from 'zod'
import { can, canSome } from '#domain/access/can.ts'
import { checkDraw, ticketOf } from '#domain/inspection/draw-round.ts'
import { roundAllows } from '#domain/inspection/round.ts'
import { fail, ok } from '#domain/result.ts'
import { bansAt } from '#program/shown-bans.ts'
import { listInspectionRows, listTasks, type Subject } from '#storage/inspection-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { sql } from '#storage/open-database.ts'
import { type DrawRow, listDraws, listRoundRows, type RoundRow } from '#storage/round-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { inspectWindows } from './inspection-limits.ts'

/** A round's page: plan, approval, every draw with its re-check, who inspects whom, what was held. */
export const readRound = useCase({
  name: 'round.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'round.read')
    if (!allowed.ok) return allowed
    const scope = scopeOf(ctx, 'round', 'r')
    const found = await listRoundRows(ctx.tx, ctx.authorityId, { id, scope }, { limit: 1 })
    const [round] = found.rows
    if (!round) return fail('round.not_found')
    const { tx, authorityId } = ctx
    const program = await findProgramNow(ctx, round.programKey)
    const tasks = await listTasks(tx, authorityId, id)
    const draws = await listDraws(tx, authorityId, id)
    const held = await listInspectionRows(tx, authorityId, { roundId: id, scope: sql`true` }, 1000)
    const people = [
      round.plannedBy,
      round.decidedBy,
      ...round.inspectors,
      ...tasks.flatMap((task) => task.inspectors),
      ...draws.map((draw) => draw.drawnBy),
    ]
    const persons = await namesOf(
      tx,
      authorityId,
      'person',
      people.filter((one) => one !== null),
    )
    const subjects = await namesOf(tx, authorityId, round.subjectKind, [
      ...round.targets,
      ...tasks.map((task) => subjectId(round, task)),
    ])
    const person = (one: string | null) => (one === null ? null : { id: one, name: persons.get(one) ?? '' })
    const team = (ids: readonly string[]) => ids.map((one) => ({ id: one, name: persons.get(one) ?? '' }))
    const subject = (one: string) => ({ kind: round.subjectKind, id: one, name: subjects.get(one) ?? '' })
    const { seedKept: _, targets, inspectors, plannedBy, decidedBy, ...shown } = round
    return ok({
      out: {
        ...shown,
        programTitle: program?.title ?? round.programKey,
        plannedBy: person(plannedBy),
        decidedBy: person(decidedBy),
        pool: targets.length,
        targets: targets.map(subject),
        inspectors: team(inspectors),
        limits: (program ? inspectWindows(program) : []).map((one) => ({
          title: one.title,
          clause: one.clause ?? one.assumed ?? null,
          atMost: typeof one.atMost === 'number' ? one.atMost : null,
          every: one.every ?? null,
          notWith: [...one.notWith],
        })),
        bans: (program ? bansAt(program, { kind: 'inspection' }) : []).map((ban) => ban.text),
        tasks: tasks.map((task) => ({
          id: task.id,
          subject: subject(subjectId(round, task)),
          inspectors: team(task.inspectors),
          inspection: held.find((one) => one.id === task.inspectionId) ?? null,
          mine: ctx.actor.personId !== null && task.inspectors.includes(ctx.actor.personId),
        })),
        draws: draws.map((draw) => drawShown(draw, round, person(draw.drawnBy))),
        may: mayNow(ctx, round),
      },
      trace: null,
    })
  },
})

function subjectId(round: Pick<RoundRow, 'subjectKind'>, of: Subject): string {
  return of[`${round.subjectKind}Id`] ?? ''
}

/** A draw as anybody may repeat it: the seed, the pool with every ticket, and whether it comes out the same. */
function drawShown(draw: DrawRow, round: RoundRow, by: { id: string; name: string } | null) {
  const promised = draw.nth === 1 ? round.seedDigest : null
  const { seedAsPromised, differs } = checkDraw({ ...draw, promised })
  const taken = new Map(draw.result.map((one, i) => [one.target, i + 1]))
  const names = new Map(draw.pool.inspectors.map((one) => [one.id, one.name]))
  return {
    nth: draw.nth,
    seed: draw.seed,
    promised,
    reason: draw.reason,
    by,
    at: draw.drawnAt,
    take: draw.pool.take,
    team: draw.pool.team,
    seedAsPromised,
    repeats: differs.length === 0,
    differs: [...differs],
    targets: draw.pool.targets
      .map((one) => ({
        id: one.id,
        name: one.name,
        ticket: ticketOf(draw.seed, 'target', one.id),
        place: taken.get(one.id) ?? null,
        barred: one.barred,
        inspectors: (draw.result.find((row) => row.target === one.id)?.inspectors ?? []).map(
          (id) => names.get(id) ?? '',
        ),
      }))
      .toSorted((a, b) => (a.ticket < b.ticket ? -1 : 1)),
  }
}

function mayNow(ctx: TxCtx, round: RoundRow & { readonly held: number }) {
  const may = (act: 'decide' | 'draw' | 'close' | 'cancel') =>
    roundAllows(round.state, act).ok &&
    can(ctx.actor, `round.${act}`, { kind: 'round', programKey: round.programKey }).ok
  return {
    decide: may('decide'),
    draw: may('draw') && round.held === 0,
    close: may('close'),
    cancel: may('cancel'),
    circular:
      round.state === 'closed' &&
      can(ctx.actor, 'round.draft_circular', { kind: 'round', programKey: round.programKey }).ok,
  }
}
