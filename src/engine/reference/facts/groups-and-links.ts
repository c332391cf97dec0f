/** Who belongs to a list, and who is paired with what. */
import { startOfDay } from '#domain/calendar/clock-rules.ts'
import type { FactRef } from '#program/model.ts'
import type { Known } from '../entities.ts'
import type { Fact } from '../fact.ts'
import { spansOf } from '../groups.ts'
import { uuid } from '../ids.ts'
import { dayAtOrBefore, laterOf, ms } from '../time.ts'
import type { Link } from '../world.ts'
import { type Lister, pathsOf, readerOf, subjectPath } from './paths.ts'

export const members: Lister = (known, ref) => {
  const { scene } = known
  const { program } = scene
  const kind = program.roster.find((group) => group.id === ref.name)?.of ?? 'org'
  return spansOf(known, ref.name ?? '').flatMap((span) => {
    const from = laterOf(span.from, program.inForce.from)
    if (!dayAtOrBefore(from, span.to)) return []
    const at = startOfDay(from, scene.rules)
    return [
      {
        ref,
        id: uuid('member', program.id, ref.name ?? '', span.id),
        at,
        day: from,
        ...pathsOf(subjectPath(kind, span.id)),
        columns: { since: from },
        from,
        to: span.to,
      },
    ]
  })
}

export const links: Lister = (known, ref) => {
  const { world } = known
  const { own, happened } = readerOf(known, ref)
  return happened(own(world.link))
    .filter((row) => row.link === ref.name)
    .map((row) => linkFact(known, ref, row))
}

/** A link's end counts only once it was recorded. */
export function endOfLink(known: Known, row: Link): string {
  return row.ended_at === null || ms(row.ended_at) <= ms(known.scene.asOf) ? row.to_day : 'infinity'
}

function linkFact(known: Known, ref: FactRef, row: Link): Fact {
  const to = endOfLink(known, row)
  const ended = to !== 'infinity' && to < known.scene.today
  return {
    ref,
    id: row.id,
    at: startOfDay(row.from_day, known.scene.rules),
    day: row.from_day,
    ...pathsOf({
      ...row,
      person_id: row.person_id ?? row.target_person_id,
      org_id: row.target_kind === 'org' ? row.target_org_id : row.org_id,
    }),
    columns: { kind: row.kinds[0], until: row.term_to, ended, reason: row.end_reason },
    from: row.from_day,
    to,
    link: row,
  }
}
