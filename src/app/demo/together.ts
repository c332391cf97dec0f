import type { Ctx } from '#app/context.ts'
import { changeMeeting } from '#app/meeting/change-meeting.ts'
import { closeMeeting } from '#app/meeting/close-meeting.ts'
import { planMeeting } from '#app/meeting/plan-meeting.ts'
import { readMeeting } from '#app/meeting/read-meeting.ts'
import { acceptReport, draftReport, writeReport } from '#app/report/draft-report.ts'
import { readReport } from '#app/report/list-reports.ts'
import { returnReport } from '#app/report/return-report.ts'
import { addDays, weekdayOf } from '#domain/calendar/day.ts'
import { countMeetings, listOrgsOfKind } from '#storage/demo-store.ts'
import { findPeriodAt } from '#storage/report-store.ts'
import { findOffice } from '#storage/surroundings-store.ts'
import { at, must } from './at-moment.ts'
import { meetInUnits } from './unit-meetings.ts'

const PROGRAM = 'huaihua_guarantee'
const TITLE = '全区周调度会'
const OFFICE: Ctx['actor'] = {
  via: 'job',
  accountId: null,
  personId: null,
  enterpriseId: null,
  orgIds: [],
  grants: [{ role: 'office', scope: 'authority', orgId: null, areaId: null, programKey: null }],
  system: false,
}

/** The park's weeks: departments dispatch and report, the office's meeting takes up what stands open and charges units with it. */
export async function meetAndReport(system: Ctx, today: string): Promise<void> {
  const ctx: Ctx = { ...system, actor: OFFICE }
  // A start that was broken off goes on: what was met and reported stays as it is.
  const done = await ctx.db.inAuthority(ctx.authorityId, (tx) =>
    countMeetings(tx, ctx.authorityId, { programKey: PROGRAM, title: TITLE }),
  )
  if (done > 0) return
  const orgs = await ctx.db.inAuthority(ctx.authorityId, (tx) => listOrgsOfKind(tx, ctx.authorityId, '部门'))
  const office = await ctx.db.inAuthority(ctx.authorityId, (tx) => findOffice(tx, ctx.authorityId))
  const monday = addDays(today, 1 - weekdayOf(today))
  // The ledgers bring the weeks before; last week's lists some departments wrote here, from the data.
  for (const [n, org] of orgs.slice(0, 6).entries()) await weeklyReport(ctx, org.id, addDays(monday, -7), n)
  await meetInUnits(ctx, orgs, today)
  if (office === null) return
  for (const week of [2, 1]) await officeMeeting(ctx, office, addDays(monday, 1 - 7 * week), orgs)
  const next = addDays(monday, 8)
  await must(ctx, ctx.now, planMeeting, {
    programKey: PROGRAM,
    meeting: 'dispatch',
    title: TITLE,
    place: '管委会二楼会议室',
    at: at(next, '09:00'),
    orgId: office,
  })
}

async function weeklyReport(ctx: Ctx, orgId: string, first: string, n: number): Promise<void> {
  const friday = addDays(first, 4)
  const period = await ctx.db.inAuthority(ctx.authorityId, (tx) =>
    findPeriodAt(tx, ctx.authorityId, { programKey: PROGRAM, calendar: 'week', at: at(friday, '12:00') }),
  )
  if (!period) return
  const { id } = await must(ctx, at(friday, '15:00'), draftReport, {
    programKey: PROGRAM,
    report: 'weekly_list',
    calendar: 'week',
    ordinal: period.ordinal,
    orgId,
  })
  const draft = await must(ctx, at(friday, '15:00'), readReport, { id })
  await must(ctx, at(friday, n % 4 === 1 ? '19:20' : '16:10'), writeReport, {
    id,
    revision: draft.revision,
    body: draft.body,
    reason: draft.short.length > 0 ? '人员集中外出招商' : '',
    remedy: draft.short.length > 0 ? '下周补齐走访' : '',
    submit: true,
  })
  if (n % 3 === 0) await must(ctx, at(addDays(friday, 3), '10:00'), acceptReport, { id })
  else if (n === 4) await must(ctx, at(addDays(friday, 3), '10:20'), returnReport, { id, reason: '清单没有写明责任人' })
}

/** Last week's open items, two of them decided on; the later meeting finds first what the earlier one decided. */
async function officeMeeting(
  ctx: Ctx,
  office: string,
  day: string,
  orgs: readonly { readonly id: string }[],
): Promise<void> {
  const { id } = await must(ctx, at(addDays(day, -1), '17:00'), planMeeting, {
    programKey: PROGRAM,
    meeting: 'dispatch',
    title: TITLE,
    place: '管委会二楼会议室',
    at: at(day, '09:00'),
    orgId: office,
  })
  const meeting = await must(ctx, at(day, '08:50'), readMeeting, { id })
  const taken = meeting.items.filter((one) => one.matter !== null).slice(0, 8)
  await must(ctx, at(day, '10:40'), changeMeeting, {
    id,
    revision: meeting.revision,
    items: meeting.items.map((one) => ({
      id: one.id,
      ...(one.source === 'not_done' || taken.includes(one) ? { minutes: '已过会，责任单位按期落实。' } : {}),
    })),
    attendees: orgs.map(({ id: orgId }, n) => ({
      orgId,
      ...(n % 7 === 3
        ? { state: 'substitute', substitute: '副局长' }
        : n % 11 === 5
          ? { state: 'excused', reason: '省里开会' }
          : { state: 'came' }),
    })),
    decisions: taken.slice(0, 2).map((one, n) => ({
      itemId: one.id,
      matter: 'decision',
      title: n === 0 ? '牵头单位三日内上门对接，拿出解决办法' : '组织一次专题会商',
      leadOrgId: orgs[(n * 5 + 2) % orgs.length]?.id,
      dueDay: addDays(day, 3 + n),
    })),
    minutesText: '会议逐件听取了未结事项进展，对需多部门配合的作了分工。',
  })
  await must(ctx, at(day, '11:00'), closeMeeting, { id })
}
