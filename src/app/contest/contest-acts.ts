import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { checkMarks, type Item, totalOf } from '#domain/contest/marks.ts'
import { newId } from '#domain/id.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import {
  type Contest,
  type ContestState,
  holdContest,
  insertContest,
  insertEntryOf,
  insertSheet,
  listContestDays,
  listEntriesOf,
  listJudges,
  listUnitsOver,
  setContestState,
} from '#storage/contest-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { findBrokenAct } from '../act/act-limits.ts'
import type { TxCtx } from '../context.ts'
import { findForm } from '../form/find-form.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { recordSheets } from './record-sheets.ts'

const NUMBERS = ['number', 'count', 'money']

/** Declares a contest: its score sheet from a form of the program, its judges, how many extremes are left out. */
export const declareContest = useCase({
  name: 'contest.declare',
  input: z.object({
    programKey: z.string().min(1).max(100),
    form: z.string().min(1).max(100),
    title: z.string().trim().min(1).max(200),
    items: z
      .array(
        z.object({
          field: z.string().max(100),
          most: z.number().positive().max(1_000),
          weight: z.number().positive().max(100).default(1),
        }),
      )
      .min(1)
      .max(50),
    fixed: z.record(z.string().max(100), z.unknown()).default({}),
    judges: z.array(z.guid()).min(1).max(200),
    dropHighest: z.int().min(0).max(10).default(0),
    dropLowest: z.int().min(0).max(10).default(0),
    day: z.iso.date(),
  }),
  async run(ctx, { items, judges, ...input }) {
    const allowed = can(ctx.actor, 'contest.declare', { kind: 'contest', programKey: input.programKey })
    if (!allowed.ok) return allowed
    const found = await findForm(ctx, input.programKey, input.form)
    if (!found.ok) return found
    const { form, program } = found.value
    const days = await listContestDays(ctx.tx, ctx.authorityId, program.id)
    const barred = await findBrokenAct(ctx, program, 'hold_contest', 'propose', days, input.day)
    if (barred) return { ok: false as const, error: barred }
    if (form.about !== 'org' || form.anonymous) return fail('contest.not_of_units', { form: form.title }, ['form'])
    const numbers = form.fields.filter((field) => NUMBERS.includes(field.type))
    const titled: Item[] = []
    for (const [index, item] of items.entries()) {
      const field = numbers.find((one) => one.id === item.field)
      if (!field || titled.some((one) => one.field === item.field))
        return fail('contest.other_item', { field: item.field, known: numbers.map((one) => one.title) }, [
          'items',
          index,
        ])
      titled.push({ ...item, title: field.title })
    }
    const wanted = [...new Set(judges)]
    const names = await namesOf(ctx.tx, ctx.authorityId, 'person', wanted)
    const lost = wanted.findIndex((id) => !names.has(id))
    if (lost >= 0) return fail('person.not_found', undefined, ['judges', lost])
    if (wanted.length <= input.dropHighest + input.dropLowest)
      return fail(
        'contest.too_few_judges',
        { judges: wanted.length, least: input.dropHighest + input.dropLowest + 1 },
        ['judges'],
      )
    const id = newId()
    const by = ctx.actor.personId
    await insertContest(ctx.tx, ctx.authorityId, { ...input, id, items: titled, judges: wanted, at: ctx.now, by })
    return ok({
      out: { id, revision: 1 },
      trace: { thingKind: 'contest', thingId: id, detail: { form: input.form, judges: wanted.length } },
    })
  },
})

/** A unit enters, itself or by the office, while entering is open; evidence is attached to it. */
export const enterContest = useCase({
  name: 'contest.enter',
  input: z.object({
    id: z.guid(),
    orgId: z.guid(),
    title: z.string().trim().min(1).max(200),
    text: z.string().trim().max(20_000).default(''),
  }),
  async run(ctx, { id, orgId, title, text }) {
    const contest = await contestIn(ctx, id, ['entering'])
    if (!contest.ok) return contest
    const of = { kind: 'contest', programKey: contest.value.programKey, orgIds: [orgId] }
    const allowed = can(ctx.actor, 'contest.enter', of)
    if (!allowed.ok) return allowed
    if (!(await namesOf(ctx.tx, ctx.authorityId, 'org', [orgId])).has(orgId))
      return fail('org.not_found', undefined, ['orgId'])
    const entry = { id: newId(), contestId: id, orgId, title, text, at: ctx.now, by: ctx.actor.personId }
    if (!(await insertEntryOf(ctx.tx, ctx.authorityId, entry))) return fail('contest.entered_already')
    return ok({ out: { id: entry.id }, trace: { thingKind: 'contest', thingId: id, detail: { entry: entry.id } } })
  },
})

