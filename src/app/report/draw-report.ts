import { Temporal } from 'temporal-polyfill'
import { addDays } from '#domain/calendar/day.ts'
import { type Figure, type Shortfall, sayDraft } from '#domain/report/figure.ts'
import { conditionOf, factsWhere } from '#engine/facts-where.ts'
import { createScene } from '#engine/scene.ts'
import { titleOf } from '#program/explain/phrases.ts'
import type { Program, Selection } from '#program/model.ts'
import {
  countAhead,
  countForReport,
  countOverdue,
  findMeasureValue,
  findReadingValue,
  listMissedRules,
  type Reporter,
} from '#storage/report-figure-store.ts'
import { findPeriod, type PeriodListed } from '#storage/score-store.ts'
import type { TxCtx } from '../context.ts'

export type ReportOf = Reporter & { readonly report: string; readonly period: PeriodListed }
export type DrawnReport = { readonly figures: Figure[]; readonly short: Shortfall[]; readonly text: string }

/** A report's draft from the data: the figures of the period with those of the one before, and what is below what is required. */
export async function drawReport(ctx: TxCtx, program: Program, of: ReportOf): Promise<DrawnReport> {
  const before = await findPeriod(ctx.tx, ctx.authorityId, program.id, of.period.calendar, of.period.ordinal - 1)
  const shows = program.reports?.find((one) => one.id === of.report)?.shows ?? []
  const figures =
    shows.length > 0 ? await declaredFigures(ctx, program, of, before) : await usualFigures(ctx, program, of, before)
  const short = await shortfalls(ctx, program, of)
  return { figures, short, text: sayDraft(of.period.label, figures, short) }
}

/** Visits, problems, duties, red lines of the period: what a report shows where its program names nothing. */
async function usualFigures(
  ctx: TxCtx,
  program: Program,
  of: ReportOf,
  before: PeriodListed | undefined,
): Promise<Figure[]> {
  const { tx, authorityId, timeZone, now } = ctx
  const count = (period: PeriodListed) =>
    countForReport(tx, authorityId, program.id, of, { from: period.firstDay, to: period.lastDay, timeZone })
  const is = await count(of.period)
  const was = before ? await count(before) : undefined
  const { firstDay: from, lastDay: to } = of.period
  const who: Record<string, string> = of.orgId ? { orgId: of.orgId } : { personId: of.personId ?? '' }
  const lead: Record<string, string> = of.orgId ? { leadOrgId: of.orgId } : who
  const base = { program: program.id }
  const days = { dueFrom: from, dueTo: to }
  const next = {
    from: addDays(to, 1),
    to: addDays(to, Temporal.PlainDate.from(from).until(to).days + 1),
  }
  const ahead = await countAhead(tx, authorityId, program.id, of, next)
  const asOfNow = (
    id: string,
    title: string,
    value: number,
    unit: string,
    to: string,
    search: Record<string, string>,
  ) => ({
    id,
    title,
    value,
    previous: null,
    unit,
    to,
    search: { ...base, ...search },
  })
  const one = (
    id: keyof typeof is,
    title: string,
    unit: string,
    to: string,
    search: Record<string, string>,
  ): Figure => ({
    id,
    title,
    value: is[id],
    previous: was?.[id] ?? null,
    unit,
    to,
    search,
  })
  return [
    one('visits', '走访', ' 次', '/visits', { ...who, from, to }),
    one('raised', '新收问题', ' 件', '/matters', { ...base, ...who, recordedFrom: from, recordedTo: to }),
    one('closed', '销号', ' 件', '/matters', { ...base, ...lead, state: 'closed', closedFrom: from, closedTo: to }),
    asOfNow('open', '在办', ahead.open, ' 件', '/matters', { ...lead, open: 'true' }),
    asOfNow('overdue', '逾期未办结', await countOverdue(tx, authorityId, program.id, of, now), ' 件', '/matters', {
      ...lead,
      open: 'true',
      due: 'overdue',
    }),
    one('met', '应尽事项按期', ' 项', '/duties', { ...base, ...who, ...days, state: 'met' }),
    one('missed', '未尽', ' 项', '/duties', { ...base, ...who, ...days, state: 'missed' }),
    asOfNow('next', '下期到期', ahead.due, ' 项', '/duties', {
      ...who,
      dueFrom: next.from,
      dueTo: next.to,
      state: 'open',
    }),
    one('redLines', '红线', ' 起', '/marks', { ...base, ...who, redLine: 'true', counted: 'true', from, to }),
  ]
}

