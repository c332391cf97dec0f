import { Temporal } from 'temporal-polyfill'
import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { countForBoard, countOthers, type MatterFigures } from '#storage/board-store.ts'
import { listMatterRows } from '#storage/matter-list-store.ts'
import { sql } from '#storage/open-database.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { dressRows } from '../matter/dress-rows.ts'
import { conditionOf } from '../matter/list-matters.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'
import { deskFigures } from './desk-figures.ts'

export type Figure = {
  readonly id: string
  readonly title: string
  readonly count: number
  /** Page and filter that show exactly the rows counted. */
  readonly opens: string
  readonly danger: 'red' | 'amber' | 'none'
}

/** Missed duties older than this are the ranking's, not today's work. */
const MISSED_DAYS = 30

/** The office's first page: what waits for it, most dangerous first; each figure opens its rows. */
export const officeBoard = useCase({
  name: 'workbench.office',
  input: z.object({ program: z.string().optional() }),
  async run(ctx, { program }) {
    const allowed = canSome(ctx.actor, 'workbench.read')
    if (!allowed.ok) return allowed
    const { tx, authorityId } = ctx
    const moments = windowOf(ctx)
    const mine = scopeOf(ctx, 'matter', 'm')
    const condition = program ? sql`m.program_key = ${program} and ${mine}` : mine
    const matters = await countForBoard(tx, authorityId, condition, moments)
    const since = Temporal.PlainDate.from(moments.today).subtract({ days: MISSED_DAYS }).toString()
    const others = await countOthers(tx, authorityId, { program, since, dutyScope: scopeOf(ctx, 'duty', 'd') })
    const rows = await listMatterRows(tx, authorityId, {
      condition: conditionOf(ctx, { program, open: true }),
      sort: 'due',
      limit: 12,
    })
    const ofProgram = (filter: string) => (program ? `${filter}&program=${program}` : filter)
    const figures: Figure[] = [
      ...matterFigures(matters).map((one) => ({ ...one, opens: ofProgram(placeFor(ctx, one)) })),
      {
        id: 'duties_missed',
        title: `近 ${MISSED_DAYS} 天未尽事项`,
        count: others.missed,
        opens: ofProgram(`duties?state=missed&dueFrom=${since}`),
        danger: others.missed > 0 ? 'red' : 'none',
      },
      {
        id: 'uncovered',
        title: '未被联系的对象',
        count: others.uncovered,
        opens: program ? `coverage?program=${program}` : 'coverage',
        danger: others.uncovered > 0 ? 'red' : 'none',
      },
      {
        id: 'handovers',
        title: '待接收的交接',
        count: others.handovers,
        opens: 'handovers?state=proposed',
        danger: 'none',
      },
      ...(await deskFigures(ctx, program, since)),
    ]
    return ok({ out: { now: ctx.now, figures, next: await dressRows(ctx, rows) }, trace: null })
  },
})

/** Who assigns goes on where he assigns; the rows are the same. */
function placeFor(ctx: TxCtx, { id, opens }: Figure): string {
  return id === 'to_triage' && canSome(ctx.actor, 'matter.dismiss').ok ? opens.replace('matters?', 'triage?') : opens
}

/** Figures over matters, in the order of danger. */
export function matterFigures(n: MatterFigures): Figure[] {
  const figure = (id: string, title: string, count: number, opens: string, danger: Figure['danger']): Figure => ({
    id,
    title,
    count,
    opens,
    danger: count > 0 ? danger : 'none',
  })
  return [
    figure('overdue', '已超期', n.overdue, 'matters?due=overdue&open=true', 'red'),
    figure('cases', '红线案件', n.cases, 'matters?about=mark&open=true', 'red'),
    figure('false_closures', '假销号重办', n.falseClosures, 'matters?falseClosure=true&open=true', 'red'),
    figure('today', '今日到期', n.today, 'matters?due=today&open=true', 'amber'),
    figure('at_risk', '两日内到期', n.soon, 'matters?due=at_risk&open=true', 'amber'),
    figure('to_triage', '待分办', n.toTriage, 'matters?state=recorded', 'none'),
    figure('extensions', '待批延期', n.extensions, 'matters?asked=extension&open=true', 'none'),
    figure('objections', '待裁异议', n.objections, 'matters?asked=objection&open=true', 'none'),
    figure('disputed', '企业不认可', n.disputed, 'matters?disputed=true&open=true', 'amber'),
    figure('to_sign', '待签收', n.toSign, 'matters?state=assigned', 'none'),
    figure('answered', '已答复待销号', n.answered, 'matters?state=answered', 'none'),
    figure('week', '本周到期', n.week, 'matters?due=week&open=true', 'none'),
    figure('suspended', '挂账', n.suspended, 'matters?state=suspended', 'none'),
    figure('open', '全部未了', n.open, 'matters?open=true', 'none'),
  ]
}
