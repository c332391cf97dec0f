/** Random small worlds for a program: everything its rules could read, with the texts its conditions compare with. */
import { Temporal } from 'temporal-polyfill'
import { addDays } from '#domain/calendar/day.ts'
import { SIZES } from '#domain/enterprise/size.ts'
import { emptyWorld, type World } from '#engine/reference/world.ts'
import type { Scene } from '#engine/scene.ts'
import type { MatterKind, Program } from '#program/model.ts'

/** mulberry32: the same numbers for the same seed. */
export class Dice {
  #state: number
  constructor(seed: number) {
    this.#state = seed >>> 0
  }
  next(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let t = this.#state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
  upTo(n: number): number {
    return Math.floor(this.next() * (n + 1))
  }
  chance(p: number): boolean {
    return this.next() < p
  }
  /** Leans to the first ones, so that much happens to few. */
  lean = 0
  pick<T>(list: readonly T[]): T {
    const item = this.lean > 0 && this.chance(this.lean) ? list[0] : list[Math.floor(this.next() * list.length)]
    if (item === undefined) throw new Error('nothing to pick from')
    return item
  }
  maybe<T>(list: readonly T[], p = 0.8): T | null {
    return list.length > 0 && this.chance(p) ? this.pick(list) : null
  }
  uuid(): string {
    const hex = Array.from({ length: 32 }, () => this.upTo(15).toString(16)).join('')
    return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20)}`
  }
}

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
const OUT = ['passed', 'failed', 'unreached'] as const

export type WorldSize = { readonly facts: number; readonly entities: number }

/** Derived rows that matters may be about: marks that are cases, marks and entries that somebody appeals against. */
export type Contested = { readonly marks: readonly string[]; readonly points: readonly string[] }

export function randomWorld(
  dice: Dice,
  scene: Scene,
  size: WorldSize,
  contested: Contested = { marks: [], points: [] },
): World {
  const { program, timeZone, asOf } = scene
  const world = emptyWorld()
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
  const many = <T>(n: number, make: (i: number) => T): T[] => Array.from({ length: n }, (_, i) => make(i))
  const ids = <T extends { id: string }>(rows: readonly T[]) => rows.map((row) => row.id)

  dice.lean = dice.pick([0, 0, 0.3, 0.7])
  world.area = many(1 + dice.upTo(1), (i) => ({ id: dice.uuid(), name: `片区${i}`, level: dice.pick(texts) }))
  world.org = many(2 + dice.upTo(size.entities + 1), (i) => ({
    id: dice.uuid(),
    name: `单位${i}`,
    kind: dice.pick(['部门', '镇街', ...texts.slice(0, 2)]),
    area_id: dice.maybe(ids(world.area)),
    is_office: false,
  }))
  world.person = many(2 + dice.upTo(size.entities + 1), (i) => ({
    id: dice.uuid(),
    name: `某${i}`,
    rank: dice.maybe(texts),
  }))
  for (const person of world.person) {
    const moved = dice.chance(0.3) ? day() : null
    world.post.push({
      id: dice.uuid(),
      person_id: person.id,
      org_id: dice.pick(ids(world.org)),
      title: '',
      is_primary: true,
      is_head: dice.chance(0.4),
      from_day: addDays(start, -400),
      to_day: moved ?? 'infinity',
    })
    if (moved)
      world.post.push({
        id: dice.uuid(),
        person_id: person.id,
        org_id: dice.pick(ids(world.org)),
        title: '',
        is_primary: true,
        is_head: dice.chance(0.4),
        from_day: addDays(moved, 1 + dice.upTo(5)),
        to_day: 'infinity',
      })
  }
  world.enterprise = many(2 + dice.upTo(size.entities), (i) => ({
    id: dice.uuid(),
    name: `企业${i}`,
    name_key: `企业${i}`,
    classes: dice.chance(0.5) ? [dice.pick(texts)] : [],
    size: dice.maybe(SIZES),
    industry_code: dice.maybe(['13', '7010', 'C', '51']),
    region_code: dice.maybe(['330483', '431202']),
    area_id: dice.maybe(ids(world.area)),
    status: 'active',
    from_day: dice.chance(0.2) ? day() : null,
    to_day: dice.chance(0.1) ? day() : null,
  }))
  world.project = many(1 + dice.upTo(2), (i) => ({
    id: dice.uuid(),
    name: `项目${i}`,
    class: dice.maybe(texts),
    stage: dice.maybe(texts),
    industry_code: dice.maybe(['13', '20']),
    points: dice.maybe(['100', '50', '37.5']),
    org_id: dice.maybe(ids(world.org)),
    enterprise_id: dice.maybe(ids(world.enterprise)),
    area_id: dice.maybe(ids(world.area)),
    from_day: null,
    to_day: null,
  }))
  const entities = {
    org: ids(world.org),
    person: ids(world.person),
    enterprise: ids(world.enterprise),
    project: ids(world.project),
    area: ids(world.area),
  }

  for (const group of program.roster) {
    if (group.members.kind !== 'listed') continue
    for (const subject_id of entities[group.of]) {
      if (!dice.chance(0.75)) continue
      const left = dice.chance(0.15) ? day() : null
      world.roster_member.push({
        id: dice.uuid(),
        program_key: program.id,
        group_id: group.id,
        subject_kind: group.of,
        subject_id,
        from_day: dice.chance(0.7) ? '-infinity' : addDays(left ?? day(), -dice.upTo(40)),
        to_day: left ?? 'infinity',
      })
      if (left && dice.chance(0.5))
        world.roster_member.push({
          id: dice.uuid(),
          program_key: program.id,
          group_id: group.id,
          subject_kind: group.of,
          subject_id,
          from_day: addDays(left, 2 + dice.upTo(30)),
          to_day: 'infinity',
        })
    }
  }
  const paths = () => ({
    person_id: dice.maybe(entities.person),
    org_id: dice.maybe(entities.org),
    enterprise_id: dice.maybe(entities.enterprise),
    project_id: dice.maybe(entities.project, 0.4),
    area_id: dice.maybe(entities.area, 0.4),
  })
  for (const kind of program.links) {
    for (let i = 0; i < 1 + dice.upTo(size.facts); i++) {
      const from_day = addDays(start, dice.upTo(span) - (dice.chance(0.5) ? span : 0))
      const to_day = dice.chance(0.35) ? addDays(from_day, dice.upTo(150)) : 'infinity'
      const target = dice.pick(entities[kind.targetOf])
      const holder = dice.pick(entities[kind.holderOf])
      world.link.push({
        id: dice.uuid(),
        program_key: program.id,
        link: kind.id,
        person_id: kind.holderOf === 'person' ? holder : null,
        org_id: kind.holderOf === 'org' ? holder : dice.maybe(entities.org),
        target_kind: kind.targetOf,
        target_org_id: kind.targetOf === 'org' ? target : null,
        target_person_id: kind.targetOf === 'person' ? target : null,
        enterprise_id: kind.targetOf === 'enterprise' ? target : null,
        project_id: kind.targetOf === 'project' ? target : null,
        area_id: kind.targetOf === 'area' ? target : null,
        kinds: dice.chance(0.5) ? [dice.pick(texts)] : [],
        from_day,
        to_day,
        term_to: dice.chance(0.4) ? addDays(from_day, 365) : null,
        end_reason: dice.maybe(texts, 0.2),
        ended_at: to_day !== 'infinity' && dice.chance(0.6) ? moment(addDays(to_day, dice.upTo(20))) : null,
        ...recorded(addDays(from_day, -dice.upTo(3))),
      })
    }
  }
  world.visit = many(dice.upTo(size.facts * 4), () => ({
    id: dice.uuid(),
    ...paths(),
    person_id: dice.pick(entities.person),
    how: dice.pick(['visit', 'call', ...texts]),
    unannounced: dice.chance(0.3),
    minutes: dice.chance(0.7) ? dice.upTo(90) : null,
    note: dice.maybe(['看了车间', ''], 0.6),
    // Made under pairings of this program, of another one, or under none.
    link_ids: dice.chance(0.5) ? [] : [dice.pick([dice.uuid(), ...ids(world.link)])],
    companions: [],
    ...happened(20),
  }))
  const visits = ids(world.visit)
  randomMatters(dice, scene, world, { texts, size, entities, happened, later, contested })
  const matters = ids(world.matter)
  const [some] = world.matter
  if (some) world.matter.push({ ...some, id: dice.uuid(), number: 'of another', program_key: 'another' })
  const all = ids(world.matter)
  for (const form of program.forms) {
    for (let i = 0; i < dice.upTo(size.facts); i++) {
      const values: Record<string, unknown> = {}
      for (const field of form.fields) {
        if (dice.chance(0.15)) continue
        values[field.id] =
          field.type === 'yes_no'
            ? dice.chance(0.6)
            : field.type === 'number' || field.type === 'money'
              ? dice.pick([0, 0.25, 3, 7.5, 80, 100])
              : field.type === 'count'
                ? dice.upTo(12)
                : field.type === 'date'
                  ? day()
                  : field.type === 'choices'
                    ? [dice.pick(field.choices ?? texts)]
                    : field.type === 'choice'
                      ? dice.pick(field.choices ?? texts)
                      : dice.pick(texts)
      }
      world.form_entry.push({
        id: dice.uuid(),
        program_key: program.id,
        program_version: 1,
        form: form.id,
        values,
        visit_id: form.about === 'visit' ? dice.maybe(visits) : null,
        matter_id: dice.maybe(matters, 0.3),
        ...paths(),
        ...happened(),
      })
    }
  }
  const recurring = program.duties.flatMap((duty) => (duty.every ? [duty.every] : []))
  const names = (kind: string) => [
    ...new Set(
      program.duties
        .flatMap((duty) => duty.metBy)
        .concat([...program.measures, ...program.marks].flatMap((rule) => rule.selections))
        .filter(({ each }) => each.kind === kind)
        .flatMap(({ each }) => each.name ?? []),
    ),
  ]
  for (const report of names('report')) {
    for (let i = 0; i < dice.upTo(size.facts); i++) {
      const calendar = dice.maybe(recurring, 0.4)
      const period = calendar ? dice.pick(scene.periods.get(calendar) ?? []) : null
      world.report.push({
        id: dice.uuid(),
        program_key: program.id,
        report,
        calendar: period?.calendar ?? null,
        ordinal: period?.ordinal ?? null,
        body: '',
        data: {},
        reason: dice.maybe([...texts, ''], 0.7),
        remedy: dice.maybe([...texts, ''], 0.7),
        state: dice.pick(['submitted', 'submitted', 'locked', 'draft', 'returned']),
        ...paths(),
        ...happened(),
      })
    }
  }
  for (const meeting of names('meeting')) {
    for (let i = 0; i < dice.upTo(size.facts); i++) {
      const { person_id, org_id, area_id } = paths()
      world.meeting.push({
        id: dice.uuid(),
        program_key: program.id,
        meeting,
        title: '',
        person_id,
        org_id,
        area_id,
        chair_id: dice.maybe(entities.person),
        attendees: dice.upTo(30),
        minutes_text: '',
        ...happened(),
      })
    }
  }
  world.rating = many(dice.upTo(size.facts * 5), () => ({
    id: dice.uuid(),
    matter_id: dice.maybe(all, 0.3),
    visit_id: dice.maybe(visits, 0.3),
    ...paths(),
    grade: dice.maybe(['满意', '基本满意', '不满意'], 0.9),
    score: dice.maybe(['0', '50', '80', '100', '92.5'], 0.9),
    rater: dice.pick(['enterprise', 'monitor', 'public', 'raiser', 'office', 'org']),
    named: dice.chance(0.5),
    channel: 'web',
    ...happened(),
  }))
  world.callback = many(dice.upTo(size.facts), () => {
    const { person_id, org_id, enterprise_id, project_id } = paths()
    return {
      id: dice.uuid(),
      program_key: dice.maybe([program.id], 0.7),
      matter_id: dice.maybe(all, 0.4),
      visit_id: dice.maybe(visits, 0.3),
      link_id: dice.maybe(ids(world.link), 0.3),
      person_id,
      org_id,
      enterprise_id,
      project_id,
      by_person_id: dice.pick(entities.person),
      how: dice.pick(['phone', 'visit', ...texts]),
      reached: dice.chance(0.8),
      outcome: dice.pick(OUT),
      confirmed: dice.maybe([true, false]),
      ...happened(),
    }
  })
  world.inspection = many(dice.upTo(size.facts), () => ({
    id: dice.uuid(),
    program_key: program.id,
    kind: dice.pick(texts),
    planned: dice.chance(0.5),
    unannounced: dice.chance(0.5),
    approved: dice.chance(0.8),
    ...paths(),
    by_person_id: dice.maybe(entities.person),
    ...happened(),
  }))
  world.finding = many(dice.upTo(size.facts * 2), () => ({
    id: dice.uuid(),
    program_key: program.id,
    category: dice.pick(texts),
    level: dice.maybe(texts),
    source: dice.maybe([...texts, 'self', 'superior']),
    ban: dice.maybe(
      program.bans.map((ban) => ban.id),
      0.5,
    ),
    text: '',
    confirmed: dice.chance(0.6),
    rectified: dice.chance(0.4),
    self_reported_on: dice.maybe(['2026-05-01', '2026-05-31', '2026-06-01']),
    ...paths(),
    ...happened(),
  }))
  for (const paper of program.papers) {
    for (let i = 0; i < dice.upTo(2); i++) {
      const fact = happened()
      world.paper.push({
        id: dice.uuid(),
        program_key: program.id,
        paper: paper.id,
        title: '',
        matter_id: dice.maybe(matters),
        ...paths(),
        issued_at: fact.at,
        read_at: dice.chance(0.5) ? later(fact.at, 24) : null,
        to_names: [],
        copy_names: [],
        content: {},
        ...fact,
      })
    }
  }
  for (const enterprise_id of entities.enterprise) {
    // Figures of quarter ends and of some other day, corrected now and then; the year before for most.
    for (const as_of of new Set(['2025-03-31', '2025-12-31', '2026-03-31', '2026-06-30', '2026-12-31', day()])) {
      if (!dice.chance(0.5)) continue
      const figures = () => ({
        staff: dice.maybe([5, 120, 300]),
        revenue: dice.maybe(['0', '1999.5', '40000']),
        assets: dice.maybe(['0', '3000']),
        fixed_assets: dice.maybe(['12.5']),
        output: dice.maybe(['0', '820', '1500']),
        tax: dice.maybe(['0', '499.99', '500', '620', '1200']),
        recorded_by: dice.maybe(entities.person),
      })
      const recorded_at = later(moment(as_of), 24 * dice.upTo(20))
      const corrected = dice.chance(0.3) ? later(recorded_at, 24 * dice.upTo(60)) : null
      const row = { enterprise_id, as_of, voided_at: null }
      world.enterprise_profile.push({ id: dice.uuid(), ...row, ...figures(), recorded_at, voided_at: corrected })
      if (corrected && dice.chance(0.8))
        world.enterprise_profile.push({ id: dice.uuid(), ...row, ...figures(), recorded_at: corrected })
    }
  }
  world.policy = many(1 + dice.upTo(2), (i) => ({
    id: dice.uuid(),
    title: i === 0 ? dice.pick(texts) : `政策${i}`,
    level: dice.maybe([...texts, '市'], 0.8),
    org_id: dice.pick(entities.org),
    recorded_at: moment(start),
  }))
  for (const policy of world.policy)
    for (const enterprise_id of entities.enterprise) {
      const of = { policy_id: policy.id, enterprise_id }
      if (dice.chance(0.6)) {
        const fact = happened()
        world.policy_delivery.push({
          id: dice.uuid(),
          ...of,
          person_id: dice.maybe(entities.person),
          org_id: dice.maybe(entities.org),
          visit_id: dice.maybe(visits, 0.4),
          how: dice.pick(['visit', 'call', 'meeting', 'online', 'portal']),
          read_at: dice.chance(0.5) ? later(fact.at, 24 * dice.upTo(40)) : null,
          ...fact,
        })
      }
      for (let i = 0; i < dice.upTo(2); i++) {
        const fact = happened()
        const state = dice.pick(['asked', 'granted', 'refused'])
        world.policy_claim.push({
          id: dice.uuid(),
          ...of,
          org_id: dice.maybe([policy.org_id]),
          state,
          amount: state === 'granted' ? dice.pick(['0', '3.5', '50']) : null,
          settled_at: state === 'asked' ? null : later(fact.at, 24 * dice.upTo(60)),
          ...fact,
        })
      }
    }
  for (const enterprise_id of entities.enterprise) {
    if (!dice.chance(0.7)) continue
    const plan = {
      id: dice.uuid(),
      program_key: program.id,
      enterprise_id,
      area_id: dice.maybe(entities.area, 0.4),
      org_id: dice.maybe(entities.org),
      recorded_at: moment(day()),
      recorded_by: dice.maybe(entities.person),
    }
    world.policy_plan.push(plan)
    let from_at = plan.recorded_at
    const states = ['draft', 'offered', 'agreed', 'offered', 'agreed', 'ended'].slice(0, 1 + dice.upTo(5))
    states.forEach((state, n) => {
      const to_at = n === states.length - 1 ? 'infinity' : later(from_at, 24 * (1 + dice.upTo(40)))
      const agreed_by = state === 'agreed' ? dice.pick(['enterprise', 'office']) : null
      world.policy_plan_state.push({ plan_id: plan.id, seq: n + 1, state, agreed_by, from_at, to_at })
      from_at = to_at
    })
    for (let i = 0; i < dice.upTo(3); i++) {
      const state = dice.pick(['open', 'open', 'done', 'done', 'dropped'])
      const recorded_at = later(plan.recorded_at, 24 * dice.upTo(20))
      const settled_at = state === 'open' ? null : later(recorded_at, 24 * dice.upTo(90))
      world.policy_measure.push({
        id: dice.uuid(),
        plan_id: plan.id,
        org_id: dice.maybe(entities.org),
        person_id: dice.maybe(entities.person),
        due_day: dice.chance(0.8) ? day() : null,
        state,
        settled_at,
        settled_day:
          settled_at && Temporal.Instant.from(settled_at).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
        recorded_at,
        voided_at: dice.chance(0.15) ? later(recorded_at, 24 * dice.upTo(60)) : null,
      })
    }
  }
  for (const indicator of program.indicators) {
    const periods = (scene.periods.get(indicator.every) ?? []).filter((period) => period.startsAt <= asOf)
    const subject_kind = indicator.subject.kind === 'group' ? indicator.subject.of : 'authority'
    const subjects = indicator.subject.kind === 'group' ? entities[indicator.subject.of] : [scene.authorityIds[0] ?? '']
    for (const subject_id of subjects) {
      for (const period of periods) {
        const base = {
          program_key: program.id,
          indicator: indicator.id,
          subject_kind,
          subject_id,
          calendar: indicator.every,
          ordinal: period.ordinal,
        }
        const target_id = dice.uuid()
        if (dice.chance(0.8))
          for (let version = 1; version <= 1 + (dice.chance(0.3) ? dice.upTo(2) : 0); version++) {
            const recorded_at = later(moment(period.firstDay), 200 * (version - 1))
            world.target.push({
              ...base,
              target_id,
              version,
              target: dice.pick(['0', '10', '12.5', '40']),
              baseline: dice.maybe(['0', '8', '20']),
              recorded_at,
              filed_at: dice.chance(0.4) ? later(recorded_at, 24 * dice.upTo(40)) : null,
              voided_at: dice.chance(0.05) ? later(recorded_at, 24 * dice.upTo(60)) : null,
            })
          }
        for (let i = 0; i < dice.upTo(1) + (dice.chance(0.1) ? 1 : 0); i++) {
          const at = later(period.endsAt, -24 * dice.upTo(12) - 1)
          world.reading.push({
            id: dice.uuid(),
            ...base,
            value: dice.pick(['0', '5', '10', '11.25', '60']),
            reason: dice.maybe(texts, 0.3),
            remedy: dice.maybe(texts, 0.3),
            at,
            day: Temporal.Instant.from(at).toZonedDateTimeISO(timeZone).toPlainDate().toString(),
            recorded_at: later(at, dice.upTo(30)),
            voided_at: null,
          })
        }
      }
    }
  }
  for (const ground of program.exemptions) {
    for (let i = 0; i < dice.upTo(2); i++) {
      const kind = dice.pick(['org', 'person', 'enterprise', 'project', 'area'] as const)
      const on = dice.pick(ground.on)
      const calendar =
        on.kind === 'duty'
          ? program.duties.find((rule) => rule.id === on.name)?.every
          : on.kind === 'reading'
            ? program.indicators.find((one) => one.id === on.name)?.every
            : on.kind === 'measure'
              ? program.measures.find((one) => one.id === on.name)?.every
              : undefined
      const period = calendar && dice.chance(0.6) ? dice.pick(scene.periods.get(calendar) ?? []) : null
      const from = day()
      const links = ids(world.link)
      const link = dice.chance(0.3) && links.length > 0 && on.kind === 'duty'
      const readingSubjects = world.reading.map((row) => row.subject_id)
      world.exemption.push({
        id: dice.uuid(),
        program_key: program.id,
        exemption: ground.id,
        effect: ground.effect,
        subject_kind: link ? 'link' : kind,
        subject_id: link
          ? dice.pick(links)
          : on.kind === 'reading' && readingSubjects.length > 0
            ? dice.pick(readingSubjects)
            : dice.pick(entities[kind]),
        rule: null,
        calendar: period?.calendar ?? null,
        ordinal: period?.ordinal ?? null,
        other_ordinal: period ? period.ordinal - dice.upTo(3) : null,
        from_day: period ? null : from,
        to_day: period ? null : dice.chance(0.7) ? addDays(from, dice.upTo(60)) : null,
        reason: '批准',
        ...recorded(from),
      })
    }
  }
  dice.lean = 0
  return world
}

type MatterTools = {
  texts: readonly string[]
  size: WorldSize
  entities: Record<'org' | 'person' | 'enterprise' | 'project' | 'area', string[]>
  happened: () => { at: string; recorded_at: string }
  later: (at: string, hours: number) => string
  contested: Contested
}

/** Matters with their course: recorded, worked on, closed, perhaps reopened; clocks, acts and closings that fit. */
function randomMatters(
  dice: Dice,
  scene: Scene,
  world: World,
  { texts, size, entities, happened, later, contested }: MatterTools,
): void {
  const { program } = scene
  let number = 0
  for (const kind of program.matters) {
    for (let i = 0; i < dice.upTo(size.facts * 2); i++) {
      const id = dice.uuid()
      const { at, recorded_at } = happened()
      const about = kind.kind !== 'problem' && dice.chance(0.7) ? aboutOf(dice, kind, contested) : null
      const base = {
        enterprise_id: dice.maybe(entities.enterprise),
        project_id: dice.maybe(entities.project, 0.3),
        area_id: dice.maybe(entities.area, 0.3),
      }
      const org_id = dice.maybe(entities.org)
      const person_id = dice.maybe(entities.person)
      const category = dice.pick(kind.categories.length > 0 ? kind.categories : texts)
      const states = [
        'recorded',
        ...(dice.chance(0.6) ? ['working'] : []),
        ...(dice.chance(0.6) ? [dice.pick(['closed', 'closed', 'closed', 'dismissed', 'merged', 'suspended'])] : []),
      ]
      let from_at = recorded_at
      states.forEach((state, seq) => {
        const to = later(from_at, dice.chance(0.4) ? 1 + dice.upTo(12) : 24 * (1 + dice.upTo(20)))
        const closed = state === 'closed'
        const end = closed && kind.ends.length > 0 ? dice.pick(kind.ends) : null
        const counts_as = closed ? (dice.chance(about ? 0.8 : 0.2) ? 'confirmed' : (end?.countsAs ?? 'solved')) : null
        world.matter_history.push({
          matter_id: id,
          seq: seq + 1,
          from_at,
          to_at: seq === states.length - 1 ? 'infinity' : to,
          state,
          end_id: end?.id ?? null,
          counts_as,
          tier: dice.upTo(2),
          org_id,
          person_id,
          category,
          urgency: dice.maybe(kind.urgencies.length > 0 ? kind.urgencies : texts),
          weight: dice.maybe(kind.weights),
          level: dice.maybe(kind.levels),
          reopened: dice.upTo(1),
          returned: dice.upTo(1),
          extended: dice.upTo(1),
          closed_at: closed ? from_at : null,
          answered_at: null,
        })
        world.act.push({
          matter_id: id,
          seq: seq + 1,
          act: dice.pick(['record', 'answer', 'assign', 'close']),
          at: from_at,
          actor_person: dice.maybe(entities.person),
          actor_org: dice.maybe(entities.org),
          actor_role: 'lead',
          reason: dice.maybe(texts, 0.4),
          refused: dice.chance(0.2),
          program_version: 1,
          recorded_at: from_at,
        })
        if (closed) {
          world.closing.push({
            id: dice.uuid(),
            matter_id: id,
            end_id: end?.id ?? 'solved',
            counts_as: counts_as ?? 'solved',
            at: from_at,
            recorded_at: from_at,
            org_id,
            person_id,
            enterprise_id: base.enterprise_id,
            project_id: base.project_id,
            agreed: dice.pick(['enterprise_agreed', 'silent', 'disputed']),
            refuted_at: dice.chance(0.5) ? later(from_at, 24 * dice.upTo(60)) : null,
            signals: dice.chance(0.6) ? ['答复雷同'] : [],
            evidence: dice.upTo(3),
          })
        }
        from_at = to
      })
      for (const clock of kind.clocks) {
        if (!dice.chance(0.6)) continue
        const opened_at = later(recorded_at, dice.upTo(24))
        const due_day = Temporal.Instant.from(opened_at)
          .add({ hours: 24 * dice.upTo(15) })
          .toZonedDateTimeISO(scene.timeZone)
          .toPlainDate()
          .toString()
        const due_at = Temporal.PlainDate.from(due_day)
          .add({ days: 1 })
          .toZonedDateTime(scene.timeZone)
          .toInstant()
          .toString()
        const done_at = dice.chance(0.6) ? later(opened_at, 12 * dice.upTo(60)) : null
        world.matter_clock.push({
          id: dice.uuid(),
          matter_id: id,
          clock: clock.id,
          org_id: dice.maybe(entities.org),
          person_id: dice.maybe(entities.person, 0.5),
          opened_at,
          due_at,
          due_day,
          done_at: done_at && dice.chance(0.1) ? due_at : done_at,
          cancelled_at: dice.chance(0.1) ? later(opened_at, 48) : null,
          state: 'open',
          explain: {},
          recorded_at: opened_at,
        })
      }
      number += 1
      world.matter.push({
        id,
        number: `2026-${String(number).padStart(6, '0')}`,
        program_key: program.id,
        program_version: 1,
        matter: kind.id,
        kind: kind.kind,
        title: '',
        source: dice.maybe(kind.sources),
        document: dice.maybe(kind.documents),
        state: 'recorded',
        lead_org_id: dice.maybe(entities.org),
        leader_id: dice.maybe(entities.person),
        handler_id: dice.maybe(entities.person, 0.5),
        raiser_person_id: dice.maybe(entities.person, 0.3),
        respondent_org_id: dice.maybe(entities.org, 0.5),
        finish_by: dice.maybe(['2026-03-31', '2026-06-30'], 0.5),
        standard: dice.maybe(['够亮'], 0.3),
        ...base,
        about_kind: about?.kind ?? null,
        about_id: about?.id ?? null,
        units: many(dice.upTo(2), (n) => `单位${n}`),
        recorded_at,
        at,
        state_json: {},
        ...({ category } as object),
      })
    }
  }
}

/** What a matter is about: an appeal is against a mark or an entry, anything else a case about a mark. */
function aboutOf(dice: Dice, kind: MatterKind, { marks, points }: Contested): { kind: string; id: string } | null {
  const kinds = kind.kind === 'appeal' ? kind.about.map((one) => one.kind) : ['mark']
  const open = [
    ...(kinds.includes('mark') ? marks.map((id) => ({ kind: 'mark', id })) : []),
    ...(kinds.includes('points') ? points.map((id) => ({ kind: 'points', id })) : []),
  ]
  return open.length > 0 ? dice.pick(open) : null
}

function many<T>(n: number, make: (i: number) => T): T[] {
  return Array.from({ length: n }, (_, i) => make(i))
}
