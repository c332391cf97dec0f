/** What a case says of plans: when a plan was put to the enterprise and agreed, what its measures are and what became of them. */
import type { Building, Row } from './building.ts'

function refuseUnknown(b: Building, what: string, row: Row, known: readonly string[]): void {
  for (const key of Object.keys(row)) if (!known.includes(key)) b.fault(`${what}没有“${key}”；有 ${known.join('、')}`)
}

/** `plan: [{ as: 甲厂计划, enterprise: 甲厂, org: 甲局, at: 2026-02-01, agreed: 2026-02-10 }]`. */
export function addPlan(b: Building, id: string, row: Row): void {
  refuseUnknown(b, '一企一策计划', row, [
    'as',
    'times',
    'enterprise',
    'org',
    'person',
    'at',
    'offered',
    'agreed',
    'agreed_by',
    'ended',
  ])
  const { person_id, org_id, enterprise_id } = b.paths('plan', row)
  if (!enterprise_id) return b.fault('一企一策计划应写 enterprise')
  const at = b.moment(row.at)
  b.world.policy_plan.push({
    id,
    program_key: b.scene.program.id,
    enterprise_id,
    area_id: b.world.enterprise.find((one) => one.id === enterprise_id)?.area_id ?? null,
    org_id,
    recorded_at: at,
    recorded_by: person_id,
  })
  const states = [
    { state: 'draft', from_at: at },
    ...(['offered', 'agreed', 'ended'] as const).flatMap((state) =>
      row[state] === undefined ? [] : [{ state, from_at: b.moment(row[state]) }],
    ),
  ]
  states.forEach(({ state, from_at }, n) => {
    b.world.policy_plan_state.push({
      plan_id: id,
      seq: n + 1,
      state,
      agreed_by: state === 'agreed' ? String(row.agreed_by ?? 'enterprise') : null,
      from_at,
      to_at: states[n + 1]?.from_at ?? 'infinity',
    })
  })
}

/** `plan_measure: [{ plan: 甲厂计划, org: 甲局, due: 2026-03-31, done: 2026-03-20 }]`. */
export function addPlanMeasure(b: Building, id: string, row: Row): void {
  refuseUnknown(b, '一企一策措施', row, [
    'as',
    'times',
    'plan',
    'org',
    'person',
    'at',
    'due',
    'done',
    'dropped',
    'voided',
  ])
  const plan = b.world.policy_plan.find((one) => one.id === b.named('plan', row.plan))
  if (!plan) return row.plan === undefined ? b.fault('一企一策措施应写 plan：先用 as: 给计划起名') : undefined
  const { person_id, org_id } = b.paths('plan_measure', row)
  const settled = row.done ?? row.dropped
  const settled_at = settled === undefined ? null : b.moment(settled)
  b.world.policy_measure.push({
    id,
    plan_id: plan.id,
    org_id,
    person_id,
    due_day: row.due === undefined ? null : b.day(row.due),
    state: row.done !== undefined ? 'done' : row.dropped !== undefined ? 'dropped' : 'open',
    settled_at,
    settled_day: settled_at === null ? null : b.localDay(settled_at),
    recorded_at: b.moment(row.at, plan.recorded_at),
    voided_at: row.voided === undefined ? null : b.moment(row.voided),
  })
}
