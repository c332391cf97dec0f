import { Link } from '@tanstack/react-router'
import type { EChartsCoreOption } from 'echarts/core'
import { useMemo } from 'react'
import type { Stages } from '../../api/situation.ts'
import { placeOfFigure } from '../../api/workbench.ts'
import { Chart, NARROW } from '../../charts/chart.tsx'
import type { ChartCell, ChartTable } from '../../charts/table.ts'
import { between, room, type Tones } from '../../charts/tones.ts'
import { formatCount, formatValue } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'

type Stage = Stages['stages'][number]
type Props = { readonly stages: Stages; readonly open: (opens: string) => void; readonly tone?: string }

/** Jams that are named under the drawing. */
const JAMS = 4

/** How long each stage takes half and nine of ten of those that passed it, and where it jams. */
export function StagesChart({ stages: { stages }, open, tone }: Props) {
  const option = useMemo(
    () =>
      (tones: Tones, { width }: { width: number }) =>
        optionOf(stages, tones, width < NARROW - 120),
    [stages],
  )
  const jams = stages
    .filter((stage) => stage.state !== 'suspended')
    .flatMap((stage) => stage.units.map((unit) => ({ stage: stage.state, ...unit })))
    .filter((unit) => unit.standing > 0)
    .toSorted((a, b) => b.standing * (b.oldest ?? 0) - a.standing * (a.oldest ?? 0))
    .slice(0, JAMS)
  return (
    <Chart
      title={t('situation.stages')}
      note={t('situation.stages.note')}
      keys={<span className="strong">{t('situation.stages.key')}。</span>}
      option={option}
      table={tableOf(stages)}
      empty={stages.every((one) => one.passed + one.standing === 0) ? t('situation.stages.none') : undefined}
      {...(tone ? { tone } : {})}
      onPick={(picked) => {
        const stage = stages[Number(picked.dataIndex)]
        if (stage) open(picked.seriesId === 'standing' ? stage.opensStanding : stage.opensPassed)
      }}
      foot={
        jams.length === 0 ? null : (
          <div className="chart-foot">
            <span className="strong">{t('situation.stages.jams')}</span>
            <ul>
              {jams.map((jam) => (
                <li key={`${jam.stage}${jam.org.id}`}>
                  <span className="muted">{word('stage', jam.stage)}</span>{' '}
                  <Link {...placeOfFigure(jam.opensStanding)}>
                    {t('situation.stages.jam', {
                      unit: jam.org.name,
                      n: formatCount(jam.standing),
                      days: formatValue(jam.oldest ?? 0, 0),
                    })}
                  </Link>
                </li>
              ))}
            </ul>
          </div>
        )
      }
    />
  )
}

const days = (value: number | null) => (value === null ? '' : formatValue(value, 1))

function labelOf(stage: Stage, short: boolean): string {
  if (short && stage.median !== null)
    return t('situation.stages.short', {
      median: days(stage.median),
      p90: days(stage.p90),
      standing: formatCount(stage.standing),
    })
  return stage.median === null
    ? t('situation.stages.label_none', { standing: formatCount(stage.standing) })
    : t('situation.stages.label', {
        median: days(stage.median),
        p90: days(stage.p90),
        standing: formatCount(stage.standing),
      })
}

function optionOf(stages: readonly Stage[], tones: Tones, short: boolean): EChartsCoreOption {
  const text = { color: tones.ink, fontFamily: tones.font, fontSize: tones.size - 1 }
  const most = Math.max(1, ...stages.map((stage) => stage.p90 ?? 0))
  const bar = { type: 'bar', barWidth: '46%', barGap: '-100%' }
  return {
    grid: { left: 8, right: room(tones, short ? 130 : 238), top: 2, bottom: 2, containLabel: true },
    xAxis: { type: 'value', show: false, max: most },
    yAxis: {
      type: 'category',
      inverse: true,
      data: stages.map((stage) => word('stage', stage.state)),
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...text, color: tones.ink2 },
    },
    series: [
      {
        ...bar,
        id: 'standing',
        itemStyle: { color: tones.grey },
        data: stages.map(() => most),
        label: {
          ...text,
          show: true,
          position: 'right',
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const stage = stages[dataIndex]
            return stage ? labelOf(stage, short) : ''
          },
        },
      },
      {
        ...bar,
        id: 'p90',
        itemStyle: { color: between(tones.act, tones.surface, 0.68) },
        data: stages.map((stage) => stage.p90 ?? 0),
      },
      {
        ...bar,
        id: 'median',
        itemStyle: { color: tones.act },
        data: stages.map((stage) => stage.median ?? 0),
      },
    ],
  }
}

function tableOf(stages: readonly Stage[]): ChartTable {
  const figures = (one: Stage | Stage['units'][number]): ChartCell[] => [
    { value: one.passed, text: formatCount(one.passed), opens: one.opensPassed },
    { value: one.median, text: days(one.median) || t('chart.none') },
    { value: one.p90, text: days(one.p90) || t('chart.none') },
    { value: one.standing, text: formatCount(one.standing), opens: one.opensStanding },
    { value: one.oldest, text: days(one.oldest) || t('chart.none') },
  ]
  return {
    columns: [
      { title: t('situation.stages.stage'), kind: 'text' },
      { title: t('situation.stages.unit'), kind: 'text' },
      { ...headOf('situation.stages.passed'), kind: 'number' },
      { ...headOf('situation.stages.median'), kind: 'number' },
      { ...headOf('situation.stages.p90'), kind: 'number' },
      { ...headOf('situation.stages.standing'), kind: 'number' },
      { ...headOf('situation.stages.oldest'), kind: 'number' },
    ],
    rows: stages.flatMap((stage) => [
      [{ value: word('stage', stage.state) }, { value: t('situation.stages.all') }, ...figures(stage)],
      ...stage.units.map((unit) => [{ value: word('stage', stage.state) }, { value: unit.org.name }, ...figures(unit)]),
    ]),
  }
}
