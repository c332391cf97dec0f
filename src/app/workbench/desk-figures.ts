import { canSome } from '#domain/access/can.ts'
import { countDutyRows, dutyCondition } from '#storage/duty-list-store.ts'
import { countFindings } from '#storage/finding-list-store.ts'
import { listNetworks, readNetworkFigures } from '#storage/monitoring-store.ts'
import { countPaperDrafts } from '#storage/paper-draft-store.ts'
import { countPledges } from '#storage/pledge-store.ts'
import { scopeOf } from '#storage/scope.ts'
import type { TxCtx } from '../context.ts'
import { rulesMetBy } from '../duty/rules-met-by.ts'
import { draftScope } from '../paper/list-drafts.ts'
import type { Figure } from './office-board.ts'

/**
 * What waits on the office's desk besides matters: late reports, findings to settle, monitor reports to sort, comments to read,
 * drafts to review and approve. Only what the asker may act on or read is counted, and each figure opens its rows.
 */
export async function deskFigures(ctx: TxCtx, program: string | undefined, since: string): Promise<Figure[]> {
  const { tx, authorityId, actor } = ctx
  const may = (act: string) => canSome(actor, act).ok
  const ofProgram = (filter: string) => (program ? `${filter}&program=${program}` : filter)
  const figures: Figure[] = []
  const add = (id: string, title: string, count: number, opens: string, danger: Figure['danger'] = 'none') =>
    figures.push({ id, title, count, opens, danger: count > 0 ? danger : 'none' })
  if (may('duty.read')) {
    const rules = await rulesMetBy(ctx, 'report')
    const where = { program, states: ['missed'], dueFrom: since, rules }
    const late = await countDutyRows(tx, dutyCondition(authorityId, where, scopeOf(ctx, 'duty', 'd')))
    add('reports_late', '未交的报告', late, ofProgram(`duties?state=missed&metBy=report&dueFrom=${since}`), 'red')
  }
  if (may('finding.read')) {
    const where = { program, state: 'found' as const, scope: scopeOf(ctx, 'finding', 'x') }
    add('findings', '待认定的问题', await countFindings(tx, authorityId, where), ofProgram('findings?state=found'))
  }
  if (may('monitoring.read')) {
    const networks = (await listNetworks(tx, authorityId)).filter(
      (one) => program === undefined || one.programKey === program,
    )
    for (const network of networks) {
      const { unsorted } = await readNetworkFigures(tx, authorityId, network)
      // One figure a network, since each has a page of its own.
      const id = networks.length > 1 ? `reports_to_sort.${network.id}` : 'reports_to_sort'
      add(id, '待梳理的监测反映', unsorted, `monitoring?outcome=unsorted&network=${network.id}`)
    }
  }
  // Pledges belong to drives, not to a program's list.
  if (may('comment.decide') && program === undefined)
    add('comments', '待审留言承诺', await countPledges(tx, authorityId, { waiting: true }), 'commitments?state=waiting')
  if (may('paper.draft'))
    for (const [state, title] of [
      ['draft', '待审核的公文稿'],
      ['reviewed', '待签发的公文稿'],
    ] as const) {
      const count = await countPaperDrafts(tx, authorityId, { state, program }, draftScope(ctx))
      add(`papers_${state}`, title, count, ofProgram(`paper-drafts?state=${state}`))
    }
  return figures
}
