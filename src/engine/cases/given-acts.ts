/** Acts outside matters and inspections: done under the program’s limits, or refused. */
import type { Inspection } from '../reference/world.ts'
import { type Building, type Row, textOf } from './building.ts'
import { brokenAct, brokenInspection, unexpected } from './try-limits.ts'
import { idsOf } from './who-is.ts'

/** `act hold_contest: [{ by: 甲县, approved: leader, refused: … }]`: done under the program's `acts`, or refused. */
export function tryAct(b: Building, act: string, row: Row): void {
  if (!b.scene.program.acts.some((one) => one.act === act))
    return b.fault(`acts 中没有“${act}”；有 ${b.scene.program.acts.map((one) => one.act).join('、')}`)
  const by = String(row.by ?? 'office')
  const named = ['office', 'leader'].includes(by) ? undefined : (b.ids.get(`org ${by}`) ?? b.ids.get(`person ${by}`))
  if (!['office', 'leader'].includes(by) && !named) return b.fault(`given 中没有“${by}”`)
  const day = b.localDay(b.moment(row.at ?? row.day))
  const wanted = { act, by, day, ids: idsOf(b.world, named), approved: textOf(row.approved) }
  const broken = brokenAct(b.scene, b.world, wanted, b.done)
  const wrong = unexpected(act, row.refused, broken)
  if (wrong) return b.fault(wrong)
  if (!broken) b.done.push({ act, by, day })
}

/** `by: 张三` inspected, or somebody of the unit `by_org: 市队`. */
export function inspectorOf(b: Building, row: Row): string | null {
  if (row.by_org === undefined) return b.entity('person', row.by)
  const unit = b.entity('org', row.by_org) ?? ''
  const person = b.entity('person', `${String(row.by_org)}检查员`)
  if (person && !b.world.post.some((post) => post.person_id === person))
    b.world.post.push({
      id: b.newId('post'),
      person_id: person,
      org_id: unit,
      title: '',
      is_primary: true,
      is_head: false,
      from_day: '2000-01-01',
      to_day: 'infinity',
    })
  return person
}

export function addInspection(b: Building, id: string, row: Row): void {
  const held: Inspection = {
    id,
    program_key: b.scene.program.id,
    kind: String(row.kind ?? '督查'),
    planned: row.planned !== false,
    unannounced: row.unannounced === true,
    approved: row.approved !== false,
    ...b.paths('inspection', row),
    by_person_id: inspectorOf(b, row),
    ...b.happened(row),
  }
  if (row.refused !== undefined) {
    // Whom nobody sent is sent by the office.
    const by = String(row.by_org ?? row.by ?? 'office')
    const ids = idsOf(b.world, held.by_person_id ?? undefined)
    const broken = brokenInspection(b.scene, b.world, held, { name: by, ids })
    const wrong = unexpected('inspect', row.refused, broken)
    if (wrong) return b.fault(wrong)
    if (broken) return
  }
  b.world.inspection.push(held)
}
