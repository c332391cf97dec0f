import { Temporal } from 'temporal-polyfill'
import { dutyCondition, listDutyRows } from '#storage/duty-list-store.ts'
import { listPlansOf } from '#storage/my-day-store.ts'
import { sql } from '#storage/open-database.ts'
import { type DaysOf, listMeetingsOf } from '#storage/person-days-store.ts'
import type { TxCtx } from '../context.ts'
import { dressDuties } from '../duty/dress-duties.ts'

/** One thing of a person's days: all day long, or at a moment. */
export type DayEntry = {
  readonly id: string
  readonly kind: 'duty' | 'clock' | 'visit' | 'meeting'
  readonly day: string
  /** A meeting begins then, a clock runs out then; null: some time of the day. */
  readonly at: string | null
  readonly summary: string
  readonly text: string
  readonly place: string
  /** Page that shows it. */
  readonly path: string
}

/** A person's open duties, the clocks of the matters his units work on, his planned visits and his meetings, by day. */
export async function daysOf(
  ctx: TxCtx,
  of: DaysOf,
  span: { readonly from: string; readonly to: string; readonly overdue: boolean; readonly most: number },
): Promise<DayEntry[]> {
  const { tx, authorityId, now, timeZone } = ctx
  const mine = [
    of.personId ? sql`d.person_id = ${of.personId}` : sql`false`,
    sql`(d.org_id = any(${[...of.workOrgIds]}::uuid[]) and (d.owner_kind = 'org' or d.matter_id is not null))`,
  ]
  const condition = dutyCondition(
    authorityId,
    { states: ['open'], openedBefore: now },
    sql`(${sql.join(mine, sql` or `)}) and d.due_day <= ${span.to} ${span.overdue ? sql`` : sql`and d.due_day >= ${span.from}`}`,
  )
  const duties = await dressDuties(ctx, await listDutyRows(tx, authorityId, { condition, limit: span.most }))
  const plans = of.personId ? await listPlansOf(tx, authorityId, of.personId, span.from) : []
  const start = (day: string) => Temporal.PlainDate.from(day).toZonedDateTime(timeZone).toInstant()
  const meetings = await listMeetingsOf(tx, authorityId, of, {
    from: start(span.from).toString(),
    before: start(Temporal.PlainDate.from(span.to).add({ days: 1 }).toString()).toString(),
  })
  const local = (at: string) => Temporal.Instant.from(at).toZonedDateTimeISO(timeZone)
  const entries: DayEntry[] = [
    ...duties.map((duty): DayEntry => {
      const about = duty.matter?.name ?? duty.enterprise?.name ?? duty.project?.name
      return {
        id: duty.id,
        kind: duty.matter ? 'clock' : 'duty',
        day: duty.dueDay,
        // A limit in hours runs out within the day; one in days with the day.
        at: duty.matter && !endsWithDay(local(duty.dueAt)) ? duty.dueAt : null,
        summary: about ? `${duty.title}：${about}` : duty.title,
        text: [duty.period, duty.clause ?? duty.assumed].filter(Boolean).join('；'),
        place: '',
        path: duty.matter ? `/matters/${duty.matter.id}` : '/duties',
      }
    }),
    ...plans
      .filter((plan) => plan.day <= span.to)
      .map(
        (plan): DayEntry => ({
          id: plan.id,
          kind: 'visit',
          day: plan.day,
          at: null,
          summary: `计划走访：${plan.enterprise?.name ?? plan.project?.name ?? ''}`,
          text: plan.note ?? '',
          place: '',
          path: '/m/today',
        }),
      ),
    ...meetings.map(
      (one): DayEntry => ({
        id: one.id,
        kind: 'meeting',
        day: local(one.at).toPlainDate().toString(),
        at: one.at,
        summary: one.title || '会议',
        text: one.org ?? '',
        place: one.place,
        path: `/meetings/${one.id}`,
      }),
    ),
  ]
  return entries.sort((a, b) => compare(a, b)).slice(0, span.most)
}

/** By day, what has an hour by its hour, then the rest. */
function compare(a: DayEntry, b: DayEntry): number {
  const [left, right] = [`${a.day} ${a.at ?? '9'} ${a.id}`, `${b.day} ${b.at ?? '9'} ${b.id}`]
  return left < right ? -1 : left > right ? 1 : 0
}

function endsWithDay({ hour, minute }: Temporal.ZonedDateTime): boolean {
  return (hour === 0 && minute === 0) || (hour === 23 && minute === 59)
}
