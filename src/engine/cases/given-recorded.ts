/** What a case says that people recorded. */
import { type Building, ENTITIES, type Row, textOf } from './building.ts'

export function addVisit(b: Building, id: string, row: Row): void {
  const { at, day, recorded_at, voided_at } = b.happened(row)
  const paths = b.paths('visit', row)
  if (!paths.person_id) return b.fault('走访应写 person')
  b.world.visit.push({
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
}

export function addEntry(b: Building, id: string, name: string | undefined, row: Row): void {
  const { program } = b.scene
  const form = program.forms.find((one) => one.id === name)
  if (!form) return b.fault(`没有表单“${name}”；有 ${program.forms.map((one) => one.id).join('、')}`)
  const values: Row = {}
  const known = new Set(['at', 'day', 'recorded', 'voided', 'as', 'times', 'visit', 'matter', ...ENTITIES])
  for (const [field, said] of Object.entries(row)) {
    if (form.fields.some((one) => one.id === field)) values[field] = said
    else if (!known.has(field))
      b.fault(`表单 ${form.id} 没有“${field}”；有 ${form.fields.map((one) => one.id).join('、')}`)
  }
  b.world.form_entry.push({
    id,
    program_key: b.scene.program.id,
    program_version: program.version,
    form: form.id,
    values,
    visit_id: b.named('visit', row.visit),
    matter_id: b.named('matter', row.matter),
    ...b.paths('form', row),
    ...b.happened(row),
  })
}

export function addReport(b: Building, id: string, name: string | undefined, row: Row): void {
  const period = row.period === undefined ? undefined : b.period(row.period)
  b.world.report.push({
    id,
    program_key: b.scene.program.id,
    report: name ?? '',
    calendar: period?.calendar ?? null,
    ordinal: period?.ordinal ?? null,
    body: '',
    data: {},
    reason: textOf(row.reason),
    remedy: textOf(row.remedy),
    state: 'submitted',
    ...b.paths('report', row),
    ...b.happened(row),
  })
}

export function addMeeting(b: Building, id: string, name: string | undefined, row: Row): void {
  const { person_id, org_id, area_id } = b.paths('meeting', row)
  b.world.meeting.push({
    id,
    program_key: b.scene.program.id,
    meeting: name ?? '',
    title: '',
    person_id,
    org_id,
    area_id,
    chair_id: b.entity('person', row.chair),
    attendees: Number(row.attendees ?? 0),
    minutes_text: '',
    ...b.happened(row),
  })
}

export function addRating(b: Building, id: string, row: Row): void {
  b.world.rating.push({
    id,
    matter_id: b.named('matter', row.matter),
    visit_id: null,
    ...b.paths('rating', row),
    grade: textOf(row.grade),
    score: row.score === undefined ? null : String(row.score),
    rater: String(row.by ?? 'enterprise'),
    named: row.named !== false,
    channel: 'web',
    ...b.happened(row),
  })
}

export function addCallback(b: Building, id: string, row: Row): void {
  const { program } = b.scene
  const { person_id, org_id, enterprise_id, project_id } = b.paths('callback', row)
  const by = b.entity('person', '回访员')
  b.world.callback.push({
    id,
    program_key: program.id,
    matter_id: b.named('matter', row.matter),
    visit_id: null,
    link_id: null,
    person_id,
    org_id,
    enterprise_id,
    project_id,
    by_person_id: by ?? '',
    how: String(row.how ?? 'phone'),
    reached: row.reached !== false,
    outcome: textOf(row.outcome),
    confirmed: typeof row.confirmed === 'boolean' ? row.confirmed : null,
    ...b.happened(row),
  })
}

export function addFinding(b: Building, id: string, row: Row): void {
  b.world.finding.push({
    id,
    program_key: b.scene.program.id,
    category: String(row.category ?? ''),
    level: textOf(row.level),
    source: textOf(row.source),
    ban: textOf(row.ban),
    text: '',
    confirmed: row.confirmed === true,
    rectified: row.rectified === true,
    self_reported_on: textOf(row.self_reported),
    ...b.paths('finding', row),
    ...b.happened(row),
  })
}

export function addPaper(b: Building, id: string, name: string | undefined, row: Row): void {
  const fact = b.happened(row)
  b.world.paper.push({
    id,
    program_key: b.scene.program.id,
    paper: name ?? '',
    title: '',
    matter_id: b.named('matter', row.matter),
    ...b.paths('paper', row),
    issued_at: fact.at,
    read_at: row.read === undefined ? null : b.moment(row.read),
    to_names: [],
    copy_names: [],
    content: {},
    ...fact,
  })
}