/** The figures a program names: measures and indicators of whoever reports. */
async function declaredFigures(
  ctx: TxCtx,
  program: Program,
  of: ReportOf,
  before: PeriodListed | undefined,
): Promise<Figure[]> {
  const shows = program.reports?.find((one) => one.id === of.report)?.shows ?? []
  const subjectId = of.orgId ?? of.personId ?? ctx.authorityId
  const kind = of.orgId ? 'org' : 'person'
  const figures: Figure[] = []
  for (const each of shows) {
    const name = each.name ?? ''
    const value = async (period: PeriodListed) =>
      each.kind === 'measure'
        ? findMeasureValue(ctx.tx, ctx.authorityId, {
            programKey: program.id,
            rule: name,
            subjectId,
            ordinal: period.ordinal,
          })
        : findReadingValue(ctx.tx, ctx.authorityId, {
            programKey: program.id,
            indicator: name,
            subjectId,
            from: period.firstDay,
            to: period.lastDay,
          })
    const unit =
      program.measures.find(({ id }) => each.kind === 'measure' && id === name)?.unit ??
      program.indicators.find(({ id }) => each.kind === 'reading' && id === name)?.unit
    figures.push({
      id: `${each.kind} ${name}`,
      title: titleOf(program, each),
      value: await value(of.period),
      previous: before ? await value(before) : null,
      unit: unit ? ` ${unit}` : '',
      to: '/scores',
      search: {
        program: program.id,
        kind,
        subject: subjectId,
        calendar: of.period.calendar,
        ordinal: String(of.period.ordinal),
      },
    })
  }
  return figures
}

/**
 * What of the reporter is below what is required in the period, by the program's `below`; where it names nothing: an
 * indicator whose completion is behind the time elapsed, a duty missed.
 */
export async function shortfalls(ctx: TxCtx, program: Program, of: ReportOf): Promise<Shortfall[]> {
  const declared = program.reports?.find((one) => one.id === of.report)?.below
  const { firstDay: from, lastDay: to } = of.period
  const scene = createScene({
    program,
    authorityIds: [ctx.authorityId],
    timeZone: ctx.timeZone,
    calendarRows: [],
    asOf: ctx.now,
  })
  const about = [of.orgId ?? of.personId].flatMap((id) => id ?? [])
  const found: Shortfall[] = []
  const selections: readonly Selection[] =
    declared ??
    program.indicators.map(({ id }) => {
      const each = { kind: 'reading', name: id } as const
      return { each, where: conditionOf(program, each, 'completion < elapsed') }
    })
  for (const selection of selections) {
    const rows = await factsWhere(ctx.tx, scene, selection, { about, when: { from, to } })
    if (rows.length > 0) found.push({ title: titleOf(program, selection.each), note: `${rows.length} 项` })
  }
  if (declared) return found
  const own = program.duties.flatMap(({ id, metBy }) =>
    metBy.some(({ each }) => each.kind === 'report' && each.name === of.report) ? [id] : [],
  )
  const missed = await listMissedRules(ctx.tx, ctx.authorityId, program.id, of, { from, to, without: own })
  return [
    ...found,
    ...missed.map(({ rule, count }) => ({
      title: titleOf(program, { kind: 'duty', name: rule }),
      note: `${count} 项未尽`,
    })),
  ]
}
