/** Cover, day by day: how many pairings stood on each day. */
import { startOfDay } from '#domain/calendar/clock-rules.ts'
import { addDays, eachDay } from '#domain/calendar/day.ts'
import type { Count, LinkKind } from '#program/model.ts'
import { coverCalendars } from '../compile/cover.ts'
import { isKnown, type Known } from './entities.ts'
import { endOfLink } from './facts/groups-and-links.ts'
import { stretchesOf } from './groups.ts'
import { uuid } from './ids.ts'
import type { CoverRow } from './rows.ts'
import { dayAtOrBefore, earlierOf, iso, laterOf, ms } from './time.ts'
import type { Link } from './world.ts'

function holderOf(link: LinkKind, row: Link): string | null {
  return link.holderOf === 'org' ? row.org_id : row.person_id
}

function targetOf(link: LinkKind, row: Link): string | null {
  switch (link.targetOf) {
    case 'org':
      return row.target_org_id
    case 'person':
      return row.target_person_id
    default:
      return row[`${link.targetOf}_id`]
  }
}

type Window = { calendar: string; ordinal: number; first: string; last: string; endsAt: string }

export function deriveCovers(known: Known, link: LinkKind): CoverRow[] {
  const { scene, world } = known
  const { today } = scene
  const windows: Window[] = [
    {
      calendar: 'now',
      ordinal: 0,
      first: scene.span.from < today ? scene.program.inForce.from : today,
      last: today,
      endsAt: scene.asOf,
    },
  ]
  for (const calendar of coverCalendars(scene.program, link.id)) {
    for (const period of scene.open.get(calendar) ?? []) {
      if (period.firstDay <= today)
        windows.push({
          calendar,
          ordinal: period.ordinal,
          first: period.firstDay,
          last: earlierOf(period.lastDay, today),
          endsAt: period.endsAt,
        })
    }
  }
  const rows = world.link.filter(
    (row) => row.program_key === scene.program.id && row.link === link.id && isKnown(known, row),
  )
  const side = (
    name: 'holder' | 'target',
    group: string,
    of: string,
    count: Count,
    idOf: (row: Link) => string | null,
  ): CoverRow[] =>
    windows.flatMap((window) => {
      const spans = new Map<string, { from: string; to: string }>()
      for (const one of stretchesOf(known, group)) {
        if (!dayAtOrBefore(one.from, window.last) || !dayAtOrBefore(window.first, one.to)) continue
        const before = spans.get(one.id)
        spans.set(one.id, {
          from: before ? earlierOf(before.from, one.from) : one.from,
          to: before ? laterOf(before.to, one.to) : one.to,
        })
      }
      return [...spans].map(([id, span]) => {
        const mine = rows.filter((row) => idOf(row) === id)
        const standing = (day: string) =>
          mine.filter((row) => row.from_day <= day && dayAtOrBefore(day, endOfLink(known, row))).length
        const enough = (n: number) => n >= (count.atLeast ?? 0) && (count.atMost === undefined || n <= count.atMost)
        const last = earlierOf(window.last, span.to)
        const days = eachDay(laterOf(window.first, span.from), last)
        const have = standing(last)
        const short = days.filter((day) => !enough(standing(day))).length
        const since = days.length - 1 - days.findLastIndex((day) => enough(standing(day)))
        const now = window.calendar === 'now'
        const beginning = addDays(last, 1 - Math.max(since, 1))
        return {
          id: uuid('cover', scene.program.id, link.id, name, window.calendar, window.ordinal, id),
          rule: link.id,
          calendar: window.calendar,
          ordinal: window.ordinal,
          at: now ? startOfDay(beginning, scene.rules) : iso(ms(window.endsAt) - 1),
          day: now ? beginning : last,
          side: name,
          subject_kind: of,
          subject_id: id,
          person_id: of === 'person' ? id : null,
          org_id: of === 'org' ? id : null,
          enterprise_id: of === 'enterprise' ? id : null,
          project_id: of === 'project' ? id : null,
          area_id: of === 'area' ? id : null,
          need: count.atLeast ?? 0,
          at_most: count.atMost ?? null,
          have,
          met: enough(have),
          days: now ? (enough(have) ? 0 : since) : short,
        }
      })
    })
  return [
    ...side('holder', link.holder, link.holderOf, link.perHolder ?? {}, (row) => holderOf(link, row)),
    ...side('target', link.target, link.targetOf, link.perTarget ?? {}, (row) => targetOf(link, row)),
  ]
}
