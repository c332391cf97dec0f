import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { explore } from '#engine/explore.ts'
import { loadScenes } from '#engine/scenes.ts'
import { sayFault } from '#program/check.ts'
import type { Program } from '#program/model.ts'
import { listDerivedIn } from '#storage/derived-store.ts'
import { listVersions, lockProgram } from '#storage/program-store.ts'
import { listCompiledVersions } from '#storage/run-store.ts'
import { listSeals } from '#storage/seal-store.ts'
import type { TxCtx } from '../context.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { changedEntries } from './changed-entries.ts'
import { checkAgainstStored } from './check-stored.ts'
import { differencesOf, type Outcome } from './what-if-differences.ts'
import { namesOfSubjects } from './what-if-names.ts'
import { periodAsked } from './what-if-period.ts'

/** At most so many rows of each table; what differs comes first. */
const MOST = 1000

/**
 * What a period's points and rankings would have been under changed rules, beside how they are: the same facts, as known
 * now, judged by the published versions and by the given text. Both are computed and rolled back; nothing is written.
 */
export const whatIf = useCase({
  name: 'program.what_if',
  input: z.object({
    /** The changed program as YAML; its id says which published program it would replace. */
    text: z.string().min(1).max(2_000_000),
    file: z.string().max(200).default('program.yaml'),
    /** When given, the text must be of this program. */
    program: z.string().min(1).max(100).optional(),
    /** Which calendar the period is of: `quarter`, or a period of the program. */
    calendar: z.string().max(100).optional(),
    /** `2026-Q1`, `2026-03` …; the last one that has ended when absent. */
    period: z.string().max(100).optional(),
  }),
  async run(ctx, { text, file, program: wanted, calendar, period: label }) {
    const allowed = canSome(ctx.actor, 'program.what_if')
    if (!allowed.ok) return allowed
    const checked = await checkAgainstStored(ctx, text, file)
    if (!checked.ok)
      return fail(
        'program.faulty_what_if',
        { count: checked.faults.length, faults: checked.faults.map((fault) => sayFault(fault)) },
        ['text'],
      )
    const after = checked.program
    const { tx, authorityId } = ctx
    if (wanted !== undefined && wanted !== after.id)
      return fail('program.what_if_other', { given: after.id, program: wanted }, ['text'])
    await lockProgram(tx, authorityId, after.id)
    const versions = (await listCompiledVersions<Program>(tx, authorityId, after.id)).map((one) => one.flat)
    if (versions.length === 0) {
      const keys = [...new Set((await listVersions(tx, authorityId)).map((one) => one.key))]
      return fail('program.what_if_unpublished', { program: after.id, known: keys }, ['text'])
    }
    const asked = periodAsked(versions, ctx.timeZone, todayOf(ctx), { calendar, label })
    if (!asked.ok) return asked
    const { period, before } = asked.value
    const was = await outcomeUnder(ctx, after.id, period)
    const wouldBe = await outcomeUnder(ctx, after.id, period, spanning(versions, after))
    const found = differencesOf({ before, after, was, wouldBe, most: MOST })
    const name = await namesOfSubjects(tx, authorityId, [
      ...found.points.map((row) => row.account),
      ...found.rankings.flatMap((ranking) => ranking.rows.map((row) => row.subject)),
      ...found.measures.map((row) => row.subject),
      ...found.marks.map((row) => row.account),
    ])
    const named = <Row extends { readonly account: Parameters<typeof name>[0] }>(row: Row) => ({
      ...row,
      account: name(row.account),
    })
    const seals = await listSeals(tx, authorityId, after.id)
    const out = {
      program: after.id,
      title: after.title,
      version: before.version,
      newVersion: after.version,
      asOf: ctx.now,
      period: {
        calendar: period.calendar,
        ordinal: period.ordinal,
        label: period.label,
        firstDay: period.firstDay,
        lastDay: period.lastDay,
        ended: period.endsAt <= ctx.now,
        sealed: seals.some((seal) => seal.calendar === period.calendar && seal.ordinal === period.ordinal),
      },
      entries: changedEntries(before, after),
      points: found.points.map(named),
      rankings: found.rankings.map((ranking) => ({
        ...ranking,
        rows: ranking.rows.map((row) => ({ ...row, subject: name(row.subject) })),
      })),
      measures: found.measures.map((row) => ({ ...row, subject: name(row.subject) })),
      marks: found.marks.map(named),
      left: found.left,
    }
    return ok({ out, trace: null })
  },
})

/** The changed rules judge all the time that the published ones judge. */
function spanning(versions: readonly Program[], after: Program): Program {
  const first = versions[0]?.inForce
  const last = versions.at(-1)?.inForce
  return { ...after, inForce: { from: first?.from ?? after.inForce.from, ...(last?.to ? { to: last.to } : {}) } }
}

async function outcomeUnder(
  ctx: TxCtx,
  programKey: string,
  period: { readonly startsAt: string; readonly endsAt: string },
  instead?: Program,
): Promise<Outcome> {
  const { tx, authorityId, timeZone, calendarId, now } = ctx
  const request = { authorityId, timeZone, calendarId, programKey, asOf: now, unsealed: true }
  const scenes = await loadScenes(tx, instead ? { ...request, instead } : request)
  return explore(tx, authorityId, scenes, async (inside) => ({
    points: await listDerivedIn(inside, authorityId, programKey, 'points', period),
    rankings: await listDerivedIn(inside, authorityId, programKey, 'ranking', period),
    measures: await listDerivedIn(inside, authorityId, programKey, 'measure', period),
    marks: await listDerivedIn(inside, authorityId, programKey, 'mark', period),
  }))
}

export type WhatIfFound = Extract<Awaited<ReturnType<typeof whatIf.run>>, { ok: true }>['value']['out']
