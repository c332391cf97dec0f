/** A case's facts as a world: things are named, not numbered; what is not said takes the plainest value. */
import { Temporal } from 'temporal-polyfill'
import { endOfDay, instantAt } from '#domain/calendar/clock-rules.ts'
import { isDay } from '#domain/calendar/day.ts'
import type { Matter } from '#domain/matter/matter.ts'
import { PROFILE_FIGURES } from '#program/catalogue.ts'
import * as decimal from '#program/expression/decimal.ts'
import type { EntityKind, LinkKind, MatterKind } from '#program/model.ts'
import { declaredTarget } from '../declared-target.ts'
import { uuid } from '../reference/ids.ts'
import { emptyWorld, type Inspection, type World } from '../reference/world.ts'
import type { Scene } from '../scene.ts'
import { playMatter } from './play-matter.ts'
import { storePlayed } from './play-world.ts'
import type { Case, CaseFault, GivenSection } from './read-cases.ts'
import { type ActDone, brokenAct, brokenInspection, renewed, unexpected } from './try-limits.ts'
import { idsOf } from './who-is.ts'

type Row = Record<string, unknown>

export const ENTITIES = ['org', 'person', 'enterprise', 'project', 'area'] as const
const PATHS: Record<string, readonly EntityKind[]> = {
  meeting: ['person', 'org', 'area'],
  callback: ['person', 'org', 'enterprise', 'project'],
  profile: ['enterprise', 'person'],
  delivery: ['enterprise', 'person', 'org'],
  claim: ['enterprise', 'org'],
  closing: ['person', 'org', 'enterprise', 'project'],
}

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

export class WorldBuilder {
  readonly world = emptyWorld()
  readonly ids = new Map<string, string>()
  readonly names = new Map<string, string>()
  readonly faults: CaseFault[] = []
  readonly confirmed: { mark: string; account: string }[] = []
  readonly #case: Case
  readonly #scene: Scene
  readonly #startDay: string
  readonly #rostered = new Set<string>()
  /** Matters with `acts:`; they are handled when everything else is known. */
  readonly #plays: { id: string; kind: MatterKind; row: Row; line: number }[] = []
  readonly #played = new Map<string, Matter>()
  /** Acts outside matters that were done, and how often a pairing was renewed. */
  readonly #done: ActDone[] = []
  readonly #renewals = new Map<string, number>()
  #serial = 0
  #line = 0

  constructor(one: Case, scene: Scene, startDay: string) {
    this.#case = one
    this.#scene = scene
    this.#startDay = startDay
  }

