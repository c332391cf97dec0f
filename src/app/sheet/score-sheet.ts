import { paperPeriod } from '#domain/duty/period-label.ts'
import { headingNumber } from '#domain/paper/block.ts'
import { fail, ok } from '#domain/result.ts'
import { getScoreSheet } from '../score/get-score-sheet.ts'
import { type DrawSheet, heading, paragraph, tableOf } from './sheet.ts'

const NOT: Readonly<Record<string, string>> = { missing: '缺数据', not_applicable: '不适用' }

/** 得分单: each figure and point of one subject in a period, with its sentence and clause. */
export const drawScoreSheet: DrawSheet = async (ctx, { program, kind, id, calendar, ordinal }) => {
  if (!program || !id) return fail('program.not_found', { program: program ?? '' })
  const read = await getScoreSheet.run(ctx, { program, kind: kind ?? 'org', id, calendar, ordinal })
  if (!read.ok) return read
  const sheet = read.value.out
  const row = (line: (typeof sheet.lines)[number]): Record<string, string> => ({
    // Several months of a quarter stand under one rule: each says which.
    规则: `${line.rule.title}${line.period && line.period !== sheet.period?.label ? `（${paperPeriod(line.period)}）` : ''}`,
    // The figure is said with its unit already.
    结果: line.value ?? NOT[line.state ?? ''] ?? '',
    说明: line.why,
    规则条款: line.rule.clause ?? line.rule.assumed ?? '',
  })
  const columns = [
    ['规则', '规则', 3],
    ['结果', '结果', 2, true],
    ['说明', '说明', 6],
    ['规则条款', '条款', 2],
  ] as const
  const of = (kinds: readonly string[]) => sheet.lines.filter((line) => kinds.includes(line.kind)).map(row)
  const all = [
    { title: '指标', none: '指标', rows: of(['measure', 'ranking']) },
    { title: `积分（合计 ${sheet.total}）`, none: '积分', rows: of(['points']) },
    { title: '任务和认定', none: '任务和认定', rows: of(['duty', 'mark']) },
  ]
  const sections = all.filter(({ rows }) => rows.length > 0)
  const absent = all.filter(({ rows }) => rows.length === 0)
  const period = sheet.period ? paperPeriod(sheet.period.label) : ''
  return ok({
    title: `${sheet.subject.name}得分单`,
    file: [`${sheet.subject.name}得分单`, sheet.programTitle, period].filter(Boolean).join(' '),
    sub: [sheet.programTitle, sheet.period && paperPeriod(sheet.period.label), sheet.period?.sealedAt ? '已封存' : '']
      .filter(Boolean)
      .join('　'),
    landscape: true,
    blocks: [
      ...sections.map(({ title, rows }, index) => [
        heading(`${headingNumber(1, index + 1)}${title}`),
        tableOf(columns, rows, ''),
      ]),
      // What there is none of takes one line, not a page.
      ...(absent.length > 0 ? [[paragraph(`本期没有${absent.map(({ none }) => none).join('、')}。`)]] : []),
    ].flat(),
    facts: {
      对象: sheet.subject.name,
      考核期: sheet.period ? paperPeriod(sheet.period.label) : '',
      积分合计: sheet.total,
      得分: sheet.lines.map(row),
    },
  })
}
