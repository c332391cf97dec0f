/** A case's facts as a world. */
import { parseIndustry } from '#domain/enterprise/industry.ts'
import type { Matter } from '#domain/matter/matter.ts'
import type { EntityKind } from '#program/model.ts'
import type { World } from '../reference/world.ts'
import type { Scene } from '../scene.ts'
import { Building, ENTITIES, type Play, type Row } from './building.ts'
import { addFact } from './given-facts.ts'
import { playMatter } from './play-matter.ts'
import { storePlayed } from './play-world.ts'
import type { Case, CaseFault, GivenSection } from './read-cases.ts'

export type NamedWorld = {
  readonly world: World
  /** Id of `org 甲局`, `matter 缺工`. */
  readonly ids: ReadonlyMap<string, string>
  /** What an id is called. */
  readonly names: ReadonlyMap<string, string>
  readonly faults: readonly CaseFault[]
  /** Red lines that a person confirmed: rule and account. */
  readonly confirmed: readonly { readonly mark: string; readonly account: string }[]
  /** Matters handled act by act, as they stand in the end. */
  readonly played: ReadonlyMap<string, Matter>
}

export function buildWorld(one: Case, scene: Scene, startDay: string): NamedWorld {
  const b = new Building(one, scene, startDay)
  for (const section of b.case.given) if (ENTITIES.some((kind) => kind === section.key)) declare(b, section)
  for (const section of b.case.given) addSection(b, section)
  fillGroups(b)
  for (const one of b.plays) play(b, one)
  return {
    world: b.world,
    ids: b.ids,
    names: b.names,
    faults: b.faults,
    confirmed: b.confirmed,
    played: b.played,
  }
}

function declare(b: Building, { key, value, lines, line }: GivenSection): void {
  const kind = key as EntityKind
  const entries = Array.isArray(value)
    ? value.map((name) => [String(name), {} as Row] as const)
    : Object.entries((value ?? {}) as Record<string, Row | null>)
  entries.forEach(([name, given], i) => {
    b.line = lines[i] ?? line
    const id = b.entity(kind, name)
    const row = (b.world[kind] as unknown as Row[]).find((one) => one.id === id)
    for (const [attribute, said] of Object.entries(given ?? {})) {
      if (kind === 'person' && attribute === 'head' && given?.org !== undefined) continue
      if (kind === 'person' && attribute === 'org') {
        b.world.post.push({
          id: b.newId('post'),
          person_id: id ?? '',
          org_id: b.entity('org', said) ?? '',
          title: '',
          is_primary: true,
          is_head: given?.head === true,
          from_day: '2000-01-01',
          to_day: 'infinity',
        })
      } else if (ENTITIES.some((one) => one === attribute) && row && `${attribute}_id` in row)
        row[`${attribute}_id`] = b.entity(attribute as EntityKind, said)
      else if ((attribute === 'industry' || attribute === 'region') && row && `${attribute}_code` in row)
        row[`${attribute}_code`] = attribute === 'industry' ? industryCode(said) : String(said)
      else if ((attribute === 'from' || attribute === 'to') && row && `${attribute}_day` in row)
        row[`${attribute}_day`] = b.day(said)
      else if (row && attribute in row) row[attribute] = attribute === 'points' ? String(said) : said
      else b.fault(`${kind} 没有“${attribute}”`)
    }
  })
}

/** As the register keeps it: without the section's letter. What is no code stays as it is written. */
function industryCode(said: unknown): string {
  const read = parseIndustry(String(said))
  return read.ok ? read.value.code : String(said)
}

function addSection(b: Building, { key, value, line, lines }: GivenSection): void {
  const [kind = '', name] = key.split(' ')
  b.line = line
  if (ENTITIES.some((one) => one === kind) && name === undefined) return
  if (kind === 'confirmed') {
    for (const [mark, accounts] of Object.entries((value ?? {}) as Record<string, unknown>))
      for (const account of [accounts].flat()) b.confirmed.push({ mark, account: String(account) })
    return
  }
  if (!Array.isArray(value)) {
    b.fault(`${key} 应是一个列表`)
    return
  }
  value.forEach((given: unknown, i) => {
    b.line = lines[i] ?? line
    const row = typeof given === 'object' && given !== null ? (given as Row) : { [ENTITIES[0]]: given, name: given }
    const times = Number(row.times ?? 1)
    for (let n = 0; n < times; n++) addFact(b, kind, name, row, given)
  })
}

function play(b: Building, { id, kind, row, line }: Play): void {
  b.line = line
  b.serial += 1
  const played = playMatter({
    id,
    number: `2026-${String(b.serial).padStart(6, '0')}`,
    kind,
    row,
    scene: b.scene,
    world: b.world,
    read: {
      entity: (of, name) => b.entity(of, name),
      known: (of, name) => b.ids.get(`${of} ${name}`),
      moment: (value) => b.moment(value),
      day: (value) => b.day(value),
      fault: (message) => b.fault(message),
    },
  })
  if (!played) return
  storePlayed(b.world, played)
  b.played.set(id, played.matter)
}

/** A group nobody spelled out holds everything of its kind that the case names. */
function fillGroups(b: Building): void {
  for (const group of b.scene.program.roster) {
    if (group.members.kind !== 'listed' || b.rostered.has(group.id)) continue
    for (const { id } of b.world[group.of] as { id: string }[]) {
      if (['回访员', '政策责任单位'].includes(b.names.get(id) ?? '')) continue
      b.world.roster_member.push({
        id: b.newId('member'),
        program_key: b.scene.program.id,
        group_id: group.id,
        subject_kind: group.of,
        subject_id: id,
        from_day: '-infinity',
        to_day: 'infinity',
      })
    }
  }
}
