import { paperDay } from '#domain/paper/paper-text.ts'
import { fail, ok } from '#domain/result.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { readPlan } from '../plan/read-plans.ts'
import { type DrawSheet, heading, paragraph, tableOf } from './sheet.ts'

const STATES: Readonly<Record<string, string>> = {
  draft: '拟订中',
  offered: '已提交企业',
  agreed: '已商定',
  ended: '已结束',
}
const MEASURES: Readonly<Record<string, string>> = { open: '未完成', done: '已完成', dropped: '已取消' }

/** 一企一策: the plan of one enterprise, its measures with who owes them until when, its reviews. */
export const drawPlan: DrawSheet = async (ctx, { id }) => {
  if (!id) return fail('plan.not_found')
  const read = await readPlan.run(ctx, { id })
  if (!read.ok) return read
  const plan = read.value.out
  const state = STATES[plan.state] ?? plan.state
  const rows = plan.measureRows.map(
    (one, index): Record<string, string> => ({
      措施序号: String(index + 1),
      措施内容: [one.text, one.note].filter(Boolean).join('；'),
      措施单位: [one.org?.name, one.person?.name].filter(Boolean).join(' '),
      措施期限: one.dueDay ? paperDay(one.dueDay) : '',
      措施进展: MEASURES[one.state] ?? one.state,
    }),
  )
  return ok({
    title: plan.title,
    sub: `${plan.title.startsWith(plan.enterprise.name) ? '' : `${plan.enterprise.name}　`}第 ${plan.version} 版　${state}${plan.agreedAt ? `（${paperDay(dayOf(ctx, plan.agreedAt))}）` : ''}`,
    blocks: [
      heading('一、帮扶措施'),
      tableOf(
        [
          ['措施序号', '序号', 1.3, true],
          ['措施内容', '措施', 6],
          ['措施单位', '责任单位', 4],
          ['措施期限', '完成期限', 3.9],
          ['措施进展', '进展', 2],
        ],
        rows,
        '尚未列出措施。',
      ),
      ...(plan.reviews.length > 0 ? [heading('二、评估')] : []),
      ...plan.reviews.map((one) =>
        paragraph(`${paperDay(one.day)}${one.person ? `，${one.person.name}` : ''}：${one.text}`),
      ),
    ],
    facts: { 企业: plan.enterprise.name, 方案状态: state, 措施: rows },
  })
}