  build(): NamedWorld {
    for (const section of this.#case.given) if (ENTITIES.some((kind) => kind === section.key)) this.#declare(section)
    for (const section of this.#case.given) this.#section(section)
    this.#fillGroups()
    for (const play of this.#plays) this.#play(play)
    return {
      world: this.world,
      ids: this.ids,
      names: this.names,
      faults: this.faults,
      confirmed: this.confirmed,
      played: this.#played,
    }
  }

  #fault(message: string): void {
    this.faults.push({ file: this.#case.file, line: this.#line, message })
  }

  #newId(kind: string): string {
    this.#serial += 1
    return uuid('case', this.#case.title, kind, this.#serial)
  }

  /** The id of a named thing; it comes into being when it is first named. */
  #entity(kind: EntityKind, name: unknown): string | null {
    if (name === undefined || name === null) return null
    const key = `${kind} ${String(name)}`
    const known = this.ids.get(key)
    if (known) return known
    const id = uuid('case', this.#case.title, key)
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

  #declare({ key, value, lines, line }: GivenSection): void {
    const kind = key as EntityKind
    const entries = Array.isArray(value)
      ? value.map((name) => [String(name), {}] as const)
      : Object.entries((value ?? {}) as Record<string, Row | null>)
    entries.forEach(([name, given], i) => {
      this.#line = lines[i] ?? line
      const id = this.#entity(kind, name)
      const row = (this.world[kind] as unknown as Row[]).find((one) => one.id === id)
      for (const [attribute, said] of Object.entries(given ?? {})) {
        if (kind === 'person' && attribute === 'org') {
          this.world.post.push({
            id: this.#newId('post'),
            person_id: id ?? '',
            org_id: this.#entity('org', said) ?? '',
            title: '',
            is_primary: true,
            is_head: false,
            from_day: '2000-01-01',
            to_day: 'infinity',
          })
        } else if (ENTITIES.some((one) => one === attribute) && row && `${attribute}_id` in row)
          row[`${attribute}_id`] = this.#entity(attribute as EntityKind, said)
        else if (attribute === 'industry' && row && 'industry_code' in row) row.industry_code = said
        else if ((attribute === 'from' || attribute === 'to') && row && `${attribute}_day` in row)
          row[`${attribute}_day`] = this.#day(said)
        else if (row && attribute in row) row[attribute] = attribute === 'points' ? String(said) : said
        else this.#fault(`${kind} 没有“${attribute}”`)
      }
    })
  }

  #section({ key, value, line, lines }: GivenSection): void {
    const [kind = '', name] = key.split(' ')
    this.#line = line
    if (ENTITIES.some((one) => one === kind) && name === undefined) return
    if (kind === 'confirmed') {
      for (const [mark, accounts] of Object.entries((value ?? {}) as Record<string, unknown>))
        for (const account of [accounts].flat()) this.confirmed.push({ mark, account: String(account) })
      return
    }
    if (!Array.isArray(value)) {
      this.#fault(`${key} 应是一个列表`)
      return
    }
    value.forEach((given: unknown, i) => {
      this.#line = lines[i] ?? line
      const row = typeof given === 'object' && given !== null ? (given as Row) : { [ENTITIES[0]]: given, name: given }
      const times = Number(row.times ?? 1)
      for (let n = 0; n < times; n++) this.#fact(kind, name, row, given)
    })
  }

  #day(value: unknown): string {
    const text = String(value)
    if (isDay(text)) return text
    this.#fault(`“${text}”不是日期；应写 2026-03-31`)
    return this.#startDay
  }

  /** `2026-03-31` is ten in the morning; `2026-03-31 18:05` as it says. */
  #moment(value: unknown, fallback?: string): string {
    if (value === undefined || value === null) return fallback ?? instantAt(this.#startDay, 600, this.#scene.timeZone)
    const match = /^(\d{4}-\d{2}-\d{2})(?:[ T](\d{1,2}):(\d{2}))?$/.exec(String(value))
    if (match?.[1] && isDay(match[1]))
      return instantAt(
        match[1],
        match[2] === undefined ? 600 : Number(match[2]) * 60 + Number(match[3]),
        this.#scene.timeZone,
      )
    this.#fault(`“${String(value)}”不是时刻；应写 2026-03-31 或 2026-03-31 18:05`)
    return instantAt(this.#startDay, 600, this.#scene.timeZone)
  }

  #happened(row: Row) {
    const at = this.#moment(row.at ?? row.day)
    return {
      at,
      day: this.#localDay(at),
      recorded_at: this.#moment(row.recorded, at),
      voided_at: row.voided === undefined ? null : this.#moment(row.voided),
    }
  }

  #localDay(at: string): string {
    return Temporal.Instant.from(at).toZonedDateTimeISO(this.#scene.timeZone).toPlainDate().toString()
  }

  #paths(kind: string, row: Row) {
    const paths = Object.fromEntries(ENTITIES.map((one) => [`${one}_id`, this.#entity(one, row[one])]))
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

  #named(kind: string, name: unknown): string | null {
    if (name === undefined || name === null) return null
    const id = this.ids.get(`${kind} ${String(name)}`)
    if (!id) this.#fault(`没有叫“${String(name)}”的${kind}；先用 as: 给它起名`)
    return id ?? null
  }

  #remember(kind: string, row: Row, id: string): string {
    if (row.as !== undefined) {
      this.ids.set(`${kind} ${String(row.as)}`, id)
      this.names.set(id, String(row.as))
    }
    return id
  }

  #fact(kind: string, name: string | undefined, row: Row, given: unknown): void {
    const { program } = this.#scene
    const key = { program_key: program.id }
    const id = this.#remember(kind, row, this.#newId(kind))
    switch (kind) {
      case 'member': {
        const group = program.roster.find((one) => one.id === name)
        if (!group) return this.#fault(`没有名单“${name}”；有 ${program.roster.map((one) => one.id).join('、')}`)
        const subject = this.#entity(
          group.of,
          typeof given === 'object' && given !== null ? (row.name ?? row[group.of]) : given,
        )
        this.#rostered.add(group.id)
        this.world.roster_member.push({
          id,
          ...key,
          group_id: group.id,
          subject_kind: group.of,
          subject_id: subject ?? '',
          from_day: row.from === undefined ? '-infinity' : this.#day(row.from),
          to_day: row.to === undefined ? 'infinity' : this.#day(row.to),
        })
        return
      }
      case 'link':
        return this.#link(id, name, row)
      case 'visit': {
        const { at, day, recorded_at, voided_at } = this.#happened(row)
        const paths = this.#paths('visit', row)
        if (!paths.person_id) return this.#fault('走访应写 person')
        this.world.visit.push({
          id,
          ...paths,
          person_id: paths.person_id,
          how: String(row.how ?? 'visit'),
          unannounced: row.unannounced === true,
          minutes: typeof row.minutes === 'number' ? row.minutes : null,
          note: row.note === undefined ? null : String(row.note),
          link_ids: [],
          companions: [],
          at,
          day,
          recorded_at,
          voided_at,
        })
        return
      }
      case 'form': {
        const form = program.forms.find((one) => one.id === name)
        if (!form) return this.#fault(`没有表单“${name}”；有 ${program.forms.map((one) => one.id).join('、')}`)
        const values: Row = {}
        const known = new Set(['at', 'day', 'recorded', 'voided', 'as', 'times', 'visit', 'matter', ...ENTITIES])
        for (const [field, said] of Object.entries(row)) {
          if (form.fields.some((one) => one.id === field)) values[field] = said
          else if (!known.has(field))
            this.#fault(`表单 ${form.id} 没有“${field}”；有 ${form.fields.map((one) => one.id).join('、')}`)
        }
        this.world.form_entry.push({
          id,
          ...key,
          program_version: program.version,
          form: form.id,
          values,
          visit_id: this.#named('visit', row.visit),
          matter_id: this.#named('matter', row.matter),
          ...this.#paths('form', row),
          ...this.#happened(row),
        })
        return
      }
      case 'report': {
        const period = row.period === undefined ? undefined : this.#period(row.period)
        this.world.report.push({
          id,
          ...key,
          report: name ?? '',
          calendar: period?.calendar ?? null,
          ordinal: period?.ordinal ?? null,
          body: '',
          data: {},
          reason: text(row.reason),
          remedy: text(row.remedy),
          state: 'submitted',
          ...this.#paths('report', row),
          ...this.#happened(row),
        })
        return
      }
      case 'meeting': {
        const { person_id, org_id, area_id } = this.#paths('meeting', row)
        this.world.meeting.push({
          id,
          ...key,
          meeting: name ?? '',
          title: '',
          person_id,
          org_id,
          area_id,
          attendees: Number(row.attendees ?? 0),
          minutes_text: '',
          ...this.#happened(row),
        })
        return
      }
      case 'rating':
        this.world.rating.push({
          id,
          matter_id: this.#named('matter', row.matter),
          visit_id: null,
          ...this.#paths('rating', row),
          grade: text(row.grade),
          score: row.score === undefined ? null : String(row.score),
          rater: String(row.by ?? 'enterprise'),
          named: row.named !== false,
          channel: 'web',
          ...this.#happened(row),
        })
        return
      case 'callback': {
        const { person_id, org_id, enterprise_id, project_id } = this.#paths('callback', row)
        const by = this.#entity('person', '回访员')
        this.world.callback.push({
          id,
          program_key: program.id,
          matter_id: this.#named('matter', row.matter),
          visit_id: null,
          link_id: null,
          person_id,
          org_id,
          enterprise_id,
          project_id,
          by_person_id: by ?? '',
          how: String(row.how ?? 'phone'),
          reached: row.reached !== false,
          outcome: text(row.outcome),
          confirmed: typeof row.confirmed === 'boolean' ? row.confirmed : null,
          ...this.#happened(row),
        })
        return
      }
      case 'inspection': {
        const held: Inspection = {
          id,
          ...key,
          kind: String(row.kind ?? '督查'),
          planned: row.planned !== false,
          unannounced: row.unannounced === true,
          approved: row.approved !== false,
          ...this.#paths('inspection', row),
          by_person_id: this.#inspector(row),
          ...this.#happened(row),
        }
        if (row.refused !== undefined) {
          // Whom nobody sent is sent by the office.
          const by = String(row.by_org ?? row.by ?? 'office')
          const ids = idsOf(this.world, held.by_person_id ?? undefined)
          const broken = brokenInspection(this.#scene, this.world, held, { name: by, ids })
          const wrong = unexpected('inspect', row.refused, broken)
          if (wrong) return this.#fault(wrong)
          if (broken) return
        }
        this.world.inspection.push(held)
        return
      }
      case 'finding':
        this.world.finding.push({
          id,
          ...key,
          category: String(row.category ?? ''),
          level: text(row.level),
          source: text(row.source),
          ban: text(row.ban),
          text: '',
          confirmed: row.confirmed === true,
          rectified: row.rectified === true,
          self_reported_on: text(row.self_reported),
          ...this.#paths('finding', row),
          ...this.#happened(row),
        })
        return
      case 'paper': {
        const fact = this.#happened(row)
        this.world.paper.push({
          id,
          ...key,
          paper: name ?? '',
          title: '',
          matter_id: this.#named('matter', row.matter),
          ...this.#paths('paper', row),
          issued_at: fact.at,
          read_at: row.read === undefined ? null : this.#moment(row.read),
          to_names: [],
          copy_names: [],
          content: {},
          ...fact,
        })
        return
      }
      case 'profile':
        return this.#profile(id, row)
      case 'delivery': {
        const { person_id, org_id, enterprise_id } = this.#paths('delivery', row)
        if (!enterprise_id) return this.#fault('送政策应写 enterprise')
        this.world.policy_delivery.push({
          id,
          policy_id: this.#policy(row),
          enterprise_id,
          person_id,
          org_id,
          visit_id: this.#named('visit', row.visit),
          how: String(row.how ?? 'visit'),
          read_at: row.read === undefined ? null : this.#moment(row.read),
          ...this.#happened(row),
        })
        return
      }
      case 'claim': {
        const { org_id, enterprise_id } = this.#paths('claim', row)
        if (!enterprise_id) return this.#fault('政策申领应写 enterprise')
        const settled = row.granted ?? row.refused
        this.world.policy_claim.push({
          id,
          policy_id: this.#policy(row),
          enterprise_id,
          org_id,
          state: row.granted !== undefined ? 'granted' : row.refused !== undefined ? 'refused' : 'asked',
          amount: row.amount === undefined ? null : String(row.amount),
          settled_at: settled === undefined ? null : this.#moment(settled),
          ...this.#happened(row),
        })
        return
      }
      case 'reading':
        return this.#reading(id, name, row)
      case 'exemption':
        return this.#exemption(id, name, row)
      case 'matter':
        return this.#matter(id, name, row)
      case 'closing':
        return this.#closing(id, name, row)
      case 'act': {
        if (name !== undefined) return this.#act(name, row)
        const matter = this.#named('matter', row.matter)
        const at = this.#moment(row.at)
        this.world.act.push({
          matter_id: matter ?? '',
          seq: 100 + this.#serial,
          act: String(row.act ?? ''),
          at,
          actor_person: this.#entity('person', row.person),
          actor_org: this.#entity('org', row.org),
          actor_role: 'lead',
          reason: text(row.reason),
          refused: row.refused === true,
          program_version: program.version,
          recorded_at: at,
        })
        return
      }
      case 'duty':
        return this.#clock(id, name, row)
      default:
        return this.#fault(`不认识的事实“${kind}”`)
    }
  }

  /** `profile: [{ enterprise: 甲厂, day: 2026-12-31, tax: 620 }]`: the figures of a day. */
  #profile(id: string, row: Row): void {
    const { enterprise_id, person_id } = this.#paths('profile', row)
    if (!enterprise_id) return this.#fault('企业经营数据应写 enterprise')
    const day = this.#day(row.day ?? row.at)
    const known = new Set<string>([
      'enterprise',
      'person',
      'day',
      'at',
      'recorded',
      'voided',
      'as',
      'times',
      ...PROFILE_FIGURES,
    ])
    for (const key of Object.keys(row))
      if (!known.has(key)) this.#fault(`企业经营数据没有“${key}”；有 ${PROFILE_FIGURES.join('、')}`)
    const amount = (key: string) => (row[key] === undefined ? null : String(row[key]))
    this.world.enterprise_profile.push({
      id,
      enterprise_id,
      as_of: day,
      staff: row.staff === undefined ? null : Number(row.staff),
      revenue: amount('revenue'),
      assets: amount('assets'),
      fixed_assets: amount('fixed_assets'),
      output: amount('output'),
      tax: amount('tax'),
      recorded_at: this.#moment(row.recorded, this.#moment(day)),
      recorded_by: person_id,
      voided_at: row.voided === undefined ? null : this.#moment(row.voided),
    })
  }

  /** The policy so called; it comes into being when it is first named. */
  #policy(row: Row): string {
    const title = String(row.policy ?? '惠企政策')
    const known = this.world.policy.find((one) => one.title === title)
    if (known) return known.id
    const id = uuid('case', this.#case.title, 'policy', title)
    const org_id = this.#entity('org', '政策责任单位') ?? ''
    this.world.policy.push({ id, title, level: text(row.level), org_id, recorded_at: this.#moment(this.#startDay) })
    return id
  }

  /** `act hold_contest: [{ by: 甲县, approved: leader, refused: … }]`: done under the program's `acts`, or refused. */
  #act(act: string, row: Row): void {
    if (!this.#scene.program.acts.some((one) => one.act === act))
      return this.#fault(`acts 中没有“${act}”；有 ${this.#scene.program.acts.map((one) => one.act).join('、')}`)
    const by = String(row.by ?? 'office')
    const named = ['office', 'leader'].includes(by)
      ? undefined
      : (this.ids.get(`org ${by}`) ?? this.ids.get(`person ${by}`))
    if (!['office', 'leader'].includes(by) && !named) return this.#fault(`given 中没有“${by}”`)
    const day = this.#localDay(this.#moment(row.at ?? row.day))
    const wanted = { act, by, day, ids: idsOf(this.world, named), approved: text(row.approved) }
    const broken = brokenAct(this.#scene, this.world, wanted, this.#done)
    const wrong = unexpected(act, row.refused, broken)
    if (wrong) return this.#fault(wrong)
    if (!broken) this.#done.push({ act, by, day })
  }

  /** `renews: 张红`: the pairing so called goes on for another term. */
  #renew(id: string, kind: LinkKind, row: Row): void {
    const old = this.#named('link', row.renews)
    const before = this.world.link.find((one) => one.id === old)
    if (!before) return
    const times = this.#renewals.get(before.id) ?? 0
    const decided = renewed(this.#scene, kind, before, times)
    const wrong = unexpected('renew', row.refused, decided.ok ? null : decided.error)
    if (wrong) return this.#fault(wrong)
    if (!decided.ok) return
    const { fromDay, endsOn } = decided.value
    before.to_day = endsOn
    before.ended_at = this.#moment(endsOn)
    this.#renewals.set(id, times + 1)
    const recorded_at = this.#moment(fromDay)
    this.world.link.push({ ...before, id, from_day: fromDay, to_day: 'infinity', ended_at: null, recorded_at })
  }

  /** `by: 张三` inspected, or somebody of the unit `by_org: 市队`. */
  #inspector(row: Row): string | null {
    if (row.by_org === undefined) return this.#entity('person', row.by)
    const unit = this.#entity('org', row.by_org) ?? ''
    const person = this.#entity('person', `${String(row.by_org)}检查员`)
    if (person && !this.world.post.some((post) => post.person_id === person))
      this.world.post.push({
        id: this.#newId('post'),
        person_id: person,
        org_id: unit,
        title: '',
        is_primary: true,
        is_head: false,
        from_day: '2000-01-01',
        to_day: 'infinity',
      })
    return person
  }

  #link(id: string, name: string | undefined, row: Row): void {
    const { program } = this.#scene
    const link = program.links.find((one) => one.id === name)
    if (!link) return this.#fault(`没有包联“${name}”；有 ${program.links.map((one) => one.id).join('、')}`)
    if (row.renews !== undefined) return this.#renew(id, link, row)
    const holder = this.#entity(link.holderOf, row.holder ?? row[link.holderOf])
    const target = this.#entity(link.targetOf, row.target ?? row[link.targetOf])
    if (!holder || !target) return this.#fault(`包联应写 holder 和 target`)
    const from_day = row.from === undefined ? this.#scene.program.inForce.from : this.#day(row.from)
    const to_day = row.to === undefined ? 'infinity' : this.#day(row.to)
    const org =
      row.org === undefined
        ? (this.world.post.find((post) => post.person_id === holder)?.org_id ?? null)
        : this.#entity('org', row.org)
    this.world.link.push({
      id,
      program_key: program.id,
      link: link.id,
      person_id: link.holderOf === 'person' ? holder : null,
      org_id: link.holderOf === 'org' ? holder : org,
      target_kind: link.targetOf,
      target_org_id: link.targetOf === 'org' ? target : null,
      target_person_id: link.targetOf === 'person' ? target : null,
      enterprise_id: link.targetOf === 'enterprise' ? target : null,
      project_id: link.targetOf === 'project' ? target : null,
      area_id: link.targetOf === 'area' ? target : null,
      kinds: row.kind === undefined ? [] : [String(row.kind)],
      from_day,
      to_day,
      term_to: null,
      end_reason: text(row.reason),
      ended_at: to_day === 'infinity' ? null : this.#moment(to_day),
      recorded_at: row.recorded === undefined ? this.#moment(from_day) : this.#moment(row.recorded),
      voided_at: null,
    })
  }

  #period(label: unknown) {
    for (const rows of this.#scene.periods.values()) for (const row of rows) if (row.label === String(label)) return row
    this.#fault(`没有期“${String(label)}”`)
    return undefined
  }

  #reading(id: string, name: string | undefined, row: Row): void {
    const indicator = this.#scene.program.indicators.find((one) => one.id === name)
    if (!indicator) return this.#fault(`没有指标“${name}”`)
    if (indicator.measure !== undefined && row.value !== undefined)
      return this.#fault(`指标“${name}”由口径 ${indicator.measure} 计算，只给 target、baseline，不给 value`)
    const period = this.#scene.periods
      .get(indicator.every)
      ?.find((one) => one.label === String(row.period ?? this.#case.period))
    if (!period) return this.#fault(`指标 ${name} 没有期“${String(row.period ?? this.#case.period)}”`)
    const { subject } = indicator
    const subject_kind = subject.kind === 'group' ? subject.of : 'authority'
    const subject_id =
      subject.kind === 'group' ? this.#entity(subject.of, row[subject.of]) : (this.#scene.authorityIds[0] ?? null)
    if (!subject_id) return this.#fault(`指标 ${name} 应写 ${subject_kind}`)
    const base = {
      program_key: this.#scene.program.id,
      indicator: indicator.id,
      subject_kind,
      subject_id,
      calendar: indicator.every,
      ordinal: period.ordinal,
    }
    const at = this.#moment(row.at ?? period.lastDay)
    if (row.target !== undefined || row.baseline !== undefined) {
      // A baseline alone: the target is the one the program declares over it.
      const declared = declaredTarget(indicator, decimal.decimal(String(row.baseline)))
      this.world.target.push({
        ...base,
        target_id: id,
        target: String(row.target ?? (declared ? decimal.toText(declared) : 0)),
        baseline: row.baseline === undefined ? null : String(row.baseline),
        recorded_at: this.#moment(period.firstDay),
      })
    }
    if (row.value === undefined) return
    this.world.reading.push({
      id,
      ...base,
      value: String(row.value),
      reason: text(row.reason),
      remedy: text(row.remedy),
      at,
      day: this.#localDay(at),
      recorded_at: this.#moment(row.recorded, at),
      voided_at: null,
    })
  }

  #exemption(id: string, name: string | undefined, row: Row): void {
    const ground = this.#scene.program.exemptions.find((one) => one.id === name)
    if (!ground)
      return this.#fault(`没有免责“${name}”；有 ${this.#scene.program.exemptions.map((one) => one.id).join('、')}`)
    const kind = ENTITIES.find((one) => row[one] !== undefined)
    const subject = row.link !== undefined ? this.#named('link', row.link) : kind ? this.#entity(kind, row[kind]) : null
    if (!subject) return this.#fault('免责应写对象：person、org、enterprise、project、area 或 link')
    const calendars = ground.on.flatMap(
      (on) =>
        this.#scene.program.duties.find((duty) => duty.id === on.name)?.every ??
        this.#scene.program.indicators.find((one) => one.id === on.name)?.every ??
        this.#scene.program.measures.find((one) => one.id === on.name)?.every ??
        [],
    )
    const period =
      row.period === undefined
        ? undefined
        : (this.#scene.periods.get(calendars[0] ?? '')?.find((one) => one.label === String(row.period)) ??
          this.#period(row.period))
    const other =
      row.other === undefined
        ? undefined
        : (this.#scene.periods
            .get(period?.calendar ?? calendars[0] ?? '')
            ?.find((one) => one.label === String(row.other)) ?? this.#period(row.other))
    this.world.exemption.push({
      id,
      program_key: this.#scene.program.id,
      exemption: ground.id,
      effect: ground.effect,
      subject_kind: row.link !== undefined ? 'link' : (kind ?? 'org'),
      subject_id: subject,
      rule: null,
      calendar: period?.calendar ?? null,
      ordinal: period?.ordinal ?? null,
      other_ordinal: other?.ordinal ?? null,
      from_day: row.from === undefined ? null : this.#day(row.from),
      to_day: row.to === undefined ? null : this.#day(row.to),
      reason: '用例',
      recorded_at: this.#moment(row.recorded),
      voided_at: null,
    })
  }

  #matter(id: string, name: string | undefined, row: Row): void {
    const { program } = this.#scene
    const kind = program.matters.find((one) => one.id === name)
    if (!kind) return this.#fault(`没有事项“${name}”；有 ${program.matters.map((one) => one.id).join('、')}`)
    if (row.acts !== undefined) {
      // Whom the acts name is there from the beginning, so that groups hold them.
      for (const act of Array.isArray(row.acts) ? (row.acts as Row[]) : [])
        for (const unit of [act.lead, act.parallel, act.assist].flat()) this.#entity('org', unit)
      for (const one of ENTITIES) this.#entity(one, row[one])
      this.#entity('org', row.respondent)
      this.#plays.push({ id, kind, row, line: this.#line })
      return
    }
    const end = row.end === undefined ? undefined : kind.ends.find((one) => one.id === String(row.end))
    if (row.end !== undefined && !end)
      return this.#fault(
        `事项 ${kind.id} 没有办结方式“${String(row.end)}”；有 ${kind.ends.map((one) => one.id).join('、')}`,
      )
    const isClosed = end !== undefined || row.solved === true || row.closed !== undefined
    const countsAs = isClosed ? String(row.counts_as ?? end?.countsAs ?? 'solved') : null
    const at = this.#moment(row.at)
    const closed = isClosed ? this.#moment(typeof row.closed === 'boolean' ? undefined : row.closed, at) : null
    const paths = this.#paths('matter', row)
    const org_id = paths.org_id ?? this.world.post.find((post) => post.person_id === paths.person_id)?.org_id ?? null
    const number = (value: unknown) => Number(value ?? 0)
    const history = {
      tier: number(row.tier),
      org_id,
      person_id: paths.person_id,
      category: text(row.category),
      urgency: text(row.urgency),
      weight: text(row.weight),
      level: text(row.level),
      reopened: number(row.reopened),
      returned: number(row.returned),
      extended: row.extended === true ? 1 : 0,
      answered_at: null,
    }
    const working = {
      matter_id: id,
      seq: 1,
      from_at: this.#moment(row.recorded, at),
      state: String(row.state ?? 'working'),
      end_id: null,
      counts_as: null,
      closed_at: null,
      ...history,
    }
    this.world.matter_history.push({ ...working, to_at: closed ?? 'infinity' })
    if (closed)
      this.world.matter_history.push({
        ...working,
        seq: 2,
        from_at: closed,
        to_at: 'infinity',
        state: 'closed',
        end_id: end?.id ?? null,
        counts_as: countsAs,
        closed_at: closed,
      })
    this.world.matter.push({
      id,
      number: `2026-${String(this.#serial).padStart(6, '0')}`,
      program_key: program.id,
      program_version: program.version,
      matter: kind.id,
      kind: kind.kind,
      title: String(row.as ?? ''),
      source: text(row.source),
      document: text(row.document),
      state: 'working',
      lead_org_id: this.#entity('org', row.lead) ?? org_id,
      leader_id: this.#entity('person', row.leader),
      handler_id: null,
      raiser_person_id: null,
      respondent_org_id: this.#entity('org', row.respondent),
      finish_by: row.finish_by === undefined ? null : this.#day(row.finish_by),
      standard: text(row.standard),
      enterprise_id: paths.enterprise_id,
      project_id: paths.project_id,
      area_id: paths.area_id,
      about_kind: null,
      about_id: null,
      units: Array.isArray(row.units) ? row.units.map(String) : [],
      recorded_at: this.#moment(row.recorded, at),
      at,
      state_json: {},
      ...({ category: text(row.category) } as object),
    })
  }

  #play({ id, kind, row, line }: { id: string; kind: MatterKind; row: Row; line: number }): void {
    this.#line = line
    this.#serial += 1
    const played = playMatter({
      id,
      number: `2026-${String(this.#serial).padStart(6, '0')}`,
      kind,
      row,
      scene: this.#scene,
      world: this.world,
      read: {
        entity: (of, name) => this.#entity(of, name),
        known: (of, name) => this.ids.get(`${of} ${name}`),
        moment: (value) => this.#moment(value),
        day: (value) => this.#day(value),
        fault: (message) => this.#fault(message),
      },
    })
    if (!played) return
    storePlayed(this.world, played)
    this.#played.set(id, played.matter)
  }

  /** A closing needs its matter, which by itself counts for nothing here. */
  #closing(id: string, name: string | undefined, row: Row): void {
    const { program } = this.#scene
    const kind = program.matters.find((one) => one.id === name)
    if (!kind) return this.#fault(`没有事项“${name}”；有 ${program.matters.map((one) => one.id).join('、')}`)
    const at = this.#moment(row.at)
    const { person_id, org_id, enterprise_id, project_id } = this.#paths('closing', row)
    const unit = org_id ?? this.world.post.find((post) => post.person_id === person_id)?.org_id ?? null
    let matter = row.matter === undefined ? null : this.#named('matter', row.matter)
    if (!matter) {
      matter = this.#newId('matter')
      this.world.matter.push({
        id: matter,
        number: `2026-${String(this.#serial).padStart(6, '0')}`,
        program_key: program.id,
        program_version: program.version,
        matter: kind.id,
        kind: kind.kind,
        title: '',
        source: null,
        document: null,
        state: 'closed',
        lead_org_id: null,
        leader_id: null,
        handler_id: null,
        raiser_person_id: null,
        enterprise_id,
        project_id,
        area_id: null,
        about_kind: null,
        about_id: null,
        units: [],
        recorded_at: at,
        at,
        state_json: {},
      })
    }
    const refuted =
      row.refuted === undefined || row.refuted === false ? null : row.refuted === true ? at : this.#moment(row.refuted)
    this.world.closing.push({
      id,
      matter_id: matter,
      end_id: String(row.end ?? kind.ends[0]?.id ?? ''),
      counts_as: 'solved',
      at,
      recorded_at: at,
      org_id: unit,
      person_id,
      enterprise_id,
      project_id,
      agreed: row.agreed === true ? 'enterprise_agreed' : 'silent',
      refuted_at: refuted,
      signals: Array.from({ length: Number(row.signals ?? 0) }, (_, i) => `疑点${i + 1}`),
      evidence: Number(row.evidence ?? 0),
    })
  }

