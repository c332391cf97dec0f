/** Every fact of a kind, in a list. */

import { programDay, startOfDay } from '#domain/calendar/clock-rules.ts'
import { daysBetween } from '#domain/calendar/day.ts'
import { FIELD_COLUMN } from '#program/catalogue.ts'
import * as decimal from '#program/expression/decimal.ts'
import type { FactRef, PeriodName } from '#program/model.ts'
import { repeatOf } from '#program/repeat.ts'
import { declaredTarget } from '../declared-target.ts'
import { isKnown, type Known, stateOfMatter, unitOf } from './entities.ts'
import type { Columns, DutyMoments, Fact } from './fact.ts'
import { type Named, pathsOf, subjectPath } from './facts/paths.ts'
import { claims, deliveries, profiles } from './facts/shared.ts'
import { spansOf } from './groups.ts'
import { uuid } from './ids.ts'
import { dayAtOrBefore, iso, laterOf, ms } from './time.ts'
import type { Link, Reading, World } from './world.ts'

const day = (known: Known, at: string) => programDay(at, known.scene.rules)

/** The state of a duty at a moment: only what was done by then counts. */
export function stateAt(
  duty: DutyMoments,
  at: string,
): { open: boolean; met: boolean; late: boolean; missed: boolean; excused: boolean } {
  const state = { open: false, met: false, late: false, missed: false, excused: false }
  const doneByThen = duty.done !== null && ms(duty.done) <= ms(at)
  if (duty.excused) state.excused = true
  else if (doneByThen && ms(duty.done ?? '') < ms(duty.due)) state.met = true
  else if (doneByThen && !duty.recurring) state.late = true
  else if (ms(duty.due) <= ms(at)) state.missed = true
  else state.open = true
  return state
}

const listed = new WeakMap<Known, Map<string, { readonly stamp: number; readonly facts: Fact[] }>>()

/** All facts that `each` names. `calendar`: of the rule that asks; covers are looked at period by period. Listed once, until something more is derived. */
export function factsOf(known: Known, ref: FactRef, calendar?: PeriodName): Fact[] {
  const { cover, duty, measure, ranking, mark, points } = known.derived
  const stamp = cover.length + duty.length + measure.length + ranking.length + mark.length + points.length
  const lists = listed.get(known) ?? new Map<string, { readonly stamp: number; readonly facts: Fact[] }>()
  listed.set(known, lists)
  const key = `${ref.kind} ${ref.name ?? ''} ${calendar ?? ''}`
  const before = lists.get(key)
  if (before?.stamp === stamp) return before.facts
  const facts = list(known, ref, calendar)
  lists.set(key, { stamp, facts })
  return facts
}

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

