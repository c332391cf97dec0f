/**
 * A case's matter that is handled act by act: decided by the rules as the register decides it, so that a case tries time
 * limits, windows, routes and ends, and what then stands in the world is what would stand in the database.
 */
import type { Act } from '#domain/matter/act.ts'
import { type ActName, isActName } from '#domain/matter/act-names.ts'
import { applyAll, decide, refusedAct } from '#domain/matter/decide.ts'
import { leadOf, type Matter } from '#domain/matter/matter.ts'
import { pauseOf } from '#domain/matter/pauses.ts'
import type { Asked, Proposal } from '#domain/matter/proposal.ts'
import { decideRecord } from '#domain/matter/record.ts'
import type { MatterRules, Pause, Ruling, Row as Values } from '#domain/matter/rules.ts'
import { SYSTEM, type Who } from '#domain/matter/who.ts'
import type { Failure } from '#domain/result.ts'
import { evaluate } from '#program/expression/evaluate.ts'
import type { Expression, Fallback, MatterKind } from '#program/model.ts'
import { stopOf } from '../compile/duty-opened.ts'
import { membersNow } from '../reference/groups.ts'
import { uuid } from '../reference/ids.ts'
import type { World } from '../reference/world.ts'
import type { Scene } from '../scene.ts'
import { dataOf } from './play-data.ts'

export type Given = Readonly<Record<string, unknown>>

/** How names of a case become ids, days and moments; whatever it cannot read it reports itself. */
export type Reader = {
  readonly entity: (kind: 'org' | 'person' | 'enterprise' | 'project' | 'area', name: unknown) => string | null
  readonly known: (kind: string, name: string) => string | undefined
  readonly moment: (value: unknown) => string
  readonly day: (value: unknown) => string
  readonly fault: (message: string) => void
}

/** The office of every case: nobody's member, so that no group holds it. */
export const OFFICE = uuid('case', 'office')

export type Played = { readonly matter: Matter; readonly acts: readonly Act[] }

type Play = { id: string; number: string; kind: MatterKind; row: Given; scene: Scene; world: World; read: Reader }

/** Plays a matter from its record through `acts:`. Undefined when it was not recorded, as was expected or is reported. */
export function playMatter(play: Play): Played | undefined {
  const { row, read, scene, kind } = play
  const at = read.moment(row.at)
  const asked = recordOf(play, at)
  const recorded = decideRecord(
    asked,
    whoIs(play, row.by ?? row.person ?? 'office', null),
    rulingOf(play, null, at),
    at,
  )
  if (!expected(read, 'record', row.refused, recorded.ok ? undefined : recorded.error)) return undefined
  if (!recorded.ok) return undefined
  const acts: Act[] = [...recorded.value]
  let matter = applyAll(null, acts)
  for (const given of Array.isArray(row.acts) ? (row.acts as Given[]) : []) {
    const act = String(given.act)
    if (!isActName(act) || act === 'record') {
      read.fault(`事项 ${kind.id} 没有动作“${act}”`)
      continue
    }
    const now = read.moment(given.at ?? row.at)
    const ruling = rulingOf(play, matter, now)
    const who = whoIs(play, given.by ?? 'office', matter, given.head === true)
    const reason = given.reason === undefined ? '用例' : String(given.reason)
    const proposal = { act, data: dataOf(act, given, matter, read), reason } as Exclude<Proposal, { act: 'record' }>
    const taken = decide(matter, proposal, who, ruling)
    if (!expected(read, act, given.refused, taken.ok ? undefined : taken.error)) return undefined
    const more: readonly Act[] = taken.ok ? taken.value : [refusedAct(matter, proposal, taken.error, who, ruling)]
    acts.push(...more)
    matter = applyAll(matter, more)
  }
  void scene
  return { matter, acts }
}

