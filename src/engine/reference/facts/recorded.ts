/** Facts that people record. */
import { startOfDay } from '#domain/calendar/clock-rules.ts'
import { FIELD_COLUMN } from '#program/catalogue.ts'
import { type Known, unitOf } from '../entities.ts'
import type { Columns } from '../fact.ts'
import { stretchesOf } from '../groups.ts'
import { dayAtOrBefore, ms } from '../time.ts'
import type { Meeting } from '../world.ts'
import { dayIn, type Lister, pathsOf, readerOf, subjectPath } from './paths.ts'

/** One matter belongs to one program. */
function isOwnMatter(known: Known, id: string | null): boolean {
  return (
    id === null ||
    known.world.matter.some((matter) => matter.id === id && matter.program_key === known.scene.program.id)
  )
}

/** One visit may serve several programs; one made under no pairing serves whoever looks at it. */
function servesProgram(known: Known, id: string | null): boolean {
  const visit = id === null ? undefined : known.world.visit.find((one) => one.id === id)
  if (!visit) return id === null
  return (
    visit.link_ids.length === 0 ||
    known.world.link.some((link) => visit.link_ids.includes(link.id) && link.program_key === known.scene.program.id)
  )
}

export const visits: Lister = (known, ref) => {
  const { world } = known
  const { happened, plain } = readerOf(known, ref)
  return happened(world.visit).map((row) => {
    const target = row.enterprise_id ?? row.project_id ?? row.area_id
    const earlier = happened(world.visit).some(
      (other) =>
        other.person_id === row.person_id &&
        (other.enterprise_id ?? other.project_id ?? other.area_id) === target &&
        (ms(other.at) < ms(row.at) || (ms(other.at) === ms(row.at) && other.id < row.id)),
    )
    const written = (row.note ?? '') !== '' || happened(world.form_entry).some((entry) => entry.visit_id === row.id)
    return plain(
      row,
      { how: row.how, first: !earlier, unannounced: row.unannounced, recorded: written, minutes: row.minutes },
      { visit: row.id },
    )
  })
}

export const entries: Lister = (known, ref) => {
  const { world, scene } = known
  const { program } = scene
  const { own, happened, plain } = readerOf(known, ref)
  const fields = program.forms.find((form) => form.id === ref.name)?.fields ?? []
  return happened(own(world.form_entry))
    .filter((row) => row.form === ref.name)
    .map((row) => {
      const columns: Columns = {}
      for (const field of fields) {
        const value = row.values[field.id]
        if (field.type === 'file' || field.type === 'entry') columns[field.id] = value !== undefined && value !== null
        else if (FIELD_COLUMN[field.type] === 'texts')
          columns[field.id] = Array.isArray(value) ? (value as string[]) : undefined
        else columns[field.id] = (value as string | number | boolean | null | undefined) ?? undefined
      }
      return plain(row, columns, { visit: row.visit_id })
    })
}

export const reports: Lister = (known, ref) => {
  const { world } = known
  const { own, happened, plain } = readerOf(known, ref)
  return happened(own(world.report))
    .filter((row) => row.report === ref.name && (row.state === 'submitted' || row.state === 'locked'))
    .map((row) =>
      plain(
        row,
        { reason: row.reason, remedy: row.remedy },
        { period: { calendar: row.calendar, ordinal: row.ordinal } },
      ),
    )
}

/** Presided over by whom the program names; undefined where that cannot be said. */
function wasChaired(known: Known, row: Meeting): boolean | undefined {
  const chairs = known.scene.program.meetings?.find((one) => one.id === row.meeting)?.chair ?? []
  if (chairs.length === 0 || !row.chair_id) return undefined
  const day = dayIn(known, row.at)
  const holds = (one: { readonly from: string; readonly to: string }) =>
    dayAtOrBefore(one.from, day) && dayAtOrBefore(day, one.to)
  return chairs.some((one) =>
    one.kind === 'head'
      ? known.world.post.some(
          (post) =>
            post.person_id === row.chair_id &&
            post.org_id === row.org_id &&
            post.is_head &&
            holds({ from: post.from_day, to: post.to_day }),
        )
      : stretchesOf(known, one.group).some((member) => member.id === row.chair_id && holds(member)),
  )
}

export const meetings: Lister = (known, ref) => {
  const { world } = known
  const { own, happened, plain } = readerOf(known, ref)
  return happened(own(world.meeting))
    .filter((row) => row.meeting === ref.name)
    .map((row) =>
      plain(row, { attendees: row.attendees, chaired: wasChaired(known, row) }, { chair: row.chair_id ?? null }),
    )
}

export const ratings: Lister = (known, ref) => {
  const { world } = known
  const { happened, plain } = readerOf(known, ref)
  return happened(world.rating)
    .filter((row) => isOwnMatter(known, row.matter_id) && servesProgram(known, row.visit_id))
    .map((row) =>
      plain(row, { grade: row.grade, score: row.score, by: row.rater, named: row.named }, { visit: row.visit_id }),
    )
}

export const callbacks: Lister = (known, ref) => {
  const { world, scene } = known
  const { program } = scene
  const { happened, plain } = readerOf(known, ref)
  return happened(world.callback)
    .filter((row) => row.program_key === null || row.program_key === program.id)
    .filter((row) => servesProgram(known, row.visit_id))
    .map((row) =>
      plain(
        row,
        { how: row.how, reached: row.reached, outcome: row.outcome, confirmed: row.confirmed },
        { visit: row.visit_id },
      ),
    )
}

export const inspections: Lister = (known, ref) => {
  const { world } = known
  const { own, happened, plain } = readerOf(known, ref)
  return happened(own(world.inspection)).map((row) =>
    plain(
      row,
      { kind: row.kind, planned: row.planned, unannounced: row.unannounced, approved: row.approved },
      { by: unitOf(known, row.by_person_id, dayIn(known, row.at)) ?? null },
    ),
  )
}

export const findings: Lister = (known, ref) => {
  const { world } = known
  const { own, happened, plain } = readerOf(known, ref)
  return happened(own(world.finding)).map((row) =>
    plain(row, {
      category: row.category,
      level: row.level,
      source: row.source,
      ban: row.ban,
      confirmed: row.confirmed,
      rectified: row.rectified,
      self_reported: row.self_reported_on,
    }),
  )
}

export const papers: Lister = (known, ref) => {
  const { world, scene } = known
  const { own, happened, plain } = readerOf(known, ref)
  return happened(own(world.paper))
    .filter((row) => row.paper === ref.name)
    .map((row) => plain(row, { read: row.read_at !== null && ms(row.read_at) <= ms(scene.asOf) }))
}

export const exemptions: Lister = (known, ref) => {
  const { world, scene } = known
  const { own, happened } = readerOf(known, ref)
  return happened(own(world.exemption))
    .filter((row) => row.exemption === ref.name)
    .map((row) => {
      const from = row.from_day ?? dayIn(known, row.recorded_at)
      return {
        ref,
        id: row.id,
        at: startOfDay(from, scene.rules),
        day: from,
        ...pathsOf(subjectPath(row.subject_kind, row.subject_id)),
        columns: { until: row.to_day },
      }
    })
}
