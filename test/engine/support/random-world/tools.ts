/** What every part of a random world is made with. */
import { Temporal } from 'temporal-polyfill'
import { addDays } from '#domain/calendar/day.ts'
import type { World } from '#engine/reference/world.ts'
import type { Scene } from '#engine/scene.ts'
import type { Program } from '#program/model.ts'
import type { Dice } from './dice.ts'

/** Every text that stands in an expression of the program. */
function textsIn(program: Program): string[] {
  const texts = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const one of value) walk(one)
    else if (typeof value === 'object' && value !== null) {
      const node = value as Record<string, unknown>
      if (node.kind === 'text' && node.type === 'text' && typeof node.value === 'string') texts.add(node.value)
      for (const one of Object.values(node)) walk(one)
    }
  }
  walk(program)
  texts.delete('')
  return [...texts, '其他']
}
const TIMES = ['00:00', '08:30', '11:59', '12:00', '15:20', '23:59'] as const

export type WorldSize = { readonly facts: number; readonly entities: number }

/** Derived rows that matters may be about: marks that are cases, marks and entries that somebody appeals against. */
export type Contested = { readonly marks: readonly string[]; readonly points: readonly string[] }

/** @property span days from the program's beginning to the run, one at least */
export type Making = ReturnType<typeof toolsFor>

export function toolsFor(dice: Dice, scene: Scene, world: World, size: WorldSize, contested: Contested) {
  const { program, timeZone, asOf } = scene
  const texts = textsIn(program)
  const start = program.inForce.from
  const span = Math.max(1, Temporal.PlainDate.from(start).until(scene.today, { largestUnit: 'days' }).days)
  const day = (early = 0) => addDays(start, dice.upTo(span + early + 10) - early)
  const moment = (on: string) =>
    Temporal.PlainDate.from(on)
      .toZonedDateTime({ timeZone, plainTime: dice.pick(TIMES) })
      .toInstant()
      .toString()
  const later = (at: string, hours: number) => Temporal.Instant.from(at).add({ hours }).toString()
  const happened = (early = 0) => {
    const on = day(early)
    const at = moment(on)
    const recorded_at = dice.chance(0.9) ? later(at, dice.upTo(4)) : later(at, 24 * dice.upTo(60))
    return { at, day: on, recorded_at, voided_at: dice.chance(0.08) ? later(recorded_at, 24 * dice.upTo(90)) : null }
  }
  const recorded = (on: string) => ({
    recorded_at: moment(on),
    voided_at: dice.chance(0.05) ? later(asOf, -24 * dice.upTo(60)) : null,
  })
  /** The world's entities by kind, as they are by now. */
  const entities = {
    get org() {
      return ids(world.org)
    },
    get person() {
      return ids(world.person)
    },
    get enterprise() {
      return ids(world.enterprise)
    },
    get project() {
      return ids(world.project)
    },
    get area() {
      return ids(world.area)
    },
  }
  const paths = () => ({
    person_id: dice.maybe(entities.person),
    org_id: dice.maybe(entities.org),
    enterprise_id: dice.maybe(entities.enterprise),
    project_id: dice.maybe(entities.project, 0.4),
    area_id: dice.maybe(entities.area, 0.4),
  })
  return {
    dice,
    scene,
    world,
    size,
    contested,
    texts,
    start,
    span,
    day,
    moment,
    later,
    happened,
    recorded,
    entities,
    paths,
  }
}

export const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
export const ids = <T extends { id: string }>(rows: readonly T[]) => rows.map((row) => row.id)