  /** `duty problem.answer`: a matter's clock. Duties of rules follow from rules and cannot be given. */
  #clock(id: string, name: string | undefined, row: Row): void {
    const [kind, clock] = (name ?? '').split('.')
    if (!clock) return this.#fault(`应尽事项“${name}”由规则得出，不能给定；办理时限写 duty <事项>.<时限>`)
    let matter = row.matter === undefined ? null : this.#named('matter', row.matter)
    if (!matter) {
      matter = this.#newId('matter')
      this.#matter(matter, kind, {
        ...row,
        at: row.opened ?? row.at,
        state: 'working',
        closed: undefined,
        as: undefined,
      })
    }
    const opened = this.#moment(row.opened ?? row.at)
    const day = this.#day(row.due ?? this.#startDay)
    const due = endOfDay(day, this.#scene.rules)
    const done = row.done === undefined ? null : this.#moment(row.done)
    this.world.matter_clock.push({
      id,
      matter_id: matter,
      clock,
      org_id: this.#entity('org', row.org),
      person_id: this.#entity('person', row.person),
      opened_at: opened,
      due_at: due,
      due_day: day,
      done_at: done,
      cancelled_at: null,
      state: 'open',
      explain: {},
      recorded_at: opened,
    })
  }

  /** A group nobody spelled out holds everything of its kind that the case names. */
  #fillGroups(): void {
    for (const group of this.#scene.program.roster) {
      if (group.members.kind !== 'listed' || this.#rostered.has(group.id)) continue
      for (const { id } of this.world[group.of] as { id: string }[]) {
        if (['回访员', '政策责任单位'].includes(this.names.get(id) ?? '')) continue
        this.world.roster_member.push({
          id: this.#newId('member'),
          program_key: this.#scene.program.id,
          group_id: group.id,
          subject_kind: group.of,
          subject_id: id,
          from_day: '-infinity',
          to_day: 'infinity',
        })
      }
    }
  }
}

function text(value: unknown): string | null {
  return value === undefined || value === null ? null : String(value)
}