function list(known: Known, ref: FactRef, calendar?: PeriodName): Fact[] {
  const { world, scene, derived } = known
  const { program } = scene
  const own = <T extends { program_key: string }>(rows: readonly T[]) =>
    rows.filter((row) => row.program_key === program.id)
  const plain = (row: Named & { id: string; at: string }, columns: Columns, more: Partial<Fact> = {}): Fact => ({
    ref,
    id: row.id,
    at: row.at,
    day: day(known, row.at),
    ...pathsOf(row),
    columns,
    ...more,
  })
  const happened = <T extends { recorded_at: string; voided_at: string | null }>(rows: readonly T[]) =>
    rows.filter((row) => isKnown(known, row))
  switch (ref.kind) {
    case 'member': {
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
    case 'link':
      return happened(own(world.link))
        .filter((row) => row.link === ref.name)
        .map((row) => linkFact(known, ref, row))
    case 'visit':
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
    case 'form': {
      const fields = program.forms.find((form) => form.id === ref.name)?.fields ?? []
      return happened(own(world.form_entry))
        .filter((row) => row.form === ref.name)
        .map((row) => {
          const columns: Columns = {}
          for (const field of fields) {
            const value = row.values[field.id]
            if (field.type === 'file' || field.type === 'entry')
              columns[field.id] = value !== undefined && value !== null
            else if (FIELD_COLUMN[field.type] === 'texts')
              columns[field.id] = Array.isArray(value) ? (value as string[]) : undefined
            else columns[field.id] = (value as string | number | boolean | null | undefined) ?? undefined
          }
          return plain(row, columns, { visit: row.visit_id })
        })
    }
    case 'report':
      return happened(own(world.report))
        .filter((row) => row.report === ref.name && (row.state === 'submitted' || row.state === 'locked'))
        .map((row) =>
          plain(
            row,
            { reason: row.reason, remedy: row.remedy },
            { period: { calendar: row.calendar, ordinal: row.ordinal } },
          ),
        )
    case 'meeting':
      return happened(own(world.meeting))
        .filter((row) => row.meeting === ref.name)
        .map((row) => plain(row, { attendees: row.attendees }))
    case 'rating':
      return happened(world.rating)
        .filter((row) => isOwnMatter(known, row.matter_id) && servesProgram(known, row.visit_id))
        .map((row) =>
          plain(row, { grade: row.grade, score: row.score, by: row.rater, named: row.named }, { visit: row.visit_id }),
        )
    case 'callback':
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
    case 'inspection':
      return happened(own(world.inspection)).map((row) =>
        plain(
          row,
          { kind: row.kind, planned: row.planned, unannounced: row.unannounced, approved: row.approved },
          { by: unitOf(known, row.by_person_id, day(known, row.at)) ?? null },
        ),
      )
    case 'finding':
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
    case 'paper':
      return happened(own(world.paper))
        .filter((row) => row.paper === ref.name)
        .map((row) => plain(row, { read: row.read_at !== null && ms(row.read_at) <= ms(scene.asOf) }))
    case 'profile':
      return profiles(known, ref)
    case 'delivery':
      return deliveries(known, ref)
    case 'claim':
      return claims(known, ref)
    case 'exemption':
      return happened(own(world.exemption))
        .filter((row) => row.exemption === ref.name)
        .map((row) => {
          const from = row.from_day ?? day(known, row.recorded_at)
          return {
            ref,
            id: row.id,
            at: startOfDay(from, scene.rules),
            day: from,
            ...pathsOf(subjectPath(row.subject_kind, row.subject_id)),
            columns: { until: row.to_day },
          }
        })
    case 'reading':
      return readings(known, ref)
    case 'matter':
      return own(world.matter).flatMap((row) => (row.matter === ref.name ? matterFact(known, ref, row.id) : []))
    case 'act':
      return world.act
        .filter((row) => ms(row.recorded_at) <= ms(scene.asOf))
        .flatMap((row) => {
          const matter = stateOfMatter(known, row.matter_id)
          if (!matter || (ref.name !== undefined && matter.matter !== ref.name)) return []
          const who = {
            ...matter,
            matter_id: matter.id,
            person_id: row.actor_person ?? matter.now.person_id,
            org_id: row.actor_org ?? matter.now.org_id,
          }
          return [
            {
              ...plain(
                { ...who, id: uuid(row.matter_id, String(row.seq)), at: row.at },
                { act: row.act, refused: row.refused, reason: row.reason },
              ),
            },
          ]
        })
    case 'closing':
      return world.closing
        .filter((row) => ms(row.recorded_at) <= ms(scene.asOf))
        .flatMap((row) => {
          const matter = own(world.matter).find((one) => one.id === row.matter_id && one.matter === ref.name)
          if (!matter) return []
          const refuted = row.refuted_at !== null && ms(row.refuted_at) <= ms(scene.asOf)
          return [
            plain(
              { ...row, area_id: matter.area_id },
              {
                end: row.end_id,
                agreed: row.agreed === 'enterprise_agreed',
                refuted,
                signals: row.signals.length,
                evidence: row.evidence,
              },
            ),
          ]
        })
    case 'duty':
      return ref.name?.includes('.')
        ? clockFacts(known, ref)
        : derived.duty
            .filter((row) => row.rule === ref.name)
            .map((row) => {
              const moments: DutyMoments = {
                opened: row.opened_at,
                due: row.due_at,
                done: row.done_at,
                excused: row.state === 'excused',
                recurring: row.calendar !== null,
              }
              return dutyFact(
                known,
                plain(
                  row,
                  { need: row.need, have: row.have, days_late: row.days_late },
                  { period: periodOf(row), day: row.day },
                ),
                moments,
              )
            })
    case 'cover':
      return derived.cover
        .filter((row) => row.rule === ref.name && row.calendar === (calendar ?? 'now'))
        .map((row) =>
          plain(
            row,
            { side: row.side, need: row.need, have: row.have, met: row.met, days: row.days },
            { day: row.day },
          ),
        )
    case 'measure':
      return derived.measure
        .filter((row) => row.rule === ref.name)
        .map((row) => {
          const previous = derived.measure.find(
            (one) =>
              one.rule === row.rule && one.subject_id === row.subject_id && one.ordinal === (row.ordinal ?? 0) - 1,
          )
          return plain(
            { ...subjectPath(row.subject_kind, row.subject_id), id: row.id, at: row.at },
            { value: row.value, previous: previous?.value, sample: row.sample },
            { period: periodOf(row), day: row.day },
          )
        })
    case 'ranking':
      return derived.ranking
        .filter((row) => row.rule === ref.name)
        .map((row) =>
          plain(
            { ...subjectPath(row.subject_kind, row.subject_id), id: row.id, at: row.at },
            {
              value: row.value,
              place: row.place,
              from_bottom: row.from_bottom,
              of: row.of,
              pool: row.pool,
              previous_place: row.previous_place,
            },
            { period: periodOf(row), day: row.day },
          ),
        )
    case 'mark':
      return derived.mark
        .filter((row) => row.rule === ref.name && !row.pending)
        .map((row) =>
          plain(
            row,
            {
              value: row.value,
              nth: row.nth,
              streak: row.streak,
              still: row.still,
              excused: row.excused,
              confirmed: row.confirmed,
              due: row.due_at,
            },
            {
              period: periodOf(row),
              day: row.day,
              stillUntil: row.still_until,
              given: { root: row.from_id, to: row.to_id },
            },
          ),
        )
    case 'points':
      return derived.points
        .filter((row) => ref.name === undefined || row.rule === ref.name)
        .map((row) =>
          plain(
            { ...subjectPath(row.to_kind, row.to_id), id: row.id, at: row.at },
            { value: row.value, rule: row.rule, warned: row.warned, cancelled: row.cancelled },
            { period: periodOf(row), day: row.day },
          ),
        )
  }
}

const periodOf = (row: { calendar: string | null; ordinal: number | null }) => ({
  calendar: row.calendar,
  ordinal: row.ordinal,
})

function dutyFact(known: Known, fact: Fact, moments: DutyMoments): Fact {
  const columns = {
    ...fact.columns,
    opened: moments.opened,
    due: moments.due,
    done: moments.done,
    ...stateAt(moments, known.scene.asOf),
  }
  return { ...fact, columns, duty: moments }
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

function matterFact(known: Known, ref: FactRef, id: string): Fact[] {
  const { world, scene } = known
  const matter = stateOfMatter(known, id)
  if (!matter || matter.now.state === 'merged') return []
  const { now } = matter
  const clocks = world.matter_clock.filter(
    (clock) =>
      clock.matter_id === id &&
      ms(clock.recorded_at) <= ms(scene.asOf) &&
      (clock.cancelled_at === null || ms(clock.cancelled_at) > ms(scene.asOf)),
  )
  const missed = clocks.some(
    (clock) => ms(clock.due_at) <= ms(scene.asOf) && (clock.done_at === null || ms(clock.done_at) >= ms(clock.due_at)),
  )
  const kinds = matter.units.flatMap((name) => world.org.filter((org) => org.name === name).map((org) => org.kind))
  const repeat = repeatOf(scene.program.matters.find((one) => one.id === matter.matter))
  const about = (one: World['matter'][number]) =>
    repeat.about.map((key) => (key === 'raiser' ? one.raiser_person_id : one[`${key}_id`]))
  const mine = about(matter)
  const before = world.matter
    .filter(
      (one) =>
        one.program_key === matter.program_key &&
        ms(one.recorded_at) <= ms(scene.asOf) &&
        one.matter === matter.matter &&
        mine.some((id) => id !== null) &&
        about(one).join() === mine.join(),
    )
    .filter(
      (one) =>
        (!repeat.category || categoryOf(world, one.id) === categoryOf(world, id)) &&
        (!repeat.source || one.source === matter.source) &&
        (ms(one.at) < ms(matter.at) || (ms(one.at) === ms(matter.at) && one.id < id)),
    )
  const latest = Math.max(...before.map((one) => ms(one.at)))
  const raised = programDay(matter.at, scene.rules)
  const until = programDay(now.closed_at ?? scene.asOf, scene.rules)
  return [
    {
      ref,
      id,
      at: matter.at,
      day: raised,
      ...pathsOf({ ...matter, person_id: now.person_id, org_id: now.org_id, matter_id: id }),
      respondent: matter.respondent_org_id ?? null,
      columns: {
        category: now.category,
        urgency: now.urgency,
        weight: now.weight,
        source: matter.source,
        document: matter.document,
        level: now.level,
        units: matter.units.length,
        unit_kinds: [...new Set(kinds)].sort(),
        finish_by: matter.finish_by ?? null,
        standard: matter.standard ?? null,
        tier: now.tier,
        state: now.state,
        end: now.end_id,
        counts_as: now.counts_as,
        open: now.state !== 'closed' && now.state !== 'dismissed',
        closed: now.state === 'closed',
        solved: now.state === 'closed' && now.counts_as === 'solved',
        missed,
        repeated: before.length > 0 && ms(matter.at) - latest <= repeat.span,
        extended: now.extended > 0,
        reopened: now.reopened,
        returned: now.returned,
        days_used: known.scene.calendar.countWorkingDays(raised, until),
      },
    },
  ]
}

/** The category as last recorded: what a repeat is compared by. */
function categoryOf(world: World, id: string): string | null {
  return world.matter_history.filter((one) => one.matter_id === id).at(-1)?.category ?? null
}

function clockFacts(known: Known, ref: FactRef): Fact[] {
  const { world, scene } = known
  const [kind, clock] = (ref.name ?? '').split('.')
  return world.matter_clock.flatMap((row) => {
    const matter = stateOfMatter(known, row.matter_id)
    if (!matter || matter.matter !== kind || row.clock !== clock || ms(row.recorded_at) > ms(scene.asOf)) return []
    if (row.cancelled_at !== null && ms(row.cancelled_at) <= ms(scene.asOf)) return []
    const done = row.done_at !== null && ms(row.done_at) <= ms(scene.asOf) ? row.done_at : null
    const until = programDay(done ?? scene.asOf, scene.rules)
    const fact: Fact = {
      ref,
      id: row.id,
      at: iso(ms(row.due_at) - 1),
      day: row.due_day,
      ...pathsOf({
        ...matter,
        matter_id: matter.id,
        person_id: row.person_id ?? matter.now.person_id,
        org_id: row.org_id ?? matter.now.org_id,
      }),
      columns: {
        need: 1,
        have: done ? 1 : 0,
        days_late: Math.max(0, scene.calendar.countWorkingDays(row.due_day, until)),
      },
      period: { calendar: null, ordinal: null },
    }
    return [dutyFact(known, fact, { opened: row.opened_at, due: row.due_at, done, excused: false, recurring: false })]
  })
}

type Read = Pick<
  Reading,
  'id' | 'subject_kind' | 'subject_id' | 'calendar' | 'ordinal' | 'value' | 'reason' | 'remedy' | 'at' | 'recorded_at'
>

function reported(known: Known, indicator: string): Read[] {
  return known.world.reading.filter(
    (row) => row.program_key === known.scene.program.id && row.indicator === indicator && isKnown(known, row),
  )
}

/** What a measure gave, as of the run's moment where its period is still open. */
function computed(known: Known, measure: string): Read[] {
  return known.derived.measure.flatMap((row) => {
    if (row.rule !== measure || row.state !== 'value' || row.value === null) return []
    const at = ms(row.at) < ms(known.scene.asOf) ? row.at : known.scene.asOf
    const { id, subject_kind, subject_id, calendar, ordinal, value } = row
    return [
      {
        id,
        subject_kind,
        subject_id,
        calendar: calendar ?? '',
        ordinal: ordinal ?? 0,
        value,
        reason: null,
        remedy: null,
        at,
        recorded_at: at,
      },
    ]
  })
}

/** Readings with the target in force for them: their own, or the one an exemption puts in its place. */
function readings(known: Known, ref: FactRef): Fact[] {
  const { world, scene } = known
  const indicator = scene.program.indicators.find((one) => one.id === ref.name)
  if (!indicator) throw new Error(`no indicator ${ref.name}`)
  const rows = indicator.measure === undefined ? reported(known, indicator.id) : computed(known, indicator.measure)
  const grounds = scene.program.exemptions
    .filter((one) => one.on.some((on) => on.kind === 'reading' && (on.name === undefined || on.name === indicator.id)))
    .map((one) => one.id)
  return rows.flatMap((row) => {
    const newer = rows.some(
      (other) =>
        other !== row &&
        other.subject_id === row.subject_id &&
        other.calendar === row.calendar &&
        other.ordinal === row.ordinal &&
        (ms(other.recorded_at) > ms(row.recorded_at) ||
          (ms(other.recorded_at) === ms(row.recorded_at) && other.id > row.id)),
    )
    if (newer) return []
    const exemptions = world.exemption.filter(
      (one) =>
        one.program_key === scene.program.id &&
        grounds.includes(one.exemption) &&
        isKnown(known, one) &&
        one.subject_id === row.subject_id &&
        one.ordinal === row.ordinal,
    )
    const effect = exemptions.map((one) => one.effect).sort()[0]
    if (effect === 'skip') return []
    const ordinal =
      effect === 'target_of_previous'
        ? row.ordinal - 1
        : effect === 'target_of_paused'
          ? Math.min(...exemptions.flatMap((one) => one.other_ordinal ?? []))
          : row.ordinal
    const versions = world.target.filter(
      (one) =>
        one.program_key === scene.program.id &&
        one.indicator === indicator.id &&
        one.subject_id === row.subject_id &&
        one.calendar === row.calendar &&
        one.ordinal === ordinal &&
        ms(one.recorded_at) <= ms(scene.asOf) &&
        (one.voided_at == null || ms(one.voided_at) > ms(scene.asOf)),
    )
    // What was filed holds until a later version is filed.
    const filed = versions.filter((one) => one.filed_at != null && ms(one.filed_at) <= ms(scene.asOf))
    const entered = (filed.length > 0 ? filed : versions).sort((a, b) => (b.version ?? 1) - (a.version ?? 1))[0]
    const number = (text: string | null | undefined) =>
      text === null || text === undefined ? undefined : decimal.decimal(text)
    const value = number(row.value)
    const baseline = number(entered?.baseline)
    const target = number(entered?.target) ?? declaredTarget(indicator, baseline)
    const over = (a?: decimal.Decimal, b?: decimal.Decimal) => (a && b ? decimal.divide(a, b) : undefined)
    const completion = indicator.better === 'up' ? over(value, target) : over(target, value)
    const growth =
      value && baseline ? decimal.divide(decimal.add(value, decimal.negate(baseline)), baseline) : undefined
    const period = scene.periods.get(indicator.every)?.find((one) => one.ordinal === row.ordinal)
    const day = programDay(row.at, scene.rules)
    const length = period ? daysBetween(period.firstDay, period.lastDay) + 1 : 0
    const gone = period ? Math.min(Math.max(daysBetween(period.firstDay, day) + 1, 0), length) : 0
    const text = (d: decimal.Decimal | undefined) => (d ? decimal.toText(d) : undefined)
    return [
      {
        ref,
        id: row.id,
        at: row.at,
        day,
        ...pathsOf(subjectPath(row.subject_kind, row.subject_id)),
        period: { calendar: row.calendar, ordinal: row.ordinal },
        columns: {
          value: row.value,
          target: text(target),
          baseline: entered?.baseline,
          completion: text(completion),
          growth: text(growth),
          elapsed: period ? text(over(decimal.decimal(gone), decimal.decimal(length))) : undefined,
          reason: row.reason,
          remedy: row.remedy,
        },
      },
    ]
  })
}
