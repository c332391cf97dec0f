/** Pairings and exemptions. */
import type { LinkKind } from '#program/model.ts'
import { type Building, ENTITIES, type Row, textOf } from './building.ts'
import { renewed, unexpected } from './try-limits.ts'

export function addLink(b: Building, id: string, name: string | undefined, row: Row): void {
  const { program } = b.scene
  const link = program.links.find((one) => one.id === name)
  if (!link) return b.fault(`没有包联“${name}”；有 ${program.links.map((one) => one.id).join('、')}`)
  if (row.renews !== undefined) return renewLink(b, id, link, row)
  const holder = b.entity(link.holderOf, row.holder ?? row[link.holderOf])
  const target = b.entity(link.targetOf, row.target ?? row[link.targetOf])
  if (!holder || !target) return b.fault(`包联应写 holder 和 target`)
  const from_day = row.from === undefined ? b.scene.program.inForce.from : b.day(row.from)
  const to_day = row.to === undefined ? 'infinity' : b.day(row.to)
  const org =
    row.org === undefined
      ? (b.world.post.find((post) => post.person_id === holder)?.org_id ?? null)
      : b.entity('org', row.org)
  b.world.link.push({
    id,
    program_key: program.id,
    link: link.id,
    person_id: link.holderOf === 'person' ? holder : null,
    org_id: link.holderOf === 'org' ? holder : org,
    target_kind: link.targetOf,
    target_org_id: link.targetOf === 'org' ? target : null,
    target_person_id: link.targetOf === 'person' ? target : null,
    enterprise_id: link.targetOf === 'enterprise' ? target : null,
    project_id: link.targetOf === 'project' ? target : null,
    area_id: link.targetOf === 'area' ? target : null,
    kinds: row.kind === undefined ? [] : [String(row.kind)],
    from_day,
    to_day,
    term_to: null,
    end_reason: textOf(row.reason),
    ended_at: to_day === 'infinity' ? null : b.moment(to_day),
    recorded_at: row.recorded === undefined ? b.moment(from_day) : b.moment(row.recorded),
    voided_at: null,
  })
}

/** `renews: 张红`: the pairing so called goes on for another term. */
function renewLink(b: Building, id: string, kind: LinkKind, row: Row): void {
  const old = b.named('link', row.renews)
  const before = b.world.link.find((one) => one.id === old)
  if (!before) return
  const times = b.renewals.get(before.id) ?? 0
  const decided = renewed(b.scene, kind, before, times)
  const wrong = unexpected('renew', row.refused, decided.ok ? null : decided.error)
  if (wrong) return b.fault(wrong)
  if (!decided.ok) return
  const { fromDay, endsOn } = decided.value
  before.to_day = endsOn
  before.ended_at = b.moment(endsOn)
  b.renewals.set(id, times + 1)
  const recorded_at = b.moment(fromDay)
  b.world.link.push({ ...before, id, from_day: fromDay, to_day: 'infinity', ended_at: null, recorded_at })
}

export function addExemption(b: Building, id: string, name: string | undefined, row: Row): void {
  const ground = b.scene.program.exemptions.find((one) => one.id === name)
  if (!ground) return b.fault(`没有免责“${name}”；有 ${b.scene.program.exemptions.map((one) => one.id).join('、')}`)
  const kind = ENTITIES.find((one) => row[one] !== undefined)
  const subject = row.link !== undefined ? b.named('link', row.link) : kind ? b.entity(kind, row[kind]) : null
  if (!subject) return b.fault('免责应写对象：person、org、enterprise、project、area 或 link')
  const calendars = ground.on.flatMap(
    (on) =>
      b.scene.program.duties.find((duty) => duty.id === on.name)?.every ??
      b.scene.program.indicators.find((one) => one.id === on.name)?.every ??
      b.scene.program.measures.find((one) => one.id === on.name)?.every ??
      [],
  )
  const period =
    row.period === undefined
      ? undefined
      : (b.scene.periods.get(calendars[0] ?? '')?.find((one) => one.label === String(row.period)) ??
        b.period(row.period))
  const other =
    row.other === undefined
      ? undefined
      : (b.scene.periods.get(period?.calendar ?? calendars[0] ?? '')?.find((one) => one.label === String(row.other)) ??
        b.period(row.other))
  b.world.exemption.push({
    id,
    program_key: b.scene.program.id,
    exemption: ground.id,
    effect: ground.effect,
    subject_kind: row.link !== undefined ? 'link' : (kind ?? 'org'),
    subject_id: subject,
    rule: null,
    calendar: period?.calendar ?? null,
    ordinal: period?.ordinal ?? null,
    other_ordinal: other?.ordinal ?? null,
    from_day: row.from === undefined ? null : b.day(row.from),
    to_day: row.to === undefined ? null : b.day(row.to),
    reason: '用例',
    recorded_at: b.moment(row.recorded),
    voided_at: null,
  })
}

export function addMember(b: Building, id: string, name: string | undefined, row: Row, given: unknown): void {
  const { program } = b.scene
  const group = program.roster.find((one) => one.id === name)
  if (!group) return b.fault(`没有名单“${name}”；有 ${program.roster.map((one) => one.id).join('、')}`)
  const subject = b.entity(group.of, typeof given === 'object' && given !== null ? (row.name ?? row[group.of]) : given)
  b.rostered.add(group.id)
  b.world.roster_member.push({
    id,
    program_key: b.scene.program.id,
    group_id: group.id,
    subject_kind: group.of,
    subject_id: subject ?? '',
    from_day: row.from === undefined ? '-infinity' : b.day(row.from),
    to_day: row.to === undefined ? 'infinity' : b.day(row.to),
  })
}
