/** Attributes of the entities that a fact reaches, as left joins on (authority_id, id). */
import { SECTION_OF_DIVISION } from '#domain/enterprise/industry.ts'
import { ENTITIES, type Reached, reachedBy } from '#program/catalogue.ts'
import type { EntityKind } from '#program/model.ts'
import { quote, type SqlText } from '../sql.ts'
import { membersSql } from './groups.ts'
import { matterNow } from './matters.ts'

/** Columns of an attribute; `groups` and entities are joins of their own. */
const COLUMN: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  area: { name: 'name', level: 'level' },
  org: { name: 'name', kind: 'kind' },
  person: { rank: 'rank' },
  enterprise: { classes: 'classes', size: 'size', industry: 'industry_code', region: 'region_code' },
  project: { class: 'class', stage: 'stage', industry: 'industry_code', points: 'points' },
  matter: {
    kind: 'kind',
    category: 'category',
    urgency: 'urgency',
    weight: 'weight',
    source: 'source',
    document: 'document',
    level: 'level',
    tier: 'tier',
    state: 'state',
  },
}

/** What the register keeps as part of the industry code: the division is its first two digits, the section that division's, or the letter alone. */
const ENTERPRISE: Readonly<Record<string, (alias: string) => string>> = {
  section: (alias) =>
    `coalesce(${quote(JSON.stringify(SECTION_OF_DIVISION))}::jsonb ->> left(${alias}.industry_code, 2), substring(${alias}.industry_code from '^[A-T]$'))`,
  division: (alias) => `substring(${alias}.industry_code from '^\\d{2}')`,
}

/** A post that was the person's own on the day: `left join … on person, day`. */
export function postJoin(alias: string, authority: string, person: string, day: string): string {
  return `left join post ${alias} on ${alias}.authority_id = ${authority} and ${alias}.person_id = ${person} and ${alias}.is_primary and ${alias}.from_day <= ${day} and ${alias}.to_day >= ${day}`
}

/** Joins from one row (`alias` with `<entity>_id` and `day`) to what it reaches; each path is joined once. */
export class EntityJoins {
  readonly #joins: string[] = []
  readonly #aliases = new Map<string, string>()
  readonly #sql: SqlText
  readonly #root: EntityKind | null
  readonly #alias: string
  readonly #personHasOrg: boolean

  /**
   * @param root the row is itself such an entity (a group's condition); null: a fact with path columns
   * @param personHasOrg the fact's org_id is the person's unit on its day
   */
  constructor(sql: SqlText, root: EntityKind | null, alias: string, personHasOrg = false) {
    this.#sql = sql
    this.#root = root
    this.#alias = alias
    this.#personHasOrg = personHasOrg
  }

  text(): string {
    return this.#joins.join('\n  ')
  }

  /** SQL of the id that a path leads to: `['person', 'org']`. */
  id(path: readonly string[]): string {
    const [first = '', ...rest] = path
    if (this.#root) return this.#idOf(this.#alias, this.#root, first, rest, first)
    const start = first === 'by' ? this.#by() : `${this.#alias}.${first}_id`
    if (rest.length === 0) return start
    const [next = '', ...more] = rest
    if (first === 'person' && next === 'org' && this.#personHasOrg) {
      return more.length === 0 ? `${this.#alias}.org_id` : this.#follow('org', `${this.#alias}.org_id`, more, 'org')
    }
    return this.#follow(reachedBy(first), start, rest, first)
  }

  /** SQL of an attribute: `project.points`, `person.org.kind`; for a root, `rank` or `area.name`. */
  attribute(path: string): string {
    const steps = path.split('.')
    const name = steps.at(-1) ?? ''
    const lead = steps.slice(0, -1)
    if (lead.length === 0) {
      if (!this.#root) throw new Error(`no entity in ${path}`)
      return this.#read(this.#root, this.#alias, `${this.#alias}.id`, name, '')
    }
    const kind = this.#kindOf(lead)
    const id = this.id(lead)
    const alias = this.#join(kind, id, lead.join('.'))
    return this.#read(kind, alias, id, name, lead.join('.'))
  }

  /** A column of the matter row that is no attribute of the language: who leads, who was submitted to. */
  matterColumn(column: string): string {
    return `${this.#join('matter', `${this.#alias}.matter_id`, 'matter')}.${column}`
  }

  #kindOf(lead: readonly string[]): Reached {
    let kind: Reached = this.#root ?? reachedBy(lead[0] ?? '')
    for (const step of this.#root ? lead : lead.slice(1)) {
      const attribute = (ENTITIES[kind] as Record<string, { entity?: Reached }>)[step]
      if (!attribute?.entity) throw new Error(`${kind} has no path ${step}`)
      kind = attribute.entity
    }
    return kind
  }

  #follow(kind: Reached, id: string, rest: readonly string[], key: string): string {
    const [next = '', ...more] = rest
    const reached = this.#idOf(this.#aliasFor(kind, id, key, next), kind, next, [], `${key}.${next}`)
    const attribute = (ENTITIES[kind] as Record<string, { entity?: Reached }>)[next]
    return more.length === 0
      ? reached
      : this.#follow(attribute?.entity ?? (next as Reached), reached, more, `${key}.${next}`)
  }

  /** A person's unit is looked up in the posts; everything else in the entity's own row. */
  #aliasFor(kind: Reached, id: string, key: string, next: string): string {
    if (kind === 'person' && next === 'org') return this.#post(id, key)
    return this.#join(kind, id, key)
  }

