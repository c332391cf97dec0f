import type { EChartsCoreOption } from 'echarts/core'
import { useMemo } from 'react'
import type { Coverage } from '../../api/situation.ts'
import { Chart } from '../../charts/chart.tsx'
import type { ChartTable } from '../../charts/table.ts'
import { between, room, type Tones } from '../../charts/tones.ts'
import { formatDay } from '../../format/date.ts'
import { formatCount, formatShare } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'

type Props = {
  readonly coverage: Coverage
  readonly from: string
  readonly open: (opens: string) => void
  readonly tone?: string
}

/** So many duties are drawn, the least done first; all stand in the table. */
const DUTIES = 5

type Row = {
  readonly title: string
  readonly should: number
  readonly done: number
  readonly late: number
  readonly opens: string
  readonly opensGap: string
}

/** Who should be served and is: paired, visited, duties done; the gap opens who is missing. */
export function CoverageChart({ coverage, from, open, tone }: Props) {
  const all = useMemo(() => rowsOf(coverage), [coverage])
  const drawn = useMemo(() => {
    const duties = all.slice(-coverage.duties.length || all.length)
    const least = duties.toSorted((a, b) => a.done / a.should - b.done / b.should).slice(0, DUTIES)
    return all.filter((row) => !duties.includes(row) || least.includes(row))
  }, [all, coverage.duties.length])
  const option = useMemo(() => (tones: Tones, size: { width: number }) => optionOf(drawn, tones, size.width), [drawn])
  return (
    <Chart
      title={t('situation.coverage')}
      note={t('situation.coverage.note', { from: formatDay(from, { weekday: false }) })}
      option={option}
      table={tableOf(all)}
      empty={all.length === 0 ? t('situation.coverage.none') : undefined}
      {...(tone ? { tone } : {})}
      onPick={(picked) => {
        const row = drawn[Number(picked.dataIndex)]
        if (row) open(picked.seriesId === 'gap' ? row.opensGap : row.opens)
      }}
    />
  )
}

function rowsOf({ links, visits, duties }: Coverage): readonly Row[] {
  const all = [...links, ...duties]
  // The program is named only where two of them call something the same.
  const title = (one: { title: string; programTitle: string }) =>
    all.filter((other) => other.title === one.title).length > 1 ? `${one.title}（${one.programTitle}）` : one.title
  return [
    ...links.map((one) => ({
      title: title(one),
      should: one.targets,
      done: one.met,
      late: 0,
      opens: one.opens,
      opensGap: one.opens,
    })),
    ...(visits.enterprises > 0
      ? [
          {
            title: t('situation.coverage.visits'),
            should: visits.enterprises,
            done: visits.visited,
            late: 0,
            opens: visits.opens,
            opensGap: visits.opensNot,
          },
        ]
      : []),
    ...duties.map((one) => ({
      title: title(one),
      should: one.due,
      done: one.met,
      late: one.late,
      opens: one.opens,
      opensGap: `${one.opens}&state=missed`,
    })),
  ].filter((row) => row.should > 0)
}

function optionOf(rows: readonly Row[], tones: Tones, width: number): EChartsCoreOption {
  const text = { color: tones.ink2, fontFamily: tones.font, fontSize: tones.size - 1 }
  const bar = { type: 'bar', stack: 'all', barWidth: '52%' }
  const share = (n: number, row: Row) => n / row.should
  return {
    grid: { left: 8, right: room(tones, 112), top: 2, bottom: 2, containLabel: true },
    xAxis: { type: 'value', show: false, max: 1 },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map((row) => row.title),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, width: width < 420 ? 110 : 190, overflow: 'truncate' },
    },
    series: [
      { ...bar, id: 'done', itemStyle: { color: tones.act }, data: rows.map((row) => share(row.done, row)) },
      {
        ...bar,
        id: 'late',
        itemStyle: { color: between(tones.act, tones.surface, 0.55) },
        data: rows.map((row) => share(row.late, row)),
      },
      {
        ...bar,
        id: 'gap',
        itemStyle: { color: tones.grey },
        data: rows.map((row) => Math.max(0, share(row.should - row.done - row.late, row))),
        label: {
          ...text,
          show: true,
          position: 'right',
          color: tones.ink,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const row = rows[dataIndex]
            return row
              ? `${formatCount(row.done)}/${formatCount(row.should)} · ${formatShare(row.done / row.should)}`
              : ''
          },
        },
      },
    ],
  }
}

function tableOf(rows: readonly Row[]): ChartTable {
  return {
    columns: [
      { title: t('situation.coverage.what'), kind: 'text' },
      { ...headOf('situation.coverage.should'), kind: 'number' },
      { ...headOf('situation.coverage.done'), kind: 'number' },
      { ...headOf('situation.coverage.late'), kind: 'number' },
      { ...headOf('situation.coverage.gap'), kind: 'number' },
      { ...headOf('situation.coverage.share'), kind: 'percent' },
    ],
    rows: rows.map((row) => {
      const gap = row.should - row.done - row.late
      return [
        { value: row.title },
        { value: row.should, text: formatCount(row.should), opens: row.opens },
        { value: row.done, text: formatCount(row.done) },
        { value: row.late, text: formatCount(row.late) },
        { value: gap, text: formatCount(gap), opens: row.opensGap },
        { value: row.done / row.should, text: formatShare(row.done / row.should) },
      ]
    }),
  }
}
