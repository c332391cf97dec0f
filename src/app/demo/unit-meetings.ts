import type { Ctx } from '#app/context.ts'
import { changeMeeting } from '#app/meeting/change-meeting.ts'
import { closeMeeting } from '#app/meeting/close-meeting.ts'
import { planMeeting } from '#app/meeting/plan-meeting.ts'
import { readMeeting } from '#app/meeting/read-meeting.ts'
import { addDays, weekdayOf } from '#domain/calendar/day.ts'
import { listMembersOf } from '#storage/demo-store.ts'
import { at, must } from './at-moment.ts'
import { KEPT_HERE, KEPT_WEEKS } from './records.ts'

const PROGRAM = 'huaihua_guarantee'
const SAID = [
  '承办科室已与企业当面对接，材料补齐，本周内报出。',
  '牵头科室周三前拿出书面意见，仍有分歧的提交局长办公会。',
  '已现场踏勘，需与自然资源分局会商，约定周四上午。',
  '责任人说明了逾期原因，限两日内办结并回告企业。',
] as const
const DECIDED = [
  '明确专人跟到底，三日内给企业书面答复',
  '会同相关部门上门一次，现场拿出办法',
  '整理同类问题清单，提交每月会商',
] as const

/**
 * A few departments keep their weekly dispatch meetings here: the agenda as it was drawn, who of the unit came, what was said and decided.
 * The others' come in by a ledger, which says only that they were held.
 */
export async function meetInUnits(
  ctx: Ctx,
  orgs: readonly { readonly id: string; readonly name: string }[],
  today: string,
): Promise<void> {
  const monday = addDays(today, 1 - weekdayOf(today))
  const units = orgs.filter(({ name }) => (KEPT_HERE as readonly string[]).includes(name))
  for (let week = KEPT_WEEKS; week > 0; week--)
    for (const [n, org] of units.entries()) {
      // Mondays and Tuesdays, in the working week as it is.
      const day = addDays(monday, -7 * week + (n % 2))
      await dispatch(ctx, org.id, day, { n: week * 3 + n, decides: week === 1 })
    }
}

async function dispatch(
  ctx: Ctx,
  orgId: string,
  day: string,
  { n, decides }: { readonly n: number; readonly decides: boolean },
): Promise<void> {
  const people = await ctx.db.inAuthority(ctx.authorityId, (tx) => listMembersOf(tx, ctx.authorityId, orgId, 9))
  const head = people.find((one) => one.isHead)
  const planned = { programKey: PROGRAM, meeting: 'dispatch', place: '局三楼会议室', at: at(day, '08:40'), orgId }
  const { id } = await must(ctx, at(addDays(day, -1), '16:30'), planMeeting, {
    ...planned,
    ...(head ? { chairId: head.id } : {}),
  })
  const meeting = await must(ctx, at(day, '08:30'), readMeeting, { id })
  const taken = meeting.items.filter((one) => one.title !== null).slice(0, 5)
  await must(ctx, at(day, '09:50'), changeMeeting, {
    id,
    revision: meeting.revision,
    items: meeting.items.map((one) => ({
      id: one.id,
      ...(one.source === 'not_done' || taken.includes(one)
        ? { minutes: SAID[(n + taken.indexOf(one) + 1) % SAID.length] }
        : { dropped: '时间所限，留待下周' }),
    })),
    attendees: people.map((one, k) => ({
      personId: one.id,
      ...(k % 6 === 4 ? { state: 'excused', reason: k % 2 === 0 ? '下企业' : '参加市里会议' } : { state: 'came' }),
    })),
    // Last week's meetings decided something, which is with the unit still; those before only heard.
    decisions: (decides ? taken.slice(0, 1) : []).map((one, k) => ({
      itemId: one.id,
      matter: 'decision',
      title: DECIDED[(n + k) % DECIDED.length],
      leadOrgId: orgId,
      dueDay: addDays(day, 3 + k),
    })),
    minutesText: '听取各科室本周走访、收集问题和办理进展，逐件过未结事项。',
  })
  await must(ctx, at(day, '10:00'), closeMeeting, { id })
}
