import { paperDay } from '#domain/paper/paper-text.ts'
import { ok } from '#domain/result.ts'
import { listLinks } from '../link/list-links.ts'
import { todayOf } from '../today.ts'
import { type DrawSheet, tableOf } from './sheet.ts'

/** Rows read at a time, and most rows of one sheet: a longer list is taken out as a ledger. */
const PAGE = 200
const MOST = 5000

/** 联系表: who is paired with which enterprise or project today, unit by unit. */
export const drawLiaisonTable: DrawSheet = async (ctx, { program, link, orgId, enterpriseId }) => {
  const rows: Record<string, string>[] = []
  let cursor: string | undefined
  do {
    const page = await listLinks.run(ctx, { program, link, orgId, enterpriseId, cursor, limit: PAGE })
    if (!page.ok) return page
    for (const one of page.value.out.items)
      rows.push({
        责任单位: one.org?.name ?? '',
        责任人: one.person?.name ?? '',
        联系对象: one.target.name,
        联系类型: one.linkTitle,
        起始日期: paperDay(one.fromDay),
      })
    cursor = page.value.out.next ?? undefined
  } while (cursor && rows.length < MOST)
  const numbered = rows
    .toSorted(
      (a, b) =>
        (a.责任单位 ?? '').localeCompare(b.责任单位 ?? '', 'zh-CN') ||
        (a.责任人 ?? '').localeCompare(b.责任人 ?? '', 'zh-CN'),
    )
    .map((row, index): Record<string, string> => ({ 序号: String(index + 1), ...row }))
  return ok({
    title: '联系企业（项目）联系表',
    sub: `${paperDay(todayOf(ctx))}　共 ${rows.length} 条${cursor ? `（只列前 ${MOST} 条）` : ''}`,
    landscape: true,
    blocks: [
      tableOf(
        [
          ['序号', '序号', 1, true],
          ['责任单位', '责任单位', 4],
          ['责任人', '责任人', 2],
          ['联系对象', '联系企业（项目）', 6],
          ['联系类型', '类型', 3],
          ['起始日期', '起始日期', 3],
        ],
        numbered,
        '目前没有结对。',
      ),
    ],
    facts: { 联系: numbered },
  })
}
