import type { EChartsCoreOption } from 'echarts/core'
import { useMemo } from 'react'
import type { PromisedTarget, TargetList } from '../../api/targets.ts'
import { Chart, NARROW } from '../../charts/chart.tsx'
import type { ChartTable } from '../../charts/table.ts'
import { between, room, type Tones } from '../../charts/tones.ts'
import { formatShare, formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'

type Props = {
  readonly targets: TargetList | undefined
  readonly open: (opens: string) => void
  readonly tone?: string
}

const DRAWN = 8

/** Each whole target with how far it is, and where its schedule should be today; parts stand in the table. */
export function TargetsChart({ targets, open, tone }: Props) {
  const wholes = useMemo(() => (targets?.rows ?? []).filter((row) => row.depth === 0).slice(0, DRAWN), [targets])
  const option = useMemo(
    () =>
      (tones: Tones, { width }: { width: number }) =>
        optionOf(wholes, tones, width < NARROW - 120),
    [wholes],
  )
  return (
    <Chart
      title={targets ? `${t('situation.targets')} · ${targets.title}` : t('situation.targets')}
      note={t('situation.targets.note')}
      option={option}
      table={tableOf(targets?.rows ?? [])}
      empty={wholes.length === 0 ? t('situation.targets.none') : undefined}
      {...(tone ? { tone } : {})}
      onPick={(picked) => {
        const row = wholes[Number(picked.dataIndex)]
        if (row) open(`targets/${row.id}`)
      }}
    />
  )
}

/** How far the schedule should be, as the completion is reckoned. */
function plannedShare({ planned, target, better }: PromisedTarget): number {
  const [above, below] = better === 'up' ? [planned, target] : [target, planned]
  return below === 0 ? 0 : above / below
}

const amount = (value: number, row: PromisedTarget) => `${formatValue(value, 1)}${row.unit ?? ''}`

function standingOf(row: PromisedTarget): string {
  if (row.value === null) return t('situation.targets.unread')
  return row.behind ? t('situation.targets.behind', { n: amount(row.shortfall, row) }) : t('situation.targets.ahead')
}

function nameOf(row: PromisedTarget): string {
  return row.subject.kind === 'authority' ? row.title : `${row.title} · ${row.subject.name}`
}

function optionOf(rows: readonly PromisedTarget[], tones: Tones, short: boolean): EChartsCoreOption {
  const text = { color: tones.ink2, fontFamily: tones.font, fontSize: tones.size - 1 }
  const most = Math.max(1, ...rows.map((row) => Math.max(row.completion ?? 0, plannedShare(row)))) * 1.02
  return {
    grid: { left: 8, right: room(tones, short ? 116 : 210), top: 2, bottom: 2, containLabel: true },
    xAxis: { type: 'value', show: false, max: most },
    yAxis: {
      type: 'category',
      inverse: true,
      data: rows.map(nameOf),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, width: short ? 96 : 160, overflow: 'truncate' },
    },
    series: [
      {
        id: 'ground',
        type: 'bar',
        barWidth: '46%',
        barGap: '-100%',
        itemStyle: { color: tones.grey },
        data: rows.map(() => most),
        label: {
          ...text,
          show: true,
          position: 'right',
          color: tones.ink,
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const row = rows[dataIndex]
            if (!row) return ''
            const done = row.completion === null ? '' : `${formatShare(row.completion)} · `
            return `${done}${short && row.behind ? t('situation.targets.late') : standingOf(row)}`
          },
        },
      },
      {
        id: 'done',
        type: 'bar',
        barWidth: '46%',
        itemStyle: { color: tones.act },
        data: rows.map((row) =>
          row.behind
            ? { value: row.completion ?? 0, itemStyle: { color: between(tones.act, tones.surface, 0.45) } }
            : (row.completion ?? 0),
        ),
      },
      {
        id: 'planned',
        type: 'custom',
        silent: true,
        data: rows.map((row, n) => [plannedShare(row), n]),
        encode: { x: 0, y: 1 },
        renderItem: (
          _: unknown,
          api: {
            value(at: number): number
            coord(of: number[]): [number, number]
            size(of: number[]): [number, number]
          },
        ) => {
          const [x, y] = api.coord([api.value(0), api.value(1)])
          const height = api.size([0, 1])[1] * 0.7
          return {
            type: 'rect',
            shape: { x: x - 1.5, y: y - height / 2, width: 3, height },
            style: { fill: tones.ink },
          }
        },
      },
    ],
  }
}

function tableOf(rows: TargetList['rows']): ChartTable {
  return {
    columns: [
      { title: t('situation.targets.target'), kind: 'text' },
      { ...headOf('situation.targets.value'), kind: 'number' },
      { ...headOf('situation.targets.promised'), kind: 'number' },
      { ...headOf('situation.targets.planned'), kind: 'number' },
      { ...headOf('situation.targets.completion'), kind: 'percent' },
      { title: t('situation.targets.standing'), kind: 'text' },
    ],
    rows: rows.map((row) => [
      { value: nameOf(row), opens: `targets/${row.id}` },
      { value: row.value, ...(row.value === null ? {} : { text: amount(row.value, row) }) },
      { value: row.target, text: amount(row.target, row) },
      { value: row.planned, text: amount(row.planned, row) },
      { value: row.completion, ...(row.completion === null ? {} : { text: formatShare(row.completion) }) },
      { value: standingOf(row) },
    ]),
  }
}
