import type { EChartsCoreOption } from 'echarts/core'
import { useMemo } from 'react'
import type { Trend } from '../../api/situation.ts'
import { Chart } from '../../charts/chart.tsx'
import type { ChartTable } from '../../charts/table.ts'
import { between, type Tones } from '../../charts/tones.ts'
import { formatDay } from '../../format/date.ts'
import { formatCount, formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'

type Props = {
  readonly trend: Trend
  readonly open: (opens: string) => void
  readonly by: (by: 'month' | 'week') => void
  readonly tone?: string
}

/** What came in, what ended, what stands open, and what it comes to if it goes on so. */
export function TrendChart({ trend, open, by, tone }: Props) {
  const option = useMemo(
    () =>
      (tones: Tones, { width }: { width: number }) =>
        optionOf(trend, tones, width),
    [trend],
  )
  const { steps, looksBack, ahead } = trend
  return (
    <Chart
      title={t('situation.trend')}
      note={ahead.length > 0 ? t('situation.trend.note', { n: looksBack }) : t('situation.trend.note_none')}
      keys={
        <span className="chart-keys">
          <span className="key bar-1">{t('situation.trend.raised')}</span>
          <span className="key bar-2">{t('situation.trend.closed')}</span>
          <span className="key line-1">
            {t('situation.trend.open_now', { n: formatCount(steps.at(-1)?.open ?? 0) })}
          </span>
        </span>
      }
      more={
        <select
          className="input short"
          aria-label={t('situation.trend.step')}
          value={trend.by}
          onChange={(event) => by(event.target.value as 'month' | 'week')}
        >
          <option value="month">{t('situation.trend.month')}</option>
          <option value="week">{t('situation.trend.week')}</option>
        </select>
      }
      option={option}
      table={tableOf(trend)}
      empty={steps.every((one) => one.raised + one.open === 0) ? t('situation.trend.none') : undefined}
      {...(tone ? { tone } : {})}
      onPick={(picked) => {
        const step = steps[Number(picked.dataIndex)]
        if (!step) return
        const { seriesId } = picked
        open(seriesId === 'raised' ? step.opensRaised : seriesId === 'closed' ? step.opensClosed : step.opensOpen)
      }}
    />
  )
}

const nameOf = (by: Trend['by'], first: string) =>
  by === 'month' ? first.slice(0, 7).replace('-', '.') : formatDay(first, { weekday: false })

function optionOf({ by, steps, ahead }: Trend, tones: Tones, width: number): EChartsCoreOption {
  const text = { color: tones.ink2, fontFamily: tones.font, fontSize: tones.size - 2 }
  // The forecast begins at the step that is not over: its first value stands where that step ends.
  const begin = steps.length - 1
  const names = [...steps.map((step) => nameOf(by, step.first)), ...ahead.slice(1).map((one) => nameOf(by, one.first))]
  const before = steps.at(-2)
  const carried = (of: (one: Trend['ahead'][number]) => number) =>
    names.map((_, n) => {
      if (n === begin - 1 && before) return before.open
      const one = ahead[n - begin]
      return one ? of(one) : null
    })
  const line = {
    type: 'line',
    symbolSize: 5,
    z: 4,
    lineStyle: { color: tones.ink, width: 2 },
    itemStyle: { color: tones.ink },
  }
  const known = steps.map((step) => (step.over || ahead.length === 0 ? step.open : null))
  return {
    grid: { left: 8, right: 44, top: 22, bottom: 4, containLabel: true },
    xAxis: {
      type: 'category',
      data: names,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: tones.line } },
      axisLabel: text,
    },
    yAxis: {
      type: 'value',
      minInterval: 1,
      axisLabel: text,
      splitLine: { lineStyle: { color: tones.line } },
    },
    series: [
      {
        id: 'raised',
        type: 'bar',
        barGap: '8%',
        barCategoryGap: '38%',
        itemStyle: { color: tones.act },
        data: steps.map((step) => step.raised),
        label: { ...text, show: width > 520, position: 'top', formatter: shown },
      },
      {
        id: 'closed',
        type: 'bar',
        itemStyle: { color: between(tones.act, tones.surface, 0.6) },
        data: steps.map((step) => step.closed),
        label: { ...text, show: width > 520, position: 'top', formatter: shown },
      },
      {
        id: 'low',
        type: 'line',
        stack: 'band',
        symbol: 'none',
        silent: true,
        lineStyle: { opacity: 0 },
        data: carried((one) => one.low),
      },
      {
        id: 'band',
        type: 'line',
        stack: 'band',
        symbol: 'none',
        silent: true,
        lineStyle: { opacity: 0 },
        areaStyle: { color: tones.lineStrong, opacity: 0.22 },
        data: carried((one) => one.high - one.low).map((one, n) => (n === begin - 1 && before ? 0 : one)),
      },
      {
        ...line,
        id: 'expected',
        symbol: 'emptyCircle',
        silent: true,
        lineStyle: { ...line.lineStyle, type: 'dashed' },
        data: carried((one) => one.open),
        endLabel: {
          ...text,
          show: ahead.length > 0,
          color: tones.ink,
          formatter: ({ value }: { value: number }) => formatValue(value, 0),
        },
      },
      {
        ...line,
        id: 'open',
        symbol: 'circle',
        data: known,
      },
    ],
  }
}

const shown = ({ value }: { value: number }) => (value > 0 ? formatCount(value) : '')

function tableOf({ by, steps, ahead }: Trend): ChartTable {
  const later = ahead
    .slice(1)
    .map((one) => [
      { value: nameOf(by, one.first) },
      { value: null },
      { value: null },
      { value: null },
      { value: one.open },
      { value: one.low },
      { value: one.high },
    ])
  const [now] = ahead
  return {
    columns: [
      { title: t('situation.trend.step'), kind: 'text' },
      { ...headOf('situation.trend.raised'), kind: 'number' },
      { ...headOf('situation.trend.closed'), kind: 'number' },
      { ...headOf('situation.trend.open'), kind: 'number' },
      { ...headOf('situation.trend.expected'), kind: 'number' },
      { ...headOf('situation.trend.low'), kind: 'number' },
      { ...headOf('situation.trend.high'), kind: 'number' },
    ],
    rows: [
      ...steps.map((step) => {
        const name = nameOf(by, step.first)
        const expected = step.over ? undefined : now
        return [
          { value: step.over ? name : t('situation.trend.so_far', { step: name }) },
          { value: step.raised, text: formatCount(step.raised), opens: step.opensRaised },
          { value: step.closed, text: formatCount(step.closed), opens: step.opensClosed },
          { value: step.open, text: formatCount(step.open), opens: step.opensOpen },
          { value: expected?.open ?? null },
          { value: expected?.low ?? null },
          { value: expected?.high ?? null },
        ]
      }),
      ...later,
    ],
  }
}
