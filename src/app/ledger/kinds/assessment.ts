import { readAssessment } from '../../assessment/read-assessment.ts'
import { readLetters } from '../../assessment/read-letters.ts'
import { readEvaluation } from '../../evaluation/read-evaluation.ts'
import { listMembers } from '../../program/read-programs.ts'
import { getEvidence } from '../../score/get-evidence.ts'
import { getRanking } from '../../score/get-ranking.ts'
import { getScoreSheet } from '../../score/get-score-sheet.ts'
import { listMarks } from '../../score/list-marks.ts'
import { listRankings } from '../../score/list-rankings.ts'
import { myPoints } from '../../score/my-points.ts'
import { listTargets } from '../../target/list-targets.ts'
import { count, day, figure, moment, nameOf, percent, period, periodWords, text, wordOf } from '../fields.ts'
import { type LedgerField, paged, whole } from '../kind.ts'
import { RESULT, SUBJECT } from './words.ts'

const DECISION = { none: '待认定', open: '认定中', upheld: '已认定', cleared: '不认定', withdrawn: '已撤销' }

export const assessmentKinds = {
  ranking: whole('排名表', 'ledger.export', getRanking, {
    title: (out) => out.rule.title,
    sub: (out) => periodWords(out.period?.label) ?? undefined,
    rows: (out) => out.rows,
  })([
    text('组别', 14, (r) => r.pool || null, '分组排名的组'),
    figure('名次', (r) => r.place, '本期名次，并列的同名次'),
    text('对象', 26, (r) => r.subject.name, '排的是谁'),
    figure('数值', (r) => r.value, '按哪个数排'),
    figure('积分', (r) => r.points, '本期因名次计的分'),
    figure('上期名次', (r) => r.previousPlace, '上一期的名次'),
    figure('参加排名', (r) => r.of, '本组多少个'),
  ]),
  seals: whole('排名与封账情况表', 'ledger.export', listRankings, {
    rows: (out) => out.flatMap(({ periods, ...one }) => periods.map((period) => ({ ...one, period }))),
  })([
    text('方案', 26, (s) => s.programTitle, '哪个方案'),
    text('排名', 22, (s) => s.title, '哪个排名'),
    period('期', (s) => s.period.label, '哪一期'),
    day('起', (s) => s.period.firstDay, '第一天'),
    day('止', (s) => s.period.lastDay, '最后一天'),
    moment('封账', (s) => s.period.sealedAt, '封账的时刻；未封账为空'),
  ]),
  assessment: whole('考核得分表', 'ledger.export', readAssessment, {
    title: (out) => out.assessment?.rule.title,
    sub: (out) => periodWords(out.assessment?.period?.label) ?? undefined,
    rows: (out) => out.assessment?.rows ?? [],
  })((out) => {
    const parts = out.assessment?.parts ?? []
    type Row = NonNullable<typeof out.assessment>['rows'][number]
    const part = (id: string) => (row: Row) => row.parts.find((one) => one.part === id)
    return [
      text<Row>('组别', 12, (r) => r.pool || null, '分组排名的组'),
      figure<Row>('名次', (r) => r.place, '本期名次'),
      text<Row>('对象', 24, (r) => r.subject.name, '考核的是谁'),
      ...parts.map(({ part: id, title, weight }) =>
        figure<Row>(`${title}（${weight}分）`, (r) => part(id)(r)?.earned, `本项满分 ${weight} 分`, {
          group: '分项得分',
          width: 12,
        }),
      ),
      figure<Row>('总分', (r) => r.value, '各分项之和'),
      text<Row>('结果', 10, (r) => wordOf(RESULT)(r.state), '有结果、不适用、缺数据'),
    ]
  }),
  letters: whole('考核结果反馈表', 'ledger.export', readLetters, {
    title: (out) => out.letter?.rule.title,
    sub: (out) => periodWords(out.letter?.period?.label) ?? undefined,
    rows: (out) =>
      (out.letter?.units ?? []).flatMap((unit) => [
        { unit: unit.name, person: null as string | null, figure: unit.figure },
        ...unit.persons.map((one) => ({ unit: unit.name, person: one.name as string | null, figure: one })),
      ]),
  })([
    text('单位', 24, (r) => r.unit, '单位'),
    text('人员', 12, (r) => r.person, '人员；空为单位本身'),
    figure('结果', (r) => r.figure?.value, '本期的率'),
    figure('分子', (r) => r.figure?.numerator, '做到的'),
    figure('分母', (r) => r.figure?.denominator, '应做的'),
  ]),
  score_sheet: whole('积分表', 'score.read', getScoreSheet, {
    title: (out) => `${out.subject.name}积分表`,
    sub: (out) => periodWords(out.period?.label) ?? undefined,
    rows: (out) => out.lines,
  })([
    text('项目', 26, (l) => l.rule.title, '哪条规则'),
    text('条款', 14, (l) => l.rule.clause ?? l.rule.assumed, '依据的条款；无条款的写假定'),
    period('期', (l) => l.period, '哪一期'),
    text('结果', 10, (l) => wordOf(RESULT)(l.state), '有结果、不适用、缺数据'),
    figure('数值', (l) => l.value, '算出的数'),
    text('单位', 8, (l) => l.unit, '数的单位'),
    text('说明', 44, (l) => l.sentence, '怎样算出来的'),
    count('依据', (l) => l.evidence, '多少条事实'),
  ]),
  my_points: whole('本人积分明细', 'score.read', myPoints, {
    title: (out) => `${out.account.name}积分明细`,
    sub: (out) => periodWords(out.period?.label) ?? undefined,
    rows: (out) => out.entries,
  })([
    day('日期', (l) => l.at, '计分的日子'),
    text('项目', 26, (l) => l.rule.title, '哪条规则'),
    text('条款', 14, (l) => l.rule.clause ?? l.rule.assumed, '依据的条款'),
    figure('积分', (l) => l.value, '加减的分', { sum: true }),
    text('说明', 44, (l) => l.sentence, '怎样算出来的'),
  ]),
  evidence: whole('依据清单', 'score.read', getEvidence, {
    title: (out) => `${out.rule.title}依据`,
    sub: (out) => out.sentence,
    rows: (out) => out.rows,
  })([
    moment('时间', (e) => e.at, '事实的时刻'),
    text('事实', 60, (e) => e.title, '一句话'),
    text('怎样计入', 16, (e) => e.counted, '计入或不计入'),
  ]),
  marks: paged('标记登记表', 'ledger.export', listMarks, [
    day('日期', (m) => m.at, '标记的日子'),
    text('标记', 26, (m) => m.title, '名单、红线、预警'),
    text('条款', 14, (m) => m.clause, '依据的条款'),
    text('对象', 24, (m) => m.to.name, '给谁'),
    figure('第几次', (m) => m.nth || null, '第几次'),
    text('红线', 6, (m) => (m.redLine ? '是' : null), '是不是红线'),
    text('认定', 10, (m) => (m.redLine ? wordOf(DECISION)(m.decision) : null), '红线认定到哪一步'),
    text('现状', 10, (m) => (m.gone ? '已撤回' : m.pending ? '未生效' : m.still ? '有效' : '已过'), '现在算不算'),
    text('免责', 6, (m) => (m.excused ? '是' : null), '有没有免责'),
  ]),
  targets: whole('目标分解与进度表', 'ledger.export', listTargets, {
    title: (out) => `${out.title}目标分解与进度表`,
    sub: (out) => `截至 ${out.today}`,
    rows: (out) => out.rows,
  })(
    [
      text('指标', 22, (t) => `${'　'.repeat(t.depth)}${t.title}`, '哪个指标；分解的缩进'),
      text('计量单位', 8, (t) => t.unit, '数的单位'),
      text('类', 6, (t) => wordOf(SUBJECT)(t.subject.kind), '目标属于谁'),
      text('对象', 22, (t) => t.subject.name, '谁的目标'),
      period('期', (t) => t.period, '哪一期'),
      figure('目标值', (t) => t.target, '承诺的数', { edits: 'target', required: true, group: '目标' }),
      figure('基期值', (t) => t.baseline, '上年或基期的数', { edits: 'baseline', group: '目标' }),
      day('完成期限', (t) => t.dueDay, '最后一天', { edits: 'dueDay', group: '目标' }),
      text('措施', 32, (t) => t.measures || null, '怎样完成', { edits: 'measures', group: '目标' }),
      text('变更理由', 20, () => null, '改已备案的目标须写理由', { edits: 'reason', group: '目标' }),
      figure('完成值', (t) => t.value, '最近一次的数', { group: '进度' }),
      percent('完成率', (t) => t.completion, '完成值占目标值'),
      percent('时间进度', (t) => t.elapsed, '这一期过了多少'),
      text('落后', 6, (t) => (t.behind ? '是' : null), '落后于计划'),
      text('责任单位', 18, (t) => nameOf(t.org), '谁负责'),
      text('责任人', 10, (t) => nameOf(t.person), '谁负责'),
      day('备案', (t) => t.filedAt, '备案的日子'),
    ],
    { kind: 'target', idOf: (t) => t.id },
  ),
  evaluation: whole('评议结果表', 'evaluation.read', readEvaluation, {
    title: (out) => out.title,
    sub: (out) => `${out.used} 份`,
    rows: (out) => out.results,
  })((out) => {
    type Row = (typeof out.results)[number]
    const fields = out.results.find((one) => one.fields.length > 0)?.fields ?? []
    const mean = (id: string) => (row: Row) => row.fields.find((one) => one.id === id)?.mean
    const columns: LedgerField<Row>[] = [
      text('对象', 24, (r) => r.subject.name, '评的是谁'),
      figure('份数', (r) => r.voices, '多少份；少于规定的不适用'),
      text('适用', 8, (r) => (r.applicable ? '是' : '份数不足'), '份数够不够'),
      ...fields.map(({ id, title }) => figure<Row>(title, (r) => mean(id)(r), '平均分；少于 5 份不显示')),
    ]
    return columns
  }),
  members: whole('方案名单', 'ledger.export', listMembers, {
    title: (out) => out.title,
    rows: (out) => out.members,
  })([text('名称', 40, (m) => m.name, '名单上的单位、人员、企业、项目')]),
} as const