/**
 * A judge marks an entry, once, and once more when the result was sent back. Nobody judges the unit he belongs to, nor one below or above it in line
 * (回避): the sheet is refused, whoever drew up the list of judges.
 */
export const judgeEntry = useCase({
  name: 'contest.judge',
  input: z.object({
    id: z.guid(),
    entryId: z.guid(),
    marks: z.record(z.string().max(100), z.number()),
    remark: z.string().trim().max(2000).default(''),
  }),
  async run(ctx, { id, entryId, marks, remark }) {
    const { tx, authorityId } = ctx
    const contest = await contestIn(ctx, id, ['judging'])
    if (!contest.ok) return contest
    const personId = ctx.actor.personId
    const judges = await listJudges(tx, authorityId, id)
    if (personId === null || !judges.some((one) => one.id === personId)) return fail('contest.not_a_judge')
    const entry = (await listEntriesOf(tx, authorityId, id)).find((one) => one.id === entryId)
    if (!entry) return fail('contest.entry_not_found', undefined, ['entryId'])
    const own = await listUnitsOver(tx, authorityId, personId, todayOf(ctx))
    if (own.includes(entry.org.id)) return fail('contest.recused', { unit: entry.org.name })
    const checked = checkMarks(contest.value.items, marks)
    if (!checked.ok) return checked
    const total = totalOf(contest.value.items, marks)
    const { returnedAt } = contest.value
    if (!(await insertSheet(tx, authorityId, { entryId, personId, marks, total, remark, at: ctx.now }, returnedAt)))
      return fail('contest.judged_already', { unit: entry.org.name })
    return ok({
      out: { total },
      trace: { thingKind: 'contest', thingId: id, detail: { entry: entryId, total } },
    })
  },
})

/** From which state a contest goes into which, by what act. */
const STEPS = {
  judging: { from: 'entering', act: 'contest.declare' },
  approved: { from: 'judging', act: 'contest.approve' },
  published: { from: 'approved', act: 'contest.declare' },
} as const satisfies Record<string, { from: ContestState; act: string }>

/**
 * Closes entering, approves the results, publishes them; a leader approves what the office ran. With the approval the
 * sheets become entries of the program's form, and its measures and rankings count them.
 */
export const advanceContest = useCase({
  name: 'contest.advance',
  input: z.object({ id: z.guid(), revision: z.int(), to: z.enum(['judging', 'approved', 'published']) }),
  async run(ctx, { id, revision, to }) {
    const contest = await contestFor(ctx, STEPS[to].act, { id, revision }, STEPS[to].from)
    if (!contest.ok) return contest
    if (to === 'judging' && (await listEntriesOf(ctx.tx, ctx.authorityId, id)).length === 0)
      return fail('contest.no_entries')
    if (to === 'approved') {
      // What he sent back is approved only after the office has laid it before him again: its marks may have changed.
      if (isReturned(contest.value)) return fail('contest.returned_already')
      const program = await findProgramNow(ctx, contest.value.programKey)
      const barred = program ? await findBrokenAct(ctx, program, 'hold_contest', 'approve') : null
      if (barred) return { ok: false as const, error: barred }
      const recorded = await recordSheets(ctx, contest.value)
      if (!recorded.ok) return recorded
    }
    await setContestState(ctx.tx, ctx.authorityId, id, { state: to, at: ctx.now, by: ctx.actor.personId })
    return ok({
      out: { id, revision: revision + 1, state: to },
      trace: { thingKind: 'contest', thingId: id, detail: { state: [contest.value.state, to] } },
    })
  },
})

/** A contest in a state, held for an act that the asker may do and that nobody has changed since he read it. */
export async function contestFor(
  ctx: TxCtx,
  act: 'contest.approve' | 'contest.declare',
  { id, revision }: { readonly id: string; readonly revision: number },
  state: ContestState,
): Promise<Result<Contest>> {
  const contest = await contestIn(ctx, id, [state])
  if (!contest.ok) return contest
  const { programKey, revision: now } = contest.value
  const allowed = can(ctx.actor, act, { kind: 'contest', programKey })
  if (!allowed.ok) return allowed
  return now === revision ? contest : fail('contest.conflict', { seen: revision, now })
}

/** Sent back, and not laid before the leader again since. */
export function isReturned({ returnedAt, laidAgainAt }: Pick<Contest, 'returnedAt' | 'laidAgainAt'>): boolean {
  return returnedAt !== null && laidAgainAt === null
}

async function contestIn(ctx: TxCtx, id: string, states: readonly ContestState[]): Promise<Result<Contest>> {
  const contest = await holdContest(ctx.tx, ctx.authorityId, id)
  if (!contest) return fail('contest.not_found')
  return states.includes(contest.state) ? ok(contest) : fail('contest.other_state', { state: contest.state })
}
