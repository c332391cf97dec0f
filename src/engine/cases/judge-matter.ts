/** What a case expects of a matter and of its clocks: `matter problem: { 缺工: { state: closed } }`, `duty problem.answer: { 甲局: met }`. */
import { Temporal } from 'temporal-polyfill'
import { leadOf, type Matter } from '#domain/matter/matter.ts'
import { ms } from '../reference/time.ts'
import type { MatterClock } from '../reference/world.ts'
import type { Scene } from '../scene.ts'
import type { NamedWorld } from './build-world.ts'
import type { Expectation } from './read-cases.ts'

/** What is wrong; undefined when it is as expected. */
export function judgeMatter(expectation: Expectation, scene: Scene, named: NamedWorld): string | undefined {
  return expectation.kind === 'matter' ? judgeState(expectation, scene, named) : judgeClock(expectation, scene, named)
}

const said = (value: unknown): string => (typeof value === 'object' ? JSON.stringify(value) : String(value))

function judgeState({ rule, subject, value }: Expectation, scene: Scene, named: NamedWorld): string | undefined {
  if (!scene.program.matters.some((one) => one.id === rule))
    return `没有事项；有 ${scene.program.matters.map((one) => one.id).join('、')}`
  const mine = [...named.played.values()].filter((one) => one.matter === rule)
  if (subject === undefined) return mine.length === 0 ? undefined : '应没有登记，却有'
  const id = named.ids.get(`matter ${subject}`)
  const matter = id === undefined ? undefined : named.played.get(id)
  if (value === 'none') return matter ? '应没有登记，却有' : undefined
  if (!matter) return 'given 中没有写了 acts 的这件事项'
  const found = columnsOf(matter, named)
  const wanted = typeof value === 'object' && value !== null ? value : { state: value }
  for (const [column, expected] of Object.entries(wanted)) {
    if (!(column in found)) return `没有“${column}”；有 ${Object.keys(found).join('、')}`
    const is = found[column as keyof typeof found]
    if (said(is) !== said(expected)) return `${column} 应为 ${said(expected)}，得 ${said(is)}`
  }
  return undefined
}

function columnsOf(matter: Matter, named: NamedWorld) {
  const name = (id: string | null | undefined) => (id ? (named.names.get(id) ?? '办公室') : null)
  return {
    state: matter.state,
    end: matter.end,
    counts_as: matter.countsAs,
    tier: matter.tierId,
    lead: name(leadOf(matter)?.orgId),
    extended: matter.extended,
    returned: matter.returned,
    reopened: matter.reopened,
    refused: matter.refused,
    /** Who raised it, as the register knows: null where the program seals him. */
    raiser: name(matter.raiserPersonId),
    sealed: matter.sealed,
    /** Where the program's routes would send it, and to whom. */
    route: matter.suggestion?.give ?? null,
    to: (matter.suggestion?.orgIds ?? []).map(name),
    suggested_by: matter.suggestion?.clause ?? null,
  }
}

/** By unit or person that owes it, or by the matter's name; a state, or `{ state, due }`. */
function judgeClock({ rule, subject, value }: Expectation, scene: Scene, named: NamedWorld): string | undefined {
  const [kind = '', clock = ''] = rule.split('.')
  const declared = scene.program.matters.find((one) => one.id === kind)
  const known = declared && [...declared.clocks.map((one) => one.id), ...declared.tiers.map((one) => `tier:${one.id}`)]
  if (!known?.includes(clock)) return `没有这个时限；有 ${(known ?? []).map((one) => `${kind}.${one}`).join('、')}`
  const ids = [...named.ids].flatMap(([key, id]) => (key.slice(key.indexOf(' ') + 1) === subject ? [id] : []))
  const matters = new Set(named.world.matter.filter((one) => one.matter === kind).map((one) => one.id))
  const rows = named.world.matter_clock.filter(
    (one) =>
      one.clock === clock &&
      matters.has(one.matter_id) &&
      (subject === undefined ||
        [one.matter_id, one.org_id, one.person_id].some((id) => id !== null && ids.includes(id))),
  )
  if (value === 'none') return rows.length === 0 ? undefined : `应没有，却有 ${rows.length} 个`
  const found = rows.sort((a, b) => ms(a.opened_at) - ms(b.opened_at)).map((row) => clockOf(row, scene))
  if (Array.isArray(value)) {
    const states = found.map((one) => one.state)
    return said(states) === said(value) ? undefined : `应为 ${said(value)}，得 ${said(states)}`
  }
  const last = found.at(-1)
  if (!last) return '没有'
  const wanted = typeof value === 'object' && value !== null ? value : { state: value }
  for (const [column, expected] of Object.entries(wanted)) {
    if (!(column in last)) return `没有“${column}”；有 ${Object.keys(last).join('、')}`
    const is = last[column as keyof typeof last]
    if (said(is) !== said(expected)) return `${column} 应为 ${said(expected)}，得 ${said(is)}`
  }
  return undefined
}

function clockOf(row: MatterClock, scene: Scene): { state: string; due: string } {
  const past = ms(row.due_at) <= ms(scene.asOf)
  const done = row.done_at === null ? undefined : ms(row.done_at) < ms(row.due_at) ? 'met' : 'late'
  const state = row.cancelled_at !== null ? 'cancelled' : (done ?? (past ? 'missed' : 'open'))
  const local = Temporal.Instant.from(row.due_at).toZonedDateTimeISO(scene.timeZone)
  const wholeDay = local.subtract({ milliseconds: 1 }).toPlainDate().toString() !== local.toPlainDate().toString()
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  return { state, due: wholeDay ? row.due_day : `${local.toPlainDate().toString()} ${time}` }
}
