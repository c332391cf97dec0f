/** Matters that a case states as they stand, their closings and clocks. */
import { endOfDay } from '#domain/calendar/clock-rules.ts'
import { type Building, ENTITIES, type Row, textOf } from './building.ts'

export function addMatter(b: Building, id: string, name: string | undefined, row: Row): void {
  const { program } = b.scene
  const kind = program.matters.find((one) => one.id === name)
  if (!kind) return b.fault(`没有事项“${name}”；有 ${program.matters.map((one) => one.id).join('、')}`)
  if (row.acts !== undefined) {
    // Whom the acts name is there from the beginning, so that groups hold them.
    for (const act of Array.isArray(row.acts) ? (row.acts as Row[]) : [])
      for (const unit of [act.lead, act.parallel, act.assist].flat()) b.entity('org', unit)
    for (const one of ENTITIES) b.entity(one, row[one])
    b.entity('org', row.respondent)
    b.plays.push({ id, kind, row, line: b.line })
    return
  }
  const end = row.end === undefined ? undefined : kind.ends.find((one) => one.id === String(row.end))
  if (row.end !== undefined && !end)
    return b.fault(`事项 ${kind.id} 没有办结方式“${String(row.end)}”；有 ${kind.ends.map((one) => one.id).join('、')}`)
  const isClosed = end !== undefined || row.solved === true || row.closed !== undefined
  const countsAs = isClosed ? String(row.counts_as ?? end?.countsAs ?? 'solved') : null
  const at = b.moment(row.at)
  const closed = isClosed ? b.moment(typeof row.closed === 'boolean' ? undefined : row.closed, at) : null
  const paths = b.paths('matter', row)
  const org_id = paths.org_id ?? b.world.post.find((post) => post.person_id === paths.person_id)?.org_id ?? null
  const number = (value: unknown) => Number(value ?? 0)
  const history = {
    tier: number(row.tier),
    org_id,
    person_id: paths.person_id,
    category: textOf(row.category),
    urgency: textOf(row.urgency),
    weight: textOf(row.weight),
    level: textOf(row.level),
    reopened: number(row.reopened),
    returned: number(row.returned),
    extended: row.extended === true ? 1 : 0,
    answered_at: null,
  }
  const working = {
    matter_id: id,
    seq: 1,
    from_at: b.moment(row.recorded, at),
    state: String(row.state ?? 'working'),
    end_id: null,
    counts_as: null,
    closed_at: null,
    ...history,
  }
  b.world.matter_history.push({ ...working, to_at: closed ?? 'infinity' })
  if (closed)
    b.world.matter_history.push({
      ...working,
      seq: 2,
      from_at: closed,
      to_at: 'infinity',
      state: 'closed',
      end_id: end?.id ?? null,
      counts_as: countsAs,
      closed_at: closed,
    })
  b.world.matter.push({
    id,
    number: `2026-${String(b.serial).padStart(6, '0')}`,
    program_key: program.id,
    program_version: program.version,
    matter: kind.id,
    kind: kind.kind,
    title: String(row.as ?? ''),
    source: textOf(row.source),
    document: textOf(row.document),
    state: 'working',
    lead_org_id: b.entity('org', row.lead) ?? org_id,
    leader_id: b.entity('person', row.leader),
    handler_id: null,
    raiser_person_id: null,
    respondent_org_id: b.entity('org', row.respondent),
    finish_by: row.finish_by === undefined ? null : b.day(row.finish_by),
    standard: textOf(row.standard),
    enterprise_id: paths.enterprise_id,
    project_id: paths.project_id,
    area_id: paths.area_id,
    about_kind: null,
    about_id: null,
    units: Array.isArray(row.units) ? row.units.map(String) : [],
    recorded_at: b.moment(row.recorded, at),
    at,
    state_json: {},
    ...({ category: textOf(row.category) } as object),
  })
}

/** A closing needs its matter, which by itself counts for nothing here. */
export function addClosing(b: Building, id: string, name: string | undefined, row: Row): void {
  const { program } = b.scene
  const kind = program.matters.find((one) => one.id === name)
  if (!kind) return b.fault(`没有事项“${name}”；有 ${program.matters.map((one) => one.id).join('、')}`)
  const at = b.moment(row.at)
  const { person_id, org_id, enterprise_id, project_id } = b.paths('closing', row)
  const unit = org_id ?? b.world.post.find((post) => post.person_id === person_id)?.org_id ?? null
  let matter = row.matter === undefined ? null : b.named('matter', row.matter)
  if (!matter) {
    matter = b.newId('matter')
    b.world.matter.push({
      id: matter,
      number: `2026-${String(b.serial).padStart(6, '0')}`,
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
    row.refuted === undefined || row.refuted === false ? null : row.refuted === true ? at : b.moment(row.refuted)
  b.world.closing.push({
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
export function addClock(b: Building, id: string, name: string | undefined, row: Row): void {
  const [kind, clock] = (name ?? '').split('.')
  if (!clock) return b.fault(`应尽事项“${name}”由规则得出，不能给定；办理时限写 duty <事项>.<时限>`)
  let matter = row.matter === undefined ? null : b.named('matter', row.matter)
  if (!matter) {
    matter = b.newId('matter')
    addMatter(b, matter, kind, {
      ...row,
      at: row.opened ?? row.at,
      state: 'working',
      closed: undefined,
      as: undefined,
    })
  }
  const opened = b.moment(row.opened ?? row.at)
  const day = b.day(row.due ?? b.startDay)
  const due = endOfDay(day, b.scene.rules)
  const done = row.done === undefined ? null : b.moment(row.done)
  b.world.matter_clock.push({
    id,
    matter_id: matter,
    clock,
    org_id: b.entity('org', row.org),
    person_id: b.entity('person', row.person),
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

export function addMatterAct(b: Building, row: Row): void {
  const { program } = b.scene
  const matter = b.named('matter', row.matter)
  const at = b.moment(row.at)
  b.world.act.push({
    matter_id: matter ?? '',
    seq: 100 + b.serial,
    act: String(row.act ?? ''),
    at,
    actor_person: b.entity('person', row.person),
    actor_org: b.entity('org', row.org),
    actor_role: 'lead',
    reason: textOf(row.reason),
    refused: row.refused === true,
    program_version: program.version,
    recorded_at: at,
  })
}
