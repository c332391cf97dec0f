import { Temporal } from 'temporal-polyfill'
import type { Ctx } from '#app/context.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { recordMeeting } from '#app/meeting/record-meeting.ts'
import { submitReport } from '#app/report/submit-report.ts'
import { execute, type UseCase } from '#app/use-case.ts'
import { addDays } from '#domain/calendar/day.ts'
import { countFactsOf, listDemoThings, listOrgsOfKind } from '#storage/demo-store.ts'
import { weekdayBefore } from './days.ts'
import { PARK } from './places.ts'
import { type Random, random } from './random.ts'
import { monthOf, planOf } from './reports-told.ts'

/** A step of the story: what was done on a day, by which use case. */
type Step = { readonly day: string; readonly take: (ctx: Ctx) => Promise<{ readonly ok: boolean }> }

const step = <In, Out>(day: string, useCase: UseCase<In, Out>, input: object): Step => ({
  day,
  take: async (ctx) => {
    const done = await execute(ctx, useCase, input)
    if (!done.ok)
      throw new Error(`demo ${useCase.name} ${day}: ${done.error.code} ${JSON.stringify(done.error.data ?? {})}`)
    return done
  },
})

const ACTIVITIES = ['银企对接会', '政策宣讲会', '用工招聘会', '产销对接会', '上门服务日', '审批开放日'] as const
const HEADLINES = ['园区帮企业解难题', '重点项目加快建设', '部门上门送政策', '一季度开门红', '审批提速见实效'] as const

/**
 * The park's year under its campaign: kick-offs, plans, pledges, reports, activities and press items, up to today and a few missing. A
 * start that was broken off goes on after the last step that was taken.
 */
export async function driveCampaign(ctx: Ctx, today: string): Promise<void> {
  const { orgs, enterprises, taken } = await ctx.db.inAuthority(ctx.authorityId, async (tx) => ({
    orgs: await listOrgsOfKind(tx, ctx.authorityId, '部门'),
    enterprises: (await listDemoThings(tx, ctx.authorityId)).enterprises,
    taken: await countFactsOf(tx, ctx.authorityId, PARK.campaign.key),
  }))
  const steps = [...stepsOf(random(2026), orgs, today), ...fiveOnes(random(5), { orgs, enterprises }, today)].sort(
    (a, b) => a.day.localeCompare(b.day),
  )
  for (const { day, take } of steps.slice(taken)) await take({ ...ctx, now: momentOf(ctx, day) })
}

function momentOf(ctx: Ctx, day: string): string {
  const morning = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: ctx.timeZone, plainTime: '09:30' })
  return morning.toInstant().toString({ smallestUnit: 'millisecond' })
}

type Org = { readonly id: string; readonly name: string }

function stepsOf(random: Random, orgs: readonly Org[], today: string): Step[] {
  const steps: Step[] = []
  const year = today.slice(0, 4)
  const programKey = PARK.campaign.key
  const report = (day: string, org: Org, kind: string, body: string) =>
    steps.push(step(day, submitReport, { programKey, report: kind, body, orgId: org.id }))
  const form = (day: string, org: Org, name: string, values: object) =>
    steps.push(step(day, enterForm, { programKey, form: name, values, orgId: org.id }))
  for (const [n, org] of orgs.entries()) {
    const held = `${year}-01-${String(random.int(12, 28)).padStart(2, '0')}`
    if (n !== orgs.length - 1)
      steps.push(
        step(held, recordMeeting, {
          programKey,
          meeting: 'kickoff',
          title: '动员部署会',
          at: `${held}T09:00:00+08:00`,
          orgId: org.id,
          attendees: random.int(18, 60),
        }),
      )
    report(`${year}-02-${n === 3 ? '26' : String(random.int(5, 19)).padStart(2, '0')}`, org, 'plan', planOf(org, n))
    if (n % 9 !== 4)
      form(`${year}-03-0${random.int(2, 9)}`, org, 'pledge', { words: '服务事项一次办结，逾期由负责人说明' })
    for (let month = 3; month <= 12; month++) {
      const due = `${year}-${String(month).padStart(2, '0')}-27`
      if (!random.chance(0.05))
        report(weekdayBefore(addDays(due, -random.int(0, 4))) ?? due, org, 'progress', monthOf(org, month, n))
      if (month % 3 === 0 && !random.chance(0.15))
        for (const days of [40, 12])
          form(addDays(due, -days), org, 'activity', { name: random.pick(ACTIVITIES), firms: random.int(6, 40) })
    }
  }
  for (const org of orgs.filter(({ name }) => ['经济发展局', '科技创新局', '商务招商局'].includes(name))) {
    for (let day = `${year}-03-03`; day <= today; day = addDays(day, 7))
      if (!random.chance(0.08)) form(day, org, 'media', { headline: random.pick(HEADLINES), level: '电视' })
    for (const day of [`${year}-04-16`, `${year}-09-08`].slice(0, random.int(1, 2)))
      form(day, org, 'media', { headline: random.pick(HEADLINES), level: '省级以上' })
  }
  return steps.filter((one) => one.day <= today).sort((a, b) => a.day.localeCompare(b.day))
}

/** Each department at four enterprises in spring; at some nothing could be solved on the spot, so that not every visit is complete. */
function fiveOnes(
  random: Random,
  things: { readonly orgs: readonly Org[]; readonly enterprises: readonly string[] },
  today: string,
): Step[] {
  const year = today.slice(0, 4)
  return things.orgs
    .flatMap((org, n) =>
      [0, 1, 2, 3].map((visit) => {
        const values = {
          briefing: 1,
          survey: 1,
          opinions: random.int(0, 3),
          advice: random.int(0, 1),
          solved: random.int(0, 2),
          guides: random.int(10, 60),
        }
        const day = `${year}-0${3 + visit}-${String(random.int(10, 25))}`
        const enterpriseId = things.enterprises[(n * 4 + visit) % things.enterprises.length]
        const said = { programKey: PARK.campaign.key, form: 'five_ones', values, orgId: org.id, enterpriseId }
        return step(day, enterForm, said)
      }),
    )
    .filter((one) => one.day <= today)
}
