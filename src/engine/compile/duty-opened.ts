/** What is owed: a row for each fact, owner and period, or for each fact once. */
import { endOfDay, startOfDay } from '#domain/calendar/clock-rules.ts'
import type { Stop } from '#domain/calendar/stopwatch.ts'
import type { DutyRule } from '#program/model.ts'
import { FactQuery } from '../facts/fact-query.ts'
import { isFixedDay, limitJoin } from '../limits.ts'
import type { Scene } from '../scene.ts'
import { lastMomentSql, quote, SqlText } from '../sql.ts'
import { type CompileContext, exemptionsOn, inSpan, partiesJoin, partySql } from './common.ts'
import { dueDependsOnFact, slotsOf, slotTable, withGrace } from './duty-slots.ts'

/** In which periods a fact owes: whoever holds a link on the last day; who was a member for a day; a fact from its own period on. */
function overlap(rule: DutyRule): string {
  switch (rule.selection.each.kind) {
    case 'link':
      return 'f.from_day <= p.last_day and f.to_day >= p.last_day'
    case 'member':
      return 'f.from_day <= p.last_day and f.to_day >= p.first_day'
    default:
      return 'f.at < p.ends_at'
  }
}

/** `o`: what is owed — fact, owner, window and deadline. */
export async function openedRows(
  sql: SqlText,
  rule: DutyRule,
  context: CompileContext,
  key: (query: FactQuery) => readonly string[],
): Promise<string> {
  const { scene, read, scope } = context
  const { each } = rule.selection
  const query = new FactQuery(sql, each)
  const owners = rule.who.map((party) => partySql(sql, query, party))
  const condition = query.condition(rule.selection)
  const agreed = key(query)
  const scoped = scope?.ids ? ` and f.id = any (${sql.param(scope.ids, 'uuid[]')})` : ''
  const linkId = each.kind === 'link' ? 'f.link_id' : 'null::uuid'
  const paths = `f.person_id, f.org_id, f.enterprise_id, f.project_id, f.area_id, f.matter_id, ${linkId} as link_id`
  const head = `f.authority_id, f.id as from_id, t.kind as owner_kind, t.id as owner_id, array[${agreed.join(', ')}]::uuid[] as keys, ${paths}`
  const where = `coalesce(${condition}, false)${scoped}`
  if (rule.every !== undefined && !dueDependsOnFact(rule)) {
    const slots = slotsOf(scene, { ...rule, every: rule.every })
    return `select ${head}, p.ordinal, p.opens_at, p.due_at, p.due_day, p.unknown_year, ${lastMomentSql('p.ends_at')} as at, p.last_day as day
    ${query.from()}
    join ${slotTable(sql, slots)} on ${overlap(rule)}
    ${partiesJoin(owners)}
    where ${where} and t.id is not null`
  }
  if (rule.every !== undefined) {
    const slots = slotsOf(scene, { ...rule, due: undefined, every: rule.every })
    const limit = await limitJoin(sql, read, {
      limit: rule.due ?? { kind: 'statutory' },
      query,
      alias: 'l',
      startAt: 'p.starts_at',
      where,
      calendar: { name: rule.every, ordinal: 'p.ordinal' },
      joined: `join ${slotTable(sql, slots)} on ${overlap(rule)}`,
      after: (deadline) => withGrace(scene, rule, deadline),
    })
    return `select ${head}, p.ordinal, p.opens_at, l.at as due_at, l.day as due_day, l.unknown_year, ${lastMomentSql('p.ends_at')} as at, p.last_day as day
    ${query.from()}
    join ${slotTable(sql, slots)} on ${overlap(rule)}
    ${limit.join}
    ${partiesJoin(owners)}
    where ${where} and t.id is not null`
  }
  return onceRows(sql, rule, context, { query, owners, head, where })
}

/** Stretches in which somebody's clock stood still, by the subject they were granted for. Few, so they are read first. */
async function stopsOf(context: CompileContext, rule: DutyRule): Promise<Map<string, Stop[]>> {
  const { scene } = context
  const grounds = exemptionsOn(scene.program, 'duty', rule.id, ['stop'])
  const stops = new Map<string, Stop[]>()
  if (grounds.length === 0) return stops
  const sql = new SqlText(scene)
  const rows = await context.read(
    sql.done(`select x.subject_id, x.from_day, x.to_day from exemption x where ${sql.own('x')} and x.program_key = ${sql.program} and x.exemption = any (${sql.param(grounds, 'text[]')})
      and x.from_day is not null and (x.rule is null or x.rule = ${quote(rule.id)}) and x.recorded_at <= ${sql.asOf} and (x.voided_at is null or x.voided_at > ${sql.asOf}) order by x.id`),
  )
  for (const row of rows) {
    const subject = String(row.subject_id)
    stops.set(subject, [
      ...(stops.get(subject) ?? []),
      stopOf(scene, String(row.from_day), row.to_day === null ? null : String(row.to_day)),
    ])
  }
  return stops
}

/** Whole days, the last one included. */
export function stopOf(scene: Scene, from: string, to: string | null): Stop {
  return {
    from: startOfDay(from, scene.rules),
    to: to === null || to === 'infinity' ? null : endOfDay(to, scene.rules),
  }
}

/** A duty once for each fact: from the fact on, or, before a fixed day, from the program's beginning. */
async function onceRows(
  sql: SqlText,
  rule: DutyRule,
  context: CompileContext,
  {
    query,
    owners,
    head,
    where,
  }: { query: FactQuery; owners: { kind: string; id: string }[]; head: string; where: string },
): Promise<string> {
  const { scene, read } = context
  const { kind } = rule.selection.each
  const begin = sql.param(startOfDay(scene.program.inForce.from, scene.rules), 'timestamptz')
  const opened = `greatest(f.at, ${begin})`
  const standing = kind === 'link' || kind === 'member'
  const judged = standing && scene.isFirst ? `f.day <= ${sql.param(scene.span.to, 'date')}` : inSpan(sql, 'f')
  const limit = rule.due ?? {
    kind: 'single',
    text: 'end',
    limit: { kind: 'date', day: scene.program.inForce.to ?? '2099-12-31' },
  }
  const full = `${where} and ${judged} and f.at <= ${sql.asOf}`
  const stops = await stopsOf(context, rule)
  const join = await limitJoin(sql, read, {
    limit,
    query,
    alias: 'l',
    startAt: opened,
    where: full,
    stops,
    after: (deadline) => withGrace(scene, rule, deadline),
  })
  const fixed = isFixedDay(limit)
  const owed = [fixed ? `${opened} < l.at` : 'true', standing ? `f.to_day >= least(l.day, ${sql.today})` : 'true'].join(
    ' and ',
  )
  return `select ${head}, 0 as ordinal, ${fixed ? begin : opened} as opens_at, l.at as due_at, l.day as due_day, l.unknown_year, ${lastMomentSql('l.at')} as at, l.day as day
    ${query.from()}
    ${join.join}
    ${partiesJoin(owners)}
    where ${full} and ${owed} and t.id is not null`
}