/** `refused: true` or the code of the refusal; anything else must be allowed. */
function expected(read: Reader, act: ActName, refused: unknown, error: Failure | undefined): boolean {
  const wanted = refused !== undefined && refused !== false
  if (!error && !wanted) return true
  if (!error) read.fault(`${act}：应被拒绝（${String(refused)}），却可以`)
  else if (!wanted) read.fault(`${act}：不被允许（${error.code} ${JSON.stringify(error.data ?? {})}）`)
  else if (refused !== true && refused !== error.code)
    read.fault(`${act}：应因 ${String(refused)} 被拒，却因 ${error.code}`)
  else return true
  return false
}

function recordOf({ id, number, kind, row, scene, world, read }: Play, at: string): Asked['record'] {
  const text = (key: string) => (row[key] === undefined || row[key] === null ? null : String(row[key]))
  const personId = read.entity('person', row.person)
  const post = world.post.find((one) => one.person_id === personId)
  const enterpriseId = read.entity('enterprise', row.enterprise)
  const projectId = read.entity('project', row.project)
  const areaId =
    read.entity('area', row.area) ??
    world.enterprise.find((one) => one.id === enterpriseId)?.area_id ??
    world.project.find((one) => one.id === projectId)?.area_id ??
    null
  const serving = world.form_entry.filter(
    (one) => one.form === kind.catalogue && (one.values as Given).category === row.category,
  )
  const unitIds = Array.isArray(row.units)
    ? row.units.flatMap((name) => read.entity('org', name) ?? [])
    : serving.length > 0
      ? serving.flatMap((one) => one.org_id ?? [])
      : unitsOfArea(scene, world, kind.fallback, areaId)
  const units = unitIds.flatMap((one) => world.org.find((org) => org.id === one) ?? [])
  const raiser = read.entity('person', row.raiser)
  const sealed = kind.sealed.length > 0
  return {
    id,
    number,
    programKey: scene.program.id,
    matter: kind.id,
    kind: kind.kind,
    title: String(row.as ?? '事项'),
    body: '',
    category: text('category'),
    urgency: text('urgency'),
    weight: text('weight'),
    source: text('source'),
    document: text('document'),
    level: text('level'),
    sealed,
    personId,
    holderOrgId: read.entity('org', row.org) ?? post?.org_id ?? null,
    respondentId: read.entity('org', row.respondent),
    enterpriseId,
    projectId,
    areaId,
    visitId: null,
    raisedBy: 'official',
    raiserPersonId: sealed ? null : raiser,
    about: null,
    splitFrom: null,
    units: units.map((one) => one.name),
    unitKinds: [...new Set(units.map((one) => one.kind))],
    repeatOf: row.repeat_of === undefined ? null : (read.known('matter', String(row.repeat_of)) ?? null),
    recordedAt: at,
    unitIds,
    ...(row.ground === undefined ? {} : { refuseGround: String(row.ground) }),
    ...(row.told === undefined ? {} : { toldAt: read.moment(row.told) }),
  }
}

/** Where the catalogue names no unit: those of the area, by list or by pairing. */
function unitsOfArea(scene: Scene, world: World, fallback: Fallback | undefined, areaId: string | null): string[] {
  if (!fallback || areaId === null) return []
  if (fallback.kind === 'link')
    return world.link.flatMap((one) => (one.link === fallback.link && one.area_id === areaId ? (one.org_id ?? []) : []))
  const members = membersNow(world, scene, fallback.group)
  return world.org.filter((one) => one.area_id === areaId && members.includes(one.id)).map((one) => one.id)
}

