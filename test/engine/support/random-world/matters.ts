import { Temporal } from 'temporal-polyfill'
import type { MatterKind } from '#program/model.ts'
import type { Dice } from './dice.ts'
import { type Contested, type Making, many } from './tools.ts'

/** Matters with their course: recorded, worked on, closed, perhaps reopened; clocks, acts and closings that fit. */
export function randomMatters({ dice, scene, world, size, texts, entities, happened, later, contested }: Making): void {
  const { program } = scene
  let number = 0
  for (const kind of program.matters) {
    for (let i = 0; i < dice.upTo(size.facts * 2); i++) {
      const id = dice.uuid()
      const { at, recorded_at } = happened()
      const about = kind.kind !== 'problem' && dice.chance(0.7) ? aboutOf(dice, kind, contested) : null
      const base = {
        enterprise_id: dice.maybe(entities.enterprise),
        project_id: dice.maybe(entities.project, 0.3),
        area_id: dice.maybe(entities.area, 0.3),
      }
      const org_id = dice.maybe(entities.org)
      const person_id = dice.maybe(entities.person)
      const category = dice.pick(kind.categories.length > 0 ? kind.categories : texts)
      const states = [
        'recorded',
        ...(dice.chance(0.6) ? ['working'] : []),
        ...(dice.chance(0.6) ? [dice.pick(['closed', 'closed', 'closed', 'dismissed', 'merged', 'suspended'])] : []),
      ]
      let from_at = recorded_at
      states.forEach((state, seq) => {
        const to = later(from_at, dice.chance(0.4) ? 1 + dice.upTo(12) : 24 * (1 + dice.upTo(20)))
        const closed = state === 'closed'
        const end = closed && kind.ends.length > 0 ? dice.pick(kind.ends) : null
        const counts_as = closed ? (dice.chance(about ? 0.8 : 0.2) ? 'confirmed' : (end?.countsAs ?? 'solved')) : null
        world.matter_history.push({
          matter_id: id,
          seq: seq + 1,
          from_at,
          to_at: seq === states.length - 1 ? 'infinity' : to,
          state,
          end_id: end?.id ?? null,
          counts_as,
          tier: dice.upTo(2),
          org_id,
          person_id,
          category,
          urgency: dice.maybe(kind.urgencies.length > 0 ? kind.urgencies : texts),
          weight: dice.maybe(kind.weights),
          level: dice.maybe(kind.levels),
          reopened: dice.upTo(1),
          returned: dice.upTo(1),
          extended: dice.upTo(1),
          closed_at: closed ? from_at : null,
          answered_at: null,
        })
        world.act.push({
          matter_id: id,
          seq: seq + 1,
          act: dice.pick(['record', 'answer', 'assign', 'close']),
          at: from_at,
          actor_person: dice.maybe(entities.person),
          actor_org: dice.maybe(entities.org),
          actor_role: 'lead',
          reason: dice.maybe(texts, 0.4),
          refused: dice.chance(0.2),
          program_version: 1,
          recorded_at: from_at,
        })
        if (closed) {
          world.closing.push({
            id: dice.uuid(),
            matter_id: id,
            end_id: end?.id ?? 'solved',
            counts_as: counts_as ?? 'solved',
            at: from_at,
            recorded_at: from_at,
            org_id,
            person_id,
            enterprise_id: base.enterprise_id,
            project_id: base.project_id,
            agreed: dice.pick(['enterprise_agreed', 'silent', 'disputed']),
            refuted_at: dice.chance(0.5) ? later(from_at, 24 * dice.upTo(60)) : null,
            signals: dice.chance(0.6) ? ['答复雷同'] : [],
            evidence: dice.upTo(3),
          })
        }
        from_at = to
      })
      for (const clock of kind.clocks) {
        if (!dice.chance(0.6)) continue
        const opened_at = later(recorded_at, dice.upTo(24))
        const due_day = Temporal.Instant.from(opened_at)
          .add({ hours: 24 * dice.upTo(15) })
          .toZonedDateTimeISO(scene.timeZone)
          .toPlainDate()
          .toString()
        const due_at = Temporal.PlainDate.from(due_day)
          .add({ days: 1 })
          .toZonedDateTime(scene.timeZone)
          .toInstant()
          .toString()
        const done_at = dice.chance(0.6) ? later(opened_at, 12 * dice.upTo(60)) : null
        world.matter_clock.push({
          id: dice.uuid(),
          matter_id: id,
          clock: clock.id,
          org_id: dice.maybe(entities.org),
          person_id: dice.maybe(entities.person, 0.5),
          opened_at,
          due_at,
          due_day,
          done_at: done_at && dice.chance(0.1) ? due_at : done_at,
          cancelled_at: dice.chance(0.1) ? later(opened_at, 48) : null,
          state: 'open',
          explain: {},
          recorded_at: opened_at,
        })
      }
      number += 1
      world.matter.push({
        id,
        number: `2026-${String(number).padStart(6, '0')}`,
        program_key: program.id,
        program_version: 1,
        matter: kind.id,
        kind: kind.kind,
        title: '',
        source: dice.maybe(kind.sources),
        document: dice.maybe(kind.documents),
        state: 'recorded',
        lead_org_id: dice.maybe(entities.org),
        leader_id: dice.maybe(entities.person),
        handler_id: dice.maybe(entities.person, 0.5),
        raiser_person_id: dice.maybe(entities.person, 0.3),
        respondent_org_id: dice.maybe(entities.org, 0.5),
        finish_by: dice.maybe(['2026-03-31', '2026-06-30'], 0.5),
        standard: dice.maybe(['够亮'], 0.3),
        ...base,
        about_kind: about?.kind ?? null,
        about_id: about?.id ?? null,
        units: many(dice.upTo(2), (n) => `单位${n}`),
        recorded_at,
        at,
        state_json: {},
        ...({ category } as object),
      })
    }
  }
  const [some] = world.matter
  if (some) world.matter.push({ ...some, id: dice.uuid(), number: 'of another', program_key: 'another' })
}

/** What a matter is about: an appeal is against a mark or an entry, anything else a case about a mark. */
function aboutOf(dice: Dice, kind: MatterKind, { marks, points }: Contested): { kind: string; id: string } | null {
  const kinds = kind.kind === 'appeal' ? kind.about.map((one) => one.kind) : ['mark']
  const open = [
    ...(kinds.includes('mark') ? marks.map((id) => ({ kind: 'mark', id })) : []),
    ...(kinds.includes('points') ? points.map((id) => ({ kind: 'points', id })) : []),
  ]
  return open.length > 0 ? dice.pick(open) : null
}
