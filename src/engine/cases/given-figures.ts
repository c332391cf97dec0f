/** Figures: profiles, policies, readings with their targets. */

import { PROFILE_FIGURES } from '#program/catalogue.ts'
import * as decimal from '#program/expression/decimal.ts'
import { declaredTarget } from '../declared-target.ts'
import { uuid } from '../reference/ids.ts'
import { type Building, type Row, textOf } from './building.ts'

/** `profile: [{ enterprise: 甲厂, day: 2026-12-31, tax: 620 }]`: the figures of a day. */
export function addProfile(b: Building, id: string, row: Row): void {
  const { enterprise_id, person_id } = b.paths('profile', row)
  if (!enterprise_id) return b.fault('企业经营数据应写 enterprise')
  const day = b.day(row.day ?? row.at)
  const known = new Set<string>([
    'enterprise',
    'person',
    'day',
    'at',
    'recorded',
    'voided',
    'as',
    'times',
    ...PROFILE_FIGURES,
  ])
  for (const key of Object.keys(row))
    if (!known.has(key)) b.fault(`企业经营数据没有“${key}”；有 ${PROFILE_FIGURES.join('、')}`)
  const amount = (key: string) => (row[key] === undefined ? null : String(row[key]))
  b.world.enterprise_profile.push({
    id,
    enterprise_id,
    as_of: day,
    staff: row.staff === undefined ? null : Number(row.staff),
    revenue: amount('revenue'),
    assets: amount('assets'),
    fixed_assets: amount('fixed_assets'),
    output: amount('output'),
    tax: amount('tax'),
    recorded_at: b.moment(row.recorded, b.moment(day)),
    recorded_by: person_id,
    voided_at: row.voided === undefined ? null : b.moment(row.voided),
  })
}

/** The policy so called; it comes into being when it is first named. */
export function policyOf(b: Building, row: Row): string {
  const title = String(row.policy ?? '惠企政策')
  const known = b.world.policy.find((one) => one.title === title)
  if (known) return known.id
  const id = uuid('case', b.case.title, 'policy', title)
  const org_id = b.entity('org', '政策责任单位') ?? ''
  b.world.policy.push({ id, title, level: textOf(row.level), org_id, recorded_at: b.moment(b.startDay) })
  return id
}

export function addReading(b: Building, id: string, name: string | undefined, row: Row): void {
  const indicator = b.scene.program.indicators.find((one) => one.id === name)
  if (!indicator) return b.fault(`没有指标“${name}”`)
  if (indicator.measure !== undefined && row.value !== undefined)
    return b.fault(`指标“${name}”由口径 ${indicator.measure} 计算，只给 target、baseline，不给 value`)
  const period = b.scene.periods.get(indicator.every)?.find((one) => one.label === String(row.period ?? b.case.period))
  if (!period) return b.fault(`指标 ${name} 没有期“${String(row.period ?? b.case.period)}”`)
  const { subject } = indicator
  const subject_kind = subject.kind === 'group' ? subject.of : 'authority'
  const subject_id =
    subject.kind === 'group' ? b.entity(subject.of, row[subject.of]) : (b.scene.authorityIds[0] ?? null)
  if (!subject_id) return b.fault(`指标 ${name} 应写 ${subject_kind}`)
  const base = {
    program_key: b.scene.program.id,
    indicator: indicator.id,
    subject_kind,
    subject_id,
    calendar: indicator.every,
    ordinal: period.ordinal,
  }
  const at = b.moment(row.at ?? period.lastDay)
  if (row.target !== undefined || row.baseline !== undefined) {
    // A baseline alone: the target is the one the program declares over it.
    const declared = declaredTarget(indicator, decimal.decimal(String(row.baseline)))
    b.world.target.push({
      ...base,
      target_id: id,
      target: String(row.target ?? (declared ? decimal.toText(declared) : 0)),
      baseline: row.baseline === undefined ? null : String(row.baseline),
      recorded_at: b.moment(period.firstDay),
    })
  }
  if (row.value === undefined) return
  b.world.reading.push({
    id,
    ...base,
    value: String(row.value),
    reason: textOf(row.reason),
    remedy: textOf(row.remedy),
    at,
    day: b.localDay(at),
    recorded_at: b.moment(row.recorded, at),
    voided_at: null,
  })
}

export function addDelivery(b: Building, id: string, row: Row): void {
  const { person_id, org_id, enterprise_id } = b.paths('delivery', row)
  if (!enterprise_id) return b.fault('送政策应写 enterprise')
  b.world.policy_delivery.push({
    id,
    policy_id: policyOf(b, row),
    enterprise_id,
    person_id,
    org_id,
    visit_id: b.named('visit', row.visit),
    how: String(row.how ?? 'visit'),
    read_at: row.read === undefined ? null : b.moment(row.read),
    ...b.happened(row),
  })
}

export function addClaim(b: Building, id: string, row: Row): void {
  const { org_id, enterprise_id } = b.paths('claim', row)
  if (!enterprise_id) return b.fault('政策申领应写 enterprise')
  const settled = row.granted ?? row.refused
  b.world.policy_claim.push({
    id,
    policy_id: policyOf(b, row),
    enterprise_id,
    org_id,
    state: row.granted !== undefined ? 'granted' : row.refused !== undefined ? 'refused' : 'asked',
    amount: row.amount === undefined ? null : String(row.amount),
    settled_at: settled === undefined ? null : b.moment(settled),
    ...b.happened(row),
  })
}
