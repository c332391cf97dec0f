/** Figures of enterprises, policies brought and claimed, plans. */
import { Temporal } from 'temporal-polyfill'
import { ids, type Making, many } from './tools.ts'

export function randomEnterprises({
  dice,
  world,
  texts,
  entities,
  start,
  day,
  moment,
  later,
  happened,
  scene,
}: Making): void {
  const { program, timeZone } = scene
  const visits = ids(world.visit)
  for (const enterprise_id of entities.enterprise) {
    // Figures of quarter ends and of some other day, corrected now and then; the year before for most.
    for (const as_of of new Set(['2025-03-31', '2025-12-31', '2026-03-31', '2026-06-30', '2026-12-31', day()])) {
      if (!dice.chance(0.5)) continue
      const figures = () => ({
        staff: dice.maybe([5, 120, 300]),
        revenue: dice.maybe(['0', '1999.5', '40000']),
        assets: dice.maybe(['0', '3000']),
        fixed_assets: dice.maybe(['12.5']),
        output: dice.maybe(['0', '820', '1500']),
        tax: dice.maybe(['0', '499.99', '500', '620', '1200']),
        recorded_by: dice.maybe(entities.person),
      })
      const recorded_at = later(moment(as_of), 24 * dice.upTo(20))
      const corrected = dice.chance(0.3) ? later(recorded_at, 24 * dice.upTo(60)) : null
      const row = { enterprise_id, as_of, voided_at: null }
      world.enterprise_profile.push({ id: dice.uuid(), ...row, ...figures(), recorded_at, voided_at: corrected })
      if (corrected && dice.chance(0.8))
        world.enterprise_profile.push({ id: dice.uuid(), ...row, ...figures(), recorded_at: corrected })
    }
  }
  world.policy = many(1 + dice.upTo(2), (i) => ({
    id: dice.uuid(),
    title: i === 0 ? dice.pick(texts) : `政策${i}`,
    level: dice.maybe([...texts, '市'], 0.8),
    org_id: dice.pick(entities.org),
    recorded_at: moment(start),
  }))
  for (const policy of world.policy)
    for (const enterprise_id of entities.enterprise) {
      const of = { policy_id: policy.id, enterprise_id }
      if (dice.chance(0.6)) {
        const fact = happened()
        world.policy_delivery.push({
          id: dice.uuid(),
          ...of,
          person_id: dice.maybe(entities.person),
          org_id: dice.maybe(entities.org),
          visit_id: dice.maybe(visits, 0.4),
          how: dice.pick(['visit', 'call', 'meeting', 'online', 'portal']),
          read_at: dice.chance(0.5) ? later(fact.at, 24 * dice.upTo(40)) : null,
          ...fact,
        })
      }
      for (let i = 0; i < dice.upTo(2); i++) {
        const fact = happened()
        const state = dice.pick(['asked', 'granted', 'refused'])
        world.policy_claim.push({
          id: dice.uuid(),
          ...of,
          org_id: dice.maybe([policy.org_id]),
          state,
          amount: state === 'granted' ? dice.pick(['0', '3.5', '50']) : null,
          settled_at: state === 'asked' ? null : later(fact.at, 24 * dice.upTo(60)),
          ...fact,
        })
      }
    }
  for (const enterprise_id of entities.enterprise) {
    if (!dice.chance(0.7)) continue
    const plan = {
      id: dice.uuid(),
      program_key: program.id,
      enterprise_id,
      area_id: dice.maybe(entities.area, 0.4),
      org_id: dice.maybe(entities.org),
      recorded_at: moment(day()),
      recorded_by: dice.maybe(entities.person),
    }
    world.policy_plan.push(plan)
    let from_at = plan.recorded_at
    const states = ['draft', 'offered', 'agreed', 'offered', 'agreed', 'ended'].slice(0, 1 + dice.upTo(5))
    states.forEach((state, n) => {
      const to_at = n === states.length - 1 ? 'infinity' : later(from_at, 24 * (1 + dice.upTo(40)))
      const agreed_by = state === 'agreed' ? dice.pick(['enterprise', 'office']) : null
      world.policy_plan_state.push({ plan_id: plan.id, seq: n + 1, state, agreed_by, from_at, to_at })
      from_at = to_at
    })
    for (let i = 0; i < dice.upTo(3); i++) {
      const state = dice.pick(['open', 'open', 'done', 'done', 'dropped'])
      const recorded_at = later(plan.recorded_at, 24 * dice.upTo(20))
      const settled_at = state === 'open' ? null : later(recorded_at, 24 * dice.upTo(90))
      world.policy_measure.push({
        id: dice.uuid(),
        plan_id: plan.id,
        org_id: dice.maybe(entities.org),
        person_id: dice.maybe(entities.person),
        due_day: dice.chance(0.8) ? day() : null,
        state,
        settled_at,
        settled_day:
          settled_at && Temporal.Instant.from(settled_at).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
        recorded_at,
        voided_at: dice.chance(0.15) ? later(recorded_at, 24 * dice.upTo(60)) : null,
      })
    }
  }
}
