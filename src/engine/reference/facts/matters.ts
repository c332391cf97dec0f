/** Matters, what was done to them, their closings and clocks. */
import { programDay } from '#domain/calendar/clock-rules.ts'
import type { FactRef } from '#program/model.ts'
import { repeatOf } from '#program/repeat.ts'
import { type Known, stateOfMatter } from '../entities.ts'
import type { Fact } from '../fact.ts'
import { uuid } from '../ids.ts'
import { ms } from '../time.ts'
import type { World } from '../world.ts'
import { type Lister, pathsOf, readerOf } from './paths.ts'

export const matters: Lister = (known, ref) => {
  const { world } = known
  const { own } = readerOf(known, ref)
  return own(world.matter).flatMap((row) => (row.matter === ref.name ? matterFact(known, ref, row.id) : []))
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

export const acts: Lister = (known, ref) => {
  const { world, scene } = known
  const { plain } = readerOf(known, ref)
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
}

export const closings: Lister = (known, ref) => {
  const { world, scene } = known
  const { own, plain } = readerOf(known, ref)
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
}