  #idOf(alias: string, kind: Reached, next: string, rest: readonly string[], key: string): string {
    if (rest.length > 0) return this.#follow(next as Reached, this.#idOf(alias, kind, next, [], key), rest, key)
    if (kind === 'person' && next === 'org' && this.#root === 'person' && alias === this.#alias)
      return `${this.#post(`${alias}.id`, 'self')}.org_id`
    return `${alias}.${next}_id`
  }

  #post(person: string, key: string): string {
    return this.#once(`post ${key}`, (alias) =>
      postJoin(alias, `${this.#alias}.authority_id`, person, this.#root ? this.#sql.today : `${this.#alias}.day`),
    )
  }

  #by(): string {
    const alias = this.#once('post by', (name) =>
      postJoin(name, `${this.#alias}.authority_id`, `${this.#alias}.by_person_id`, `${this.#alias}.day`),
    )
    return `${alias}.org_id`
  }

  #join(kind: Reached, id: string, key: string): string {
    const from = kind === 'matter' ? `(${matterNow(this.#sql)})` : kind
    return this.#once(
      `entity ${key}`,
      (alias) =>
        `left join ${from} ${alias} on ${alias}.authority_id = ${this.#alias}.authority_id and ${alias}.id = ${id}`,
    )
  }

  #read(kind: Reached, alias: string, id: string, name: string, key: string): string {
    if (name === 'groups') return this.#groups(kind, id, key)
    if (name === 'id') return `${alias}.id::text`
    const computed = kind === 'enterprise' ? ENTERPRISE[name]?.(alias) : undefined
    if (computed) return computed
    const column = COLUMN[kind]?.[name]
    if (!column) throw new Error(`${kind} has no attribute ${name}`)
    return `${alias}.${column}`
  }

  /** Names of the groups the entity belongs to on the run's day. */
  #groups(kind: Reached, id: string, key: string): string {
    const groups = this.#sql.scene.program.roster.filter((group) => group.of === kind)
    if (groups.length === 0) return `'{}'::text[]`
    const rows = groups.map(
      (group) =>
        `select g.authority_id, g.subject_id, ${quote(group.id)} as name from (${membersSql(this.#sql, group.id)}) g where g.from_day <= ${this.#sql.today} and g.to_day >= ${this.#sql.today}`,
    )
    const alias = this.#once(
      `groups ${key}`,
      (name) =>
        `left join (select u.authority_id, u.subject_id, array_agg(distinct u.name order by u.name) as names from (${rows.join(' union ')}) u group by u.authority_id, u.subject_id) ${name} on ${name}.authority_id = ${this.#alias}.authority_id and ${name}.subject_id = ${id}`,
    )
    return `coalesce(${alias}.names, '{}')`
  }

  #once(key: string, join: (alias: string) => string): string {
    const known = this.#aliases.get(key)
    if (known) return known
    const alias = `${this.#alias}_${this.#aliases.size + 1}`
    this.#aliases.set(key, alias)
    this.#joins.push(join(alias))
    return alias
  }
}
