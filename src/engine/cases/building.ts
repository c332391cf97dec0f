/** The world of a case as it comes about: things are named, not numbered; what is not said takes the plainest value. */

import { Temporal } from 'temporal-polyfill'
import { instantAt } from '#domain/calendar/clock-rules.ts'
import { isDay } from '#domain/calendar/day.ts'
import type { Matter } from '#domain/matter/matter.ts'
import type { EntityKind, MatterKind } from '#program/model.ts'
import { uuid } from '../reference/ids.ts'
import { emptyWorld } from '../reference/world.ts'
import type { Scene } from '../scene.ts'
import type { Case, CaseFault } from './read-cases.ts'
import type { ActDone } from './try-limits.ts'

export type Row = Record<string, unknown>

/** A matter with `acts:`; it is handled when everything else is known. */
export type Play = { readonly id: string; readonly kind: MatterKind; readonly row: Row; readonly line: number }

export const ENTITIES = ['org', 'person', 'enterprise', 'project', 'area'] as const
const PATHS: Record<string, readonly EntityKind[]> = {
  meeting: ['person', 'org', 'area'],
  callback: ['person', 'org', 'enterprise', 'project'],
  profile: ['enterprise', 'person'],
  delivery: ['enterprise', 'person', 'org'],
  claim: ['enterprise', 'org'],
  plan: ['enterprise', 'person', 'org'],
  plan_measure: ['person', 'org'],
  closing: ['person', 'org', 'enterprise', 'project'],
}

export class Building {
  readonly world = emptyWorld()
  readonly ids = new Map<string, string>()
  readonly names = new Map<string, string>()
  readonly faults: CaseFault[] = []
  readonly confirmed: { mark: string; account: string }[] = []
  readonly case: Case
  readonly scene: Scene
  readonly startDay: string
  readonly rostered = new Set<string>()
  /** Matters with `acts:`; they are handled when everything else is known. */
  readonly plays: Play[] = []
  readonly played = new Map<string, Matter>()
  /** Acts outside matters that were done, and how often a pairing was renewed. */
  readonly done: ActDone[] = []
  readonly renewals = new Map<string, number>()
  serial = 0
  line = 0

  constructor(one: Case, scene: Scene, startDay: string) {
    this.case = one
    this.scene = scene
    this.startDay = startDay
  }

  fault(message: string): void {
    this.faults.push({ file: this.case.file, line: this.line, message })
  }

  newId(kind: string): string {
    this.serial += 1
    return uuid('case', this.case.title, kind, this.serial)
  }

  /** The id of a named thing; it comes into being when it is first named. */
  entity(kind: EntityKind, name: unknown): string | null {
    if (name === undefined || name === null) return null
    const key = `${kind} ${String(name)}`
    const known = this.ids.get(key)
    if (known) return known
    const id = uuid('case', this.case.title, key)
    this.ids.set(key, id)
    this.names.set(id, String(name))
    const title = String(name)
    switch (kind) {
      case 'org':
        this.world.org.push({ id, name: title, kind: '部门', area_id: null, is_office: false })
        break
      case 'person':
        this.world.person.push({ id, name: title, rank: null })
        break
      case 'enterprise':
        this.world.enterprise.push({
          id,
          name: title,
          name_key: title,
          classes: [],
          industry_code: null,
          size: null,
          region_code: null,
          area_id: null,
          status: 'active',
          from_day: null,
          to_day: null,
        })
        break
      case 'project':
        this.world.project.push({
          id,
          name: title,
          class: null,
          stage: null,
          industry_code: null,
          points: null,
          org_id: null,
          enterprise_id: null,
          area_id: null,
          from_day: null,
          to_day: null,
        })
        break
      case 'area':
        this.world.area.push({ id, name: title, level: 'area' })
        break
    }
    return id
  }

  day(value: unknown): string {
    const text = String(value)
    if (isDay(text)) return text
    this.fault(`“${text}”不是日期；应写 2026-03-31`)
    return this.startDay
  }

  /** `2026-03-31` is ten in the morning; `2026-03-31 18:05` as it says. */
  moment(value: unknown, fallback?: string): string {
    if (value === undefined || value === null) return fallback ?? instantAt(this.startDay, 600, this.scene.timeZone)
    const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(String(value))
    if (match?.[1] && isDay(match[1]))
      return instantAt(
        match[1],
        match[2] === undefined ? 600 : Number(match[2]) * 60 + Number(match[3]),
        this.scene.timeZone,
      )
    this.fault(`“${String(value)}”不是时刻；应写 2026-03-31 或 2026-03-31 18:05`)
    return instantAt(this.startDay, 600, this.scene.timeZone)
  }

  happened(row: Row) {
    const at = this.moment(row.at ?? row.day)
    return {
      at,
      day: this.localDay(at),
      recorded_at: this.moment(row.recorded, at),
      voided_at: row.voided === undefined ? null : this.moment(row.voided),
    }
  }

  localDay(at: string): string {
    return Temporal.Instant.from(at).toZonedDateTimeISO(this.scene.timeZone).toPlainDate().toString()
  }

  paths(kind: string, row: Row) {
    const paths = Object.fromEntries(ENTITIES.map((one) => [`${one}_id`, this.entity(one, row[one])]))
    const person = paths.person_id ?? null
    // Who belongs to a unit acts for it, unless another is named.
    if (row.org === undefined && person && kind === 'visit')
      paths.org_id = this.world.post.find((post) => post.person_id === person)?.org_id ?? null
    const allowed = PATHS[kind] ?? ENTITIES
    return Object.fromEntries(
      Object.entries(paths).filter(([column]) => allowed.some((one) => `${one}_id` === column)),
    ) as {
      person_id: string | null
      org_id: string | null
      enterprise_id: string | null
      project_id: string | null
      area_id: string | null
    }
  }

  named(kind: string, name: unknown): string | null {
    if (name === undefined || name === null) return null
    const id = this.ids.get(`${kind} ${String(name)}`)
    if (!id) this.fault(`没有叫“${String(name)}”的${kind}；先用 as: 给它起名`)
    return id ?? null
  }

  remember(kind: string, row: Row, id: string): string {
    if (row.as !== undefined) {
      this.ids.set(`${kind} ${String(row.as)}`, id)
      this.names.set(id, String(row.as))
    }
    return id
  }

  period(label: unknown) {
    for (const rows of this.scene.periods.values()) for (const row of rows) if (row.label === String(label)) return row
    this.fault(`没有期“${String(label)}”`)
    return undefined
  }
}

export function textOf(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value)
}
