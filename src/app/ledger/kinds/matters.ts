import { MATTER_STATES } from '#domain/matter/matter.ts'
import { ok } from '#domain/result.ts'
import { lastProgressOf } from '#storage/matter-progress-store.ts'
import { listDuties } from '../../duty/list-duties.ts'
import { listMatters } from '../../matter/list-matters.ts'
import type { Done, UseCase } from '../../use-case.ts'
import { listVisits } from '../../visit/list-visits.ts'
import { count, day, moment, nameOf, period, text, wordOf } from '../fields.ts'
import { paged } from '../kind.ts'
import { DUTY, HOW } from './words.ts'

type In = Parameters<typeof listMatters.run>[1]
type Page = Extract<Awaited<ReturnType<typeof listMatters.run>>, { ok: true }>['value']['out']
type Row = Page['items'][number] & { readonly progress: string | null }

/** The list of matters with the last report of each: the column in which offices go on writing. */
const mattersWithProgress: UseCase<In, Omit<Page, 'items'> & { readonly items: readonly Row[] }> = {
  name: listMatters.name,
  input: listMatters.input,
  async run(ctx, input) {
    const listed = await listMatters.run(ctx, input)
    if (!listed.ok) return listed
    const { out, trace }: Done<Page> = listed.value
    const last = await lastProgressOf(
      ctx.tx,
      ctx.authorityId,
      out.items.map(({ id }) => id),
    )
    return ok({
      out: { ...out, items: out.items.map((row) => ({ ...row, progress: last.get(row.id) ?? null })) },
      trace,
    })
  },
}

export const matterKinds = {
  matters: paged(
    '事项台账',
    'matter.export',
    mattersWithProgress,
    [
      text('编号', 14, (m) => m.number, '本机关当年连续编号'),
      text('类型', 14, (m) => m.matterTitle, '方案里的事项类型'),
      text('标题', 36, (m) => m.title, '诉求或任务'),
      text('企业', 24, (m) => (m.sealed ? '（保密）' : nameOf(m.enterprise)), '诉求人保密的不写'),
      text('项目', 18, (m) => nameOf(m.project), '所涉项目'),
      text('类别', 10, (m) => m.category, '问题类别'),
      text('来源', 10, (m) => m.source, '怎么收集到的'),
      text('牵头单位', 18, (m) => nameOf(m.leadOrg), '对办理负责的单位', { group: '办理' }),
      text('联系人', 10, (m) => nameOf(m.person), '包联责任人', { group: '办理' }),
      text('状态', 10, (m) => wordOf(MATTER_STATES)(m.state), '办理到哪一步', { group: '办理' }),
      text('办结方式', 12, (m) => m.endTitle, '怎样了结；未了结为空', { group: '办理' }),
      text('最新进展', 40, (m) => m.progress, '最近一次报告的进展；改写后带回即为一次新的进展报告', {
        group: '办理',
        edits: 'progress',
      }),
      day('提出日期', (m) => m.at, '诉求提出的日子', { group: '时间' }),
      day('最近时限', (m) => m.clock?.dueDay, '最近一个在走的时限的最后一天', { group: '时间' }),
      day('销号日期', (m) => m.closedAt, '核实后销号的日子', { group: '时间' }),
      count('延期', (m) => m.extended, '准予延期次数', { group: '次数' }),
      count('退回', (m) => m.returned, '被退回次数', { group: '次数' }),
      count('重办', (m) => m.reopened, '重新办理次数', { group: '次数' }),
      count('假销号', (m) => m.falseClosures, '销号后被回访或企业否定的次数', { group: '次数' }),
    ],
    { kind: 'matter', idOf: (m) => m.id },
  ),
  visits: paged('走访台账', 'visit.export', listVisits, [
    day('日期', (v) => v.day, '走访的日子'),
    text('企业', 24, (v) => nameOf(v.enterprise), '走访的企业'),
    text('项目', 20, (v) => nameOf(v.project), '走访的项目'),
    text('走访人', 10, (v) => nameOf(v.person), '登记的走访人'),
    text('单位', 18, (v) => nameOf(v.org), '走访人当日所在单位'),
    text('方式', 8, (v) => wordOf(HOW)(v.how), '上门、电话、会议、线上'),
    count('问题数', (v) => v.problems, '当次收集的问题'),
    text(
      '企业确认',
      10,
      (v) => (v.confirmResult === 'confirmed' ? '已确认' : v.confirmResult === 'denied' ? '否认' : '未确认'),
      '企业自己的话',
    ),
    text('情况', 40, (v) => v.note, '走访记录'),
    moment('登记时间', (v) => v.recordedAt, '进入系统的时刻'),
  ]),
  duties: paged('应尽事项台账', 'duty.export', listDuties, [
    text('事项', 20, (d) => d.title, '方案规定的应尽事项'),
    text('条款', 14, (d) => d.clause ?? d.assumed, '依据的条款；无条款的写假定'),
    period('期', (d) => d.period, '属于哪一期'),
    text('责任人', 10, (d) => nameOf(d.person), '谁该做'),
    text('单位', 18, (d) => nameOf(d.org), '责任单位，或责任人的单位'),
    text('企业', 24, (d) => nameOf(d.enterprise), '对哪家企业'),
    text('项目', 20, (d) => nameOf(d.project), '对哪个项目'),
    day('期限', (d) => d.dueDay, '最后一天'),
    count('应做', (d) => d.need, '要求的次数'),
    count('已做', (d) => d.have, '已有的次数'),
    text('状态', 10, (d) => wordOf(DUTY)(d.state), '未到期、按期、逾期完成、未完成、免责'),
    count('逾期工作日', (d) => d.daysLate || null, '期限之后的工作日'),
  ]),
} as const
