/** Facts of a case that were refused, or tried and allowed: inspections, acts outside matters and renewals, decided by the rules that decide them in use. */
import { type ActLimit, brokenActLimit } from '#domain/access/act-limits.ts'
import { addDays } from '#domain/calendar/day.ts'
import { brokenLimit, type Inspected } from '#domain/inspection/limits.ts'
import { decideRenewal } from '#domain/link/decide-link.ts'
import { FOREVER, type Link } from '#domain/link/link.ts'
import { termEnd } from '#domain/link/term.ts'
import { type Failure, ok, type Result } from '#domain/result.ts'
import type { ActWindow, LinkKind, Party, PeriodName } from '#program/model.ts'
import { uuid } from '../reference/ids.ts'
import type { Inspection, Link as LinkRow, World } from '../reference/world.ts'
import type { Scene } from '../scene.ts'
import { idsOf, isParty } from './who-is.ts'

/** `refused: true` or a code: it must be refused; `refused: false`: it must be allowed. Undefined: as expected. */
export function unexpected(what: string, refused: unknown, error: Failure | null): string | undefined {
  const wanted = refused !== undefined && refused !== false
  if (!error) return wanted ? `${what}：应被拒绝（${String(refused)}），却可以` : undefined
  if (!wanted) return `${what}：不被允许（${error.code} ${JSON.stringify(error.data ?? {})}）`
  return refused === true || refused === error.code
    ? undefined
    : `${what}：应因 ${String(refused)} 被拒，却因 ${error.code}`
}

/** The period of a calendar that holds a day. */
function periodHolding(scene: Scene, every: PeriodName | undefined, day: string) {
  const row =
    every === undefined ? undefined : scene.periods.get(every)?.find((one) => one.firstDay <= day && day <= one.lastDay)
  return row ? { from: row.firstDay, to: row.lastDay, label: row.label } : null
}

const subjectOf = (row: Inspection, per: string | undefined) =>
  per === undefined
    ? (row.enterprise_id ?? row.project_id ?? row.person_id ?? row.org_id)
    : (row as unknown as Readonly<Record<string, string | null>>)[`${per}_id`]

/** The limit that one more inspection would break, after those the case has before it. */
export function brokenInspection(
  scene: Scene,
  world: World,
  wanted: Inspection,
  by: { readonly name: string; readonly ids: readonly string[] },
): Failure | null {
  const declared = scene.program.acts.filter((one) => one.act === 'inspect')
  const is = isParty(world, scene, by.name, by.ids)
  const barred = brokenActLimit<Party, ActWindow & ActLimit<Party>>(declared, { is })
  if (barred) return barred
  const windows = declared.filter((one) => one.by.length === 0 || one.by.some(is))
  const subject = subjectOf(wanted, undefined)
  const before = world.inspection
    .filter((one) => subjectOf(one, undefined) === subject && one.voided_at === null)
    .map(
      (one): Inspected => ({
        id: one.id,
        kind: one.kind,
        title: one.kind,
        fromDay: one.day,
        toDay: one.day,
        ownProgram: true,
        by: idsOf(world, one.by_person_id ?? undefined),
      }),
    )
  const limits = windows
    .filter((one) => one.per === undefined || subjectOf(wanted, one.per) === subject)
    .map((one) => ({
      title: one.title,
      clause: one.clause ?? one.assumed ?? '',
      atMost: typeof one.atMost === 'number' ? one.atMost : null,
      period: periodHolding(scene, one.every, wanted.day),
      notWith: one.notWith,
      counts: countsOf(world, scene, one),
    }))
  return brokenLimit(limits, { kind: wanted.kind, fromDay: wanted.day, toDay: wanted.day }, before)
}

/** A limit that names teams counts what those teams did; any other, everything. */
function countsOf(world: World, scene: Scene, window: ActWindow): (one: Inspected) => boolean {
  const groups = window.by.filter((party) => party.kind === 'group')
  if (groups.length === 0 || groups.length < window.by.length) return () => true
  return (one) => groups.some(isParty(world, scene, '', one.by))
}

/** An act outside matters that a case says somebody did. */
export type ActDone = { readonly act: string; readonly by: string; readonly day: string }

/** The limit that an act would break, after those that were done. */
export function brokenAct(
  scene: Scene,
  world: World,
  wanted: ActDone & { readonly ids: readonly string[]; readonly approved: string | null },
  done: readonly ActDone[],
): Failure | null {
  const limits = scene.program.acts.filter((one) => one.act === wanted.act)
  const approver = wanted.approved
  return brokenActLimit<Party, ActWindow & ActLimit<Party>>(limits, {
    is: isParty(world, scene, wanted.by, wanted.ids),
    approved: (party) => approver !== null && isParty(world, scene, approver, [])(party),
    had: (limit) => {
      const period = periodHolding(scene, limit.every, wanted.day)
      return done.filter(
        (one) => one.act === wanted.act && (!period || (period.from <= one.day && one.day <= period.to)),
      ).length
    },
  })
}

/** Renews a pairing after its term, as often as the program allows. */
export function renewed(
  scene: Scene,
  kind: LinkKind,
  row: LinkRow,
  times: number,
): Result<{ readonly fromDay: string; readonly endsOn: string }> {
  const term = kind.term?.kind === 'single' ? kind.term.limit : undefined
  const termTo = term ? termEnd(row.from_day, term, scene.rules, scene.calendar) : null
  const next = term && termTo ? termEnd(addDays(termTo, 1), term, scene.rules, scene.calendar) : ''
  const link: Link = {
    id: row.id,
    link: row.link,
    holder: { kind: kind.holderOf === 'org' ? 'org' : 'person', id: row.person_id ?? row.org_id ?? '' },
    target: { kind: kind.targetOf, id: row.enterprise_id ?? row.project_id ?? row.area_id ?? row.target_org_id ?? '' },
    kinds: row.kinds,
    fromDay: row.from_day,
    toDay: row.to_day === 'infinity' ? FOREVER : row.to_day,
    termTo,
  }
  const decided = decideRenewal(link, kind, { renewed: times, termTo: next, newId: uuid('case', 'renewed', row.id) })
  return decided.ok ? ok({ fromDay: decided.value.begun.fromDay, endsOn: decided.value.ended.toDay }) : decided
}
