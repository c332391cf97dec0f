import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { besideSpan, RHYTHMS, type Rhythm, type Span, spanOf } from '#domain/rhythm/span.ts'
import { countDutyRows, dutyCondition } from '#storage/duty-list-store.ts'
import { countMatterRows, listMatterRows } from '#storage/matter-list-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { findPeriodAt } from '#storage/report-store.ts'
import { findPaperFor, listLateUnits } from '#storage/rhythm-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { countVisitRows, visitCondition } from '#storage/visit-list-store.ts'
import type { TxCtx } from '../context.ts'
import { dressRows } from '../matter/dress-rows.ts'
import { conditionOf } from '../matter/list-matters.ts'
import { getProgram } from '../matter/load-program.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'

type Figure = {
  readonly id: string
  readonly count: number
  readonly opens: string
  readonly danger: 'red' | 'amber' | 'none'
}

/** So many rows are shown of what came in and what was struck off; the figure opens all of them. */
const SHOWN = 8

/**
 * What changed in a day, week, month, quarter or year, what fell due, what was struck off and who is late: every figure is
 * counted under the same condition as the list it opens.
 */
export const readRhythm = useCase({
  name: 'rhythm.read',
  input: z.object({ view: z.enum(RHYTHMS), on: z.iso.date().optional(), program: z.string().max(100).optional() }),
  async run(ctx, { view, on, program }) {
    const allowed = canSome(ctx.actor, 'workbench.read')
    if (!allowed.ok) return allowed
    const { tx, authorityId } = ctx
    const span = spanOf(view, on ?? todayOf(ctx))
    const of = program ? { program } : {}
    const came = conditionOf(ctx, { ...of, recordedFrom: span.from, recordedTo: span.to })
    const ended = conditionOf(ctx, { ...of, closedFrom: span.from, closedTo: span.to })
    const overdue = conditionOf(ctx, { ...of, due: 'overdue', open: true })
    const duties = (states?: readonly string[]) =>
      dutyCondition(authorityId, { ...of, dueFrom: span.from, dueTo: span.to, states }, scopeOf(ctx, 'duty', 'd'))
    const figures = await figuresOf(ctx, span, program, { came, ended, overdue, duties })
    const rows = async (condition: typeof came) =>
      dressRows(ctx, await listMatterRows(tx, authorityId, { condition, sort: 'newest', limit: SHOWN }))
    const late = await listLateUnits(tx, authorityId, { duties: duties(), matters: overdue, limit: 30 })
    const out = {
      view,
      ...span,
      ...besideSpan(span),
      today: todayOf(ctx),
      figures,
      came: await rows(came),
      ended: await rows(ended),
      late,
      papers: await papersOf(ctx, view, span, program),
    }
    return ok({ out, trace: null })
  },
})

type Conditions = {
  came: ReturnType<typeof conditionOf>
  ended: ReturnType<typeof conditionOf>
  overdue: ReturnType<typeof conditionOf>
  duties: (states?: readonly string[]) => ReturnType<typeof dutyCondition>
}

async function figuresOf(
  ctx: TxCtx,
  { from, to }: Span,
  program: string | undefined,
  of: Conditions,
): Promise<Figure[]> {
  const { tx, authorityId } = ctx
  const tail = program ? `&program=${program}` : ''
  const figure = (id: string, count: number, opens: string, danger: Figure['danger'] = 'none'): Figure => ({
    id,
    count,
    opens: opens + tail,
    danger: count > 0 ? danger : 'none',
  })
  const due = `duties?dueFrom=${from}&dueTo=${to}`
  const visits = visitCondition(authorityId, { from, to, voided: false }, scopeOf(ctx, 'visit', 'v'))
  const duty = (states?: readonly string[]) => countDutyRows(tx, of.duties(states))
  return [
    figure('came', await countMatterRows(tx, of.came), `matters?recordedFrom=${from}&recordedTo=${to}`),
    figure('ended', await countMatterRows(tx, of.ended), `matters?closedFrom=${from}&closedTo=${to}`),
    figure('overdue', await countMatterRows(tx, of.overdue), 'matters?due=overdue&open=true', 'red'),
    figure('due', await duty(), due),
    figure('met', await duty(['met']), `${due}&state=met`),
    figure('late', await duty(['late']), `${due}&state=late`, 'amber'),
    figure('missed', await duty(['missed']), `${due}&state=missed`, 'red'),
    figure('open', await duty(['open']), `${due}&state=open`),
    // Visits are of no single program: one may serve several.
    { ...figure('visits', await countVisitRows(tx, visits), ''), opens: `visits?from=${from}&to=${to}&voided=false` },
  ]
}

/** The papers that programs declare for this rhythm, and whether the one of this span is out. */
async function papersOf(ctx: TxCtx, view: Rhythm, span: Span, only: string | undefined) {
  const { tx, authorityId } = ctx
  const at = Temporal.PlainDate.from(span.from)
    .toZonedDateTime({ timeZone: ctx.timeZone, plainTime: '12:00' })
    .toInstant()
    .toString()
  const scope = scopeOf(ctx, 'paper', 'p')
  const papers = []
  for (const { key, version } of await listVersionsNow(tx, authorityId)) {
    if (only && key !== only) continue
    const program = await getProgram(ctx, key, version)
    for (const paper of program.papers) {
      if (paper.of !== undefined || paper.every !== view) continue
      const period = await findPeriodAt(tx, authorityId, { programKey: key, calendar: view, at })
      if (!period) continue
      const issued = await findPaperFor(tx, authorityId, {
        programKey: key,
        paper: paper.id,
        calendar: view,
        ordinal: period.ordinal,
        scope,
      })
      papers.push({
        programKey: key,
        programTitle: program.title,
        paper: paper.id,
        title: paper.title,
        calendar: view,
        ordinal: period.ordinal,
        period: period.label,
        issued: issued ?? null,
      })
    }
  }
  return papers
}
