import { Temporal } from 'temporal-polyfill'
import { type AgendaSource, composeAgenda, type Drawn, daysLate } from '#domain/meeting/agenda.ts'
import { factsWhere } from '#engine/facts-where.ts'
import { createScene } from '#engine/scene.ts'
import { titleOf } from '#program/explain/phrases.ts'
import type { Program } from '#program/model.ts'
import {
  type AgendaMatter,
  countMissedDuties,
  findLastMeetingDay,
  type Holder,
  listAgendaMatters,
  listNotDone,
} from '#storage/agenda-store.ts'
import { findOrg } from '#storage/org-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { subjectNames } from '../score/subject-names.ts'

/** Most matters under one heading; who wants them all opens the list. */
const MOST = 40
/** Looked back so far where there was no meeting before. */
const DAYS_BACK = 31

export type MeetingOf = {
  readonly meeting: string
  readonly at: string
  readonly orgId: string | null
  readonly personId: string | null
  readonly areaId: string | null
}

/** The agenda of a meeting, drawn from what stands open now: not done since last time first, then by the program's rule. */
export async function drawAgenda(
  ctx: TxCtx,
  program: Program,
  of: MeetingOf,
  present: Parameters<typeof composeAgenda>[2] = [],
): Promise<Drawn[]> {
  const { tx, authorityId } = ctx
  const day = dayOf(ctx, of.at)
  const holder: Holder = {
    programKey: program.id,
    orgId: of.orgId,
    personId: of.personId,
    areaId: of.areaId,
    all: of.areaId === null && of.orgId !== null && ((await findOrg(tx, authorityId, of.orgId))?.isOffice ?? false),
  }
  const where = { programKey: program.id, ...of, before: of.at }
  const last = await findLastMeetingDay(tx, authorityId, where)
  const since = last?.day ?? Temporal.PlainDate.from(day).subtract({ days: DAYS_BACK }).toString()
  const order = program.meetings?.find((one) => one.id === of.meeting)?.agenda
  const wants = (source: AgendaSource) => order === undefined || order.includes(source as never)
  const at = { now: ctx.now, day, timeZone: ctx.timeZone, most: MOST }
  const found: Partial<Record<AgendaSource, Drawn[]>> = {
    not_done: (await listNotDone(tx, authorityId, where, at)).map((one) => matterItem('not_done', one, day)),
  }
  for (const heading of ['submissions', 'escalated', 'overdue', 'long_term', 'red_lines', 'waiting'] as const) {
    if (!wants(heading)) continue
    const rows = await listAgendaMatters(tx, authorityId, holder, heading, at)
    found[heading] = rows.map((one) => matterItem(heading, one, day))
  }
  if (wants('missed_duties')) {
    const missed = await countMissedDuties(tx, authorityId, holder, since, day)
    found.missed_duties = missed.map(({ rule, count }) => ({
      source: 'missed_duties',
      thingKind: 'duty',
      thingId: null,
      rule,
      count,
      title: titleOf(program, { kind: 'duty', name: rule }),
      note: '',
      since,
    }))
  }
  if (wants('behind')) found.behind = await behind(ctx, program, holder, day)
  return composeAgenda(found, order, present)
}

function matterItem(source: AgendaSource, one: AgendaMatter, day: string): Drawn {
  const late = daysLate(day, one.agreedDay, one.dueDay)
  return {
    source,
    thingKind: 'matter',
    thingId: one.id,
    rule: null,
    count: 1,
    // The title of a sealed matter may tell who raised it.
    title: one.sealed ? one.number : `${one.number} ${one.title}`,
    note: [one.lead ?? '', late > 0 ? `逾期 ${late} 天` : ''].filter(Boolean).join('，'),
    since: null,
  }
}

/** Indicators whose last reading is behind the time elapsed, by indicator. */
async function behind(ctx: TxCtx, program: Program, holder: Holder, day: string): Promise<Drawn[]> {
  const scene = createScene({
    program,
    authorityIds: [ctx.authorityId],
    timeZone: ctx.timeZone,
    calendarRows: [],
    asOf: ctx.now,
  })
  const from = Temporal.PlainDate.from(day)
    .subtract({ days: DAYS_BACK * 4 })
    .toString()
  const about = holder.all ? {} : { about: [holder.orgId, holder.personId, holder.areaId].flatMap((id) => id ?? []) }
  const items: Drawn[] = []
  for (const indicator of program.indicators) {
    const kind = indicator.subject.kind === 'group' ? indicator.subject.of : 'authority'
    const rows = await factsWhere(
      ctx.tx,
      scene,
      { each: { kind: 'reading', name: indicator.id } },
      { when: { from, to: day }, columns: ['completion', 'elapsed'], limit: 2000, ...about },
    )
    // The latest reading of each subject is what counts; rows come latest first.
    const latest = new Map<string, (typeof rows)[number]>()
    for (const row of rows) {
      const subject = kind === 'authority' ? ctx.authorityId : row[`${kind}Id`]
      if (subject && !latest.has(subject)) latest.set(subject, row)
    }
    const late = [...latest].filter(([, { columns }]) => Number(columns.completion) < Number(columns.elapsed))
    if (late.length === 0) continue
    const name = await subjectNames(
      ctx,
      late.map(([id]) => ({ kind, id })),
    )
    items.push({
      source: 'behind',
      thingKind: 'indicator',
      thingId: null,
      rule: indicator.id,
      count: late.length,
      title: indicator.title,
      note: late.map(([id]) => name(kind, id)).join('、'),
      since: null,
    })
  }
  return items
}