/** `office`, `leader`, `system`, `enterprise`, or a unit, person or enterprise by name. `head`: signs for the unit. */
function whoIs({ world, read, row }: Play, by: unknown, matter: Matter | null, head = false): Who {
  const nobody: Who = { ...SYSTEM, system: false }
  const name = String(by)
  if (name === 'system') return SYSTEM
  if (name === 'office') return { ...nobody, personId: uuid('case', 'officer'), orgIds: [OFFICE], office: true }
  if (name === 'leader') return { ...nobody, personId: matter?.leaderId ?? uuid('case', 'leader'), leader: true }
  const enterprise = name === 'enterprise' ? read.entity('enterprise', row.enterprise) : read.known('enterprise', name)
  if (enterprise) return { ...nobody, enterpriseId: enterprise }
  const org = read.known('org', name)
  if (org) return { ...nobody, personId: uuid('case', 'of', org), orgIds: [org], headOf: head ? [org] : [] }
  const person = read.entity('person', name)
  const orgs = world.post.filter((one) => one.person_id === person).map((one) => one.org_id)
  return { ...nobody, personId: person, orgIds: orgs, headOf: head ? orgs : [] }
}

function rulingOf({ kind, scene, world, row, read }: Play, matter: Matter | null, now: string): Ruling {
  const { program, calendar, timeZone } = scene
  let serial = 0
  const members = (group: string): { readonly subject_kind: string; readonly subject_id: string }[] => {
    const found = program.roster.find((one) => one.id === group)
    if (found?.members.kind === 'united') return found.members.of.flatMap(members)
    return world.roster_member.filter((one) => one.group_id === group)
  }
  const of = (group: string, subject: string) =>
    members(group)
      .filter((one) => one.subject_kind === subject)
      .map((one) => one.subject_id)
  return {
    rules: { ...kind, acts: [...kind.acts, ...program.acts] } satisfies MatterRules,
    calendar,
    clockRules: scene.rules,
    evaluate: (condition, values) =>
      evaluate(condition as Expression, values as Values & Record<string, never>, {
        zone: timeZone,
        workingDays: (from: string, to: string) => calendar.countWorkingDays(from, to),
      }),
    officeId: OFFICE,
    leaderId: read.entity('person', row.leader),
    firstHand: [row.decided_by ?? []].flat().flatMap((name) => read.entity('person', name) ?? []),
    around: surroundings(world, matter, row, read),
    membersOf: (group) => ({ orgIds: of(group, 'org'), personIds: of(group, 'person') }),
    pauses: pausesIn(scene, world, kind),
    now,
    programVersion: program.version,
    newId: () => uuid('case', kind.id, matter?.id ?? String(row.as ?? ''), matter?.acts ?? 0, serial++),
  }
}

/** What conditions read of the things the matter is about. */
function surroundings(world: World, matter: Matter | null, row: Given, read: Reader): Values {
  const enterprise = world.enterprise.find(
    (one) => one.id === (matter?.enterpriseId ?? read.entity('enterprise', row.enterprise)),
  )
  const project = world.project.find((one) => one.id === (matter?.projectId ?? read.entity('project', row.project)))
  const org = world.org.find((one) => one.id === (matter ? (leadOf(matter)?.orgId ?? matter.holderOrgId) : null))
  return {
    ...(enterprise
      ? { 'enterprise.classes': enterprise.classes, 'enterprise.industry': enterprise.industry_code }
      : {}),
    ...(project ? { 'project.class': project.class, 'project.stage': project.stage } : {}),
    ...(org ? { 'org.name': org.name, 'org.kind': org.kind } : {}),
  }
}

function pausesIn(scene: Scene, world: World, kind: MatterKind): Pause[] {
  return world.exemption.flatMap((one): Pause[] => {
    const declared = scene.program.exemptions.find((ground) => ground.id === one.exemption)
    if (declared?.effect !== 'stop' || one.from_day === null) return []
    const clocks = kind.clocks.filter((clock) =>
      declared.on.some((on) => on.kind === 'duty' && (on.name === undefined || on.name === clock.duty)),
    )
    const stop = stopOf(scene, one.from_day, one.to_day)
    return [
      { subjectId: one.subject_id, clocks: clocks.map((clock) => clock.id), stop: pauseOf(one.id, stop.from, stop.to) },
    ]
  })
}
