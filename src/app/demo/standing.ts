import { recordAppeal } from '#app/appeal/record-appeal.ts'
import type { Ctx } from '#app/context.ts'
import { listDuties } from '#app/duty/list-duties.ts'
import { grantExemption } from '#app/exemption/grant-exemption.ts'
import { listHandovers } from '#app/link/list-handovers.ts'
import { listLinks } from '#app/link/list-links.ts'
import { proposeHandover } from '#app/link/propose-handover.ts'
import { listMarks } from '#app/score/list-marks.ts'
import { sealPeriod } from '#app/seal/seal-period.ts'
import { listTopics, openTopic } from '#app/topic/topics.ts'
import { execute } from '#app/use-case.ts'
import { addDays } from '#domain/calendar/day.ts'
import { actAs, must } from './act-as.ts'
import { PARK } from './places.ts'

const KEY = PARK.program.replaceAll('-', '_')

/**
 * What stands between people besides the daily work: a topic for a problem several enterprises share, pairings
 * offered to a successor, a visit excused, a mark contested, a quarter sealed. Done once, after the rules have run.
 */
export async function leaveStanding(ctx: Ctx, today: string): Promise<void> {
  const office = await actAs(ctx, 'office', 'office')
  if (must(await execute(office, listHandovers, { limit: 1 })).items.length > 0) return
  await shareTopic(office, today)
  await excuse(office)
  await contest(ctx, office)
  const quarter = { program: KEY, calendar: 'quarter', label: `${today.slice(0, 4)}-Q1` }
  if (today > `${today.slice(0, 4)}-04-15`) {
    const sealed = await execute(office, sealPeriod, quarter)
    // A start that was broken off after it goes on.
    if (!sealed.ok && sealed.error.code !== 'period.sealed') must(sealed)
  }
  await offerPairings(office, today)
}

async function shareTopic(office: Ctx, today: string): Promise<void> {
  const year = { from: `${today.slice(0, 4)}-01-01`, to: today, by: 'category', least: 3 }
  const { clusters, topics } = must(await execute(office, listTopics, year))
  const shared = clusters.find((one) => one.category === '用地') ?? clusters[0]
  if (!shared || topics.length > 0) return
  const topic = {
    program: KEY,
    matter: 'decision',
    title: `${shared.category ?? ''}共性问题专题`,
    body: '几家企业同类问题一并研究，各企业的事项仍各自答复',
    matterIds: shared.ids.slice(0, 200),
  }
  must(await execute(office, openTopic, topic))
}

async function excuse(office: Ctx): Promise<void> {
  const missed = must(
    await execute(office, listDuties, { program: KEY, rule: 'weekly_visit', state: ['missed'], limit: 1 }),
  )
  const [duty] = missed.items
  if (!duty) return
  const exemption = {
    programKey: KEY,
    exemption: 'objective',
    subjectKind: 'duty',
    subjectId: duty.id,
    rule: 'weekly_visit',
    ground: '企业停产放假',
    reason: '企业设备检修停产一周，厂区无人',
  }
  must(await execute(office, grantExemption, exemption))
}

/** The one whom something is on says why it should not stand; another than who found it will decide. */
async function contest(ctx: Ctx, office: Ctx): Promise<void> {
  const about = CONTESTED.map(async ([rule, title, body]) => {
    const { items } = must(await execute(office, listMarks, { program: KEY, rule, limit: 50 }))
    return items.filter((one) => !one.gone).map((one) => ({ ...one, title, body }))
  })
  const latest = (await Promise.all(about)).flat().sort((a, b) => b.at.localeCompare(a.at))
  for (const { id, to, at, title, body } of latest) {
    if (to.kind !== 'person' && to.kind !== 'org') continue
    const scope = to.kind === 'org' ? 'org' : 'own'
    const role = to.kind === 'org' ? 'head' : 'cadre'
    const orgId = to.kind === 'org' ? to.id : null
    const grants = [{ role, scope, orgId, areaId: null, programKey: null }] as const
    const own = to.kind === 'org' ? { personId: null, orgIds: [to.id] } : { personId: to.id }
    const actor = { ...office.actor, ...own, accountId: null, grants }
    // Some days after he was told.
    const later = new Date(Date.parse(at) + 4 * 86_400_000).toISOString()
    const now = later < ctx.now ? later : ctx.now
    // Past its ten days, or somebody's who is heard already: the next one.
    if ((await execute({ ...ctx, now, actor }, recordAppeal, { kind: 'mark', id, title, body })).ok) return
  }
}

/** What is contested, and how: the first that still may be. */
const CONTESTED = [
  ['no_visit', '对未及时走访的申诉', '当周陪同企业外出对接，有登机牌和会议通知'],
  ['fake_closure', '对假销号认定的申诉', '企业当时书面认可，后因新问题另行反映，附认可单'],
  ['not_collected', '对未收集问题的申诉', '当期企业无新增问题，有企业书面说明'],
  ['inaction', '对不作为认定的申诉', '办理中需市级部门批复，已三次书面催办'],
] as const

async function offerPairings(office: Ctx, today: string): Promise<void> {
  const { items } = must(await execute(office, listLinks, { program: KEY, link: 'enterprise_guarantee', limit: 200 }))
  const held = items.flatMap(({ person, org }) => (person && org ? [{ person: person.id, org: org.id }] : []))
  const [from] = held
  const to = held.find((one) => from && one.org === from.org && one.person !== from.person)
  if (!from || !to) return
  const offer = { fromPersonId: from.person, toPersonId: to.person, effectiveDay: addDays(today, 7) }
  must(await execute(office, proposeHandover, { ...offer, reason: '岗位调整，企业交由同单位同事接着联系' }))
}
