/** One case, tried on the reference: a world from what is given, everything that follows, and what differs from what was expected. */
import { instantAt } from '#domain/calendar/clock-rules.ts'
import { addDays } from '#domain/calendar/day.ts'
import type { CalendarRow } from '#domain/calendar/workday-calendar.ts'
import type { Program } from '#program/model.ts'
import type { PeriodRow } from '../periods.ts'
import { derive } from '../reference/derive.ts'
import { uuid } from '../reference/ids.ts'
import type { Derived } from '../reference/rows.ts'
import type { World } from '../reference/world.ts'
import { createScene, type Scene } from '../scene.ts'
import { buildWorld, type NamedWorld } from './build-world.ts'
import { judgeCase, type Stretch } from './judge-case.ts'
import { type Case, type CaseFault, CaseFaults } from './read-cases.ts'

export type TriedCase = {
  readonly case: Case
  readonly scene: Scene
  readonly named: NamedWorld
  readonly derived: Derived
  readonly period: PeriodRow | undefined
  /** Expectations that were not met. */
  readonly faults: readonly CaseFault[]
}

const AUTHORITY = uuid('case', 'authority')
const ZONE = 'Asia/Shanghai'

function sceneOf(program: Program, calendarRows: readonly CalendarRow[], asOf: string): Scene {
  return createScene({ program, authorityIds: [AUTHORITY], timeZone: ZONE, calendarRows, asOf })
}

/** The period a case names, and the moment it looks from: by default 15 days after the period's end. */
function whenOf(
  one: Case,
  program: Program,
  calendarRows: readonly CalendarRow[],
): { period: PeriodRow | undefined; asOf: string } {
  const fault = (message: string) => new CaseFaults([{ file: one.file, line: one.line, message }])
  if (one.period === undefined && one.asOf === undefined) throw fault('when 应写 period 或 as_of')
  const wide = sceneOf(
    program,
    calendarRows,
    instantAt(addDays(one.asOf?.slice(0, 10) ?? program.inForce.from, 3 * 366), 720, ZONE),
  )
  // A quarter is the quarter, unless the case says which of the program's own calendars it means.
  const known = [...program.periods].sort((a, b) => Number(b.builtIn) - Number(a.builtIn)).map(({ id }) => id)
  const calendars = one.calendar === undefined ? known : [one.calendar]
  const period =
    one.period === undefined
      ? undefined
      : calendars.flatMap((name) => wide.periods.get(name) ?? []).find((row) => row.label === one.period)
  if (one.period !== undefined && !period)
    throw fault(
      `没有期“${one.period}”；例：${[...wide.periods.values()].flatMap((rows) => rows[0]?.label ?? []).join('、')}`,
    )
  const match = one.asOf === undefined ? null : /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(one.asOf)
  if (one.asOf !== undefined && !match) throw fault(`as_of “${one.asOf}”应写 2026-04-15 或 2026-04-15 18:00`)
  const day = match?.[1] ?? addDays(period?.lastDay ?? program.inForce.from, 15)
  return {
    period,
    asOf: instantAt(day, match?.[2] === undefined ? 720 : Number(match[2]) * 60 + Number(match[3]), ZONE),
  }
}

/** Cases of a red line that a person closed as confirmed. */
function confirm(world: World, named: NamedWorld, derived: Derived, scene: Scene, one: Case): CaseFault[] {
  const faults: CaseFault[] = []
  for (const { mark, account } of named.confirmed) {
    const ids = [...named.ids].flatMap(([key, id]) => (key.slice(key.indexOf(' ') + 1) === account ? [id] : []))
    const found = derived.mark.filter((row) => row.rule === mark && ids.includes(row.to_id))
    if (found.length === 0)
      faults.push({ file: one.file, line: one.line, message: `confirmed：${account} 没有标记 ${mark}` })
    for (const [i, row] of found.entries()) {
      const id = uuid('case', one.title, 'confirmed', row.id)
      const at = row.at
      const kind = scene.program.matters.find((matter) => matter.kind === 'rectification')
      world.matter.push({
        id,
        number: `2026-9${String(world.matter.length + i).padStart(5, '0')}`,
        program_key: scene.program.id,
        program_version: scene.program.version,
        matter: kind?.id ?? 'case',
        kind: 'rectification',
        title: '',
        source: null,
        document: null,
        state: 'closed',
        lead_org_id: null,
        leader_id: null,
        handler_id: null,
        raiser_person_id: null,
        enterprise_id: null,
        project_id: null,
        area_id: null,
        about_kind: 'mark',
        about_id: row.id,
        units: [],
        recorded_at: at,
        at,
        state_json: {},
      })
      world.matter_history.push({
        matter_id: id,
        seq: 1,
        from_at: at,
        to_at: 'infinity',
        state: 'closed',
        end_id: null,
        counts_as: 'confirmed',
        tier: 0,
        org_id: null,
        person_id: null,
        category: null,
        urgency: null,
        weight: null,
        level: null,
        reopened: 0,
        returned: 0,
        extended: 0,
        closed_at: at,
        answered_at: null,
      })
    }
  }
  return faults
}

/** Tries a case. @throws CaseFaults when the case itself cannot be read */
export function runCase(one: Case, program: Program, calendarRows: readonly CalendarRow[]): TriedCase {
  const { period, asOf } = whenOf(one, program, calendarRows)
  const scene = sceneOf(program, calendarRows, asOf)
  const named = buildWorld(one, scene, period?.firstDay ?? program.inForce.from)
  if (named.faults.length > 0) throw new CaseFaults(named.faults)
  const stretch: Stretch = period && { startsAt: period.startsAt, endsAt: period.endsAt }
  let derived = derive(named.world, scene)
  if (named.confirmed.length > 0) {
    // Points on a red line rest on a person's word, and the next red line may rest on the first: as often as there are words.
    const wrong = confirm(named.world, named, derived, scene, one)
    if (wrong.length > 0) throw new CaseFaults(wrong)
    derived = derive(named.world, scene)
  }
  return { case: one, scene, named, derived, period, faults: judgeCase(one, scene, named, derived, stretch) }
}
