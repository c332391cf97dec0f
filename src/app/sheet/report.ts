import { paperPeriod } from '#domain/duty/period-label.ts'
import { fail, ok } from '#domain/result.ts'
import { readReport } from '../report/list-reports.ts'
import { type DrawSheet, heading, paragraph, tableOf } from './sheet.ts'

/** 报送件: a unit's weekly list, half-month, monthly, quarterly or annual report with its figures and its text. */
export const drawReport: DrawSheet = async (ctx, { id }) => {
  if (!id) return fail('report.not_found')
  const read = await readReport.run(ctx, { id })
  if (!read.ok) return read
  const report = read.value.out
  const who = report.org?.name ?? report.person?.name ?? ''
  const said = (value: number | null, unit: string) => (value === null ? '不适用' : `${value}${unit}`)
  const figures = report.figures.map(
    (one): Record<string, string> => ({
      指标名称: one.title,
      指标数值: said(one.value, one.unit),
      上期数值: one.previous === null ? '' : said(one.previous, one.unit),
    }),
  )
  const parts: [string, string][] = [
    ['工作情况', report.body],
    ['未达要求的原因', report.reason ?? ''],
    ['补救措施', report.remedy ?? ''],
  ]
  return ok({
    title: `${report.title}${report.period ? `（${paperPeriod(report.period)}）` : ''}`,
    file: [report.title, who, report.period ? paperPeriod(report.period) : ''].filter(Boolean).join(' '),
    sub: [who, report.programTitle].filter(Boolean).join('　'),
    blocks: [
      ...(figures.length > 0
        ? [
            tableOf(
              [
                ['指标名称', '指标', 5],
                ['指标数值', '本期', 2, true],
                ['上期数值', '上期', 2, true],
              ],
              figures,
              '',
            ),
          ]
        : []),
      // One part alone needs no heading.
      ...parts.flatMap(([title, text]) => (text.trim() ? [heading(title), paragraph(text)] : [])),
    ],
    facts: {
      报送单位: who,
      期: report.period ?? '',
      报送内容: report.body,
      未达原因: report.reason ?? '',
      补救措施: report.remedy ?? '',
      指标: figures,
    },
  })
}
