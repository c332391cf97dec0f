import type { EChartsCoreOption } from 'echarts/core'
import { useMemo, useState } from 'react'
import { useMay } from '../../api/session.ts'
import type { Area, Areas } from '../../api/situation.ts'
import { Chart } from '../../charts/chart.tsx'
import type { ChartTable } from '../../charts/table.ts'
import { between, type Tones } from '../../charts/tones.ts'
import { formatCount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'
import { AreaPlan } from './area-plan.tsx'

type Props = { readonly areas: Areas; readonly open: (opens: string) => void; readonly tone?: string }

/** The areas as squares on the office's own plan: the darker, the more is open there; what is late is told in words. */
export function AreasChart({ areas: { areas }, open, tone }: Props) {
  const may = useMay()
  const [placing, setPlacing] = useState(false)
  const option = useMemo(() => (tones: Tones) => optionOf(areas, tones), [areas])
  return (
    <>
      <Chart
        title={t('situation.areas')}
        note={t('situation.areas.note')}
        option={option}
        table={tableOf(areas)}
        empty={areas.length === 0 ? t('situation.areas.none') : undefined}
        {...(tone ? { tone } : {})}
        more={
          may('area.change') ? (
            <button type="button" className="button plain small" onClick={() => setPlacing(true)}>
              {t('situation.areas.place')}
            </button>
          ) : null
        }
        onPick={(picked) => {
          const area = areas[Number(picked.dataIndex)]
          if (area) open(area.opensOpen)
        }}
      />
      {placing ? <AreaPlan areas={areas} onClose={() => setPlacing(false)} /> : null}
    </>
  )
}

function optionOf(areas: readonly Area[], tones: Tones): EChartsCoreOption {
  const rows = Math.max(1, ...areas.map((area) => area.row + 1))
  const cols = Math.max(1, ...areas.map((area) => area.col + 1))
  const most = Math.max(1, ...areas.map((area) => area.open))
  const font = { fontFamily: tones.font, fontSize: tones.size - 1 }
  const axis = (n: number) => ({
    type: 'category',
    data: Array.from({ length: n }, (_, i) => String(i)),
    show: false,
  })
  return {
    grid: { left: 2, right: 2, top: 2, bottom: 2 },
    xAxis: axis(cols),
    yAxis: { ...axis(rows), inverse: true },
    visualMap: {
      show: false,
      min: 0,
      max: most,
      dimension: 2,
      // Light enough that the words on every square are read without effort.
      inRange: { color: [between(tones.act, tones.surface, 0.94), between(tones.act, tones.surface, 0.58)] },
    },
    series: [
      {
        type: 'heatmap',
        data: areas.map((area) => [area.col, area.row, area.open]),
        itemStyle: { borderColor: tones.surface, borderWidth: 4, borderRadius: 6 },
        emphasis: { itemStyle: { borderColor: tones.act, borderWidth: 2 } },
        label: {
          show: true,
          ...font,
          color: tones.ink,
          lineHeight: tones.size * 1.5,
          rich: {
            name: { ...font, color: tones.ink, fontWeight: 600 },
            late: { ...font, color: tones.red, fontWeight: 600 },
          },
          formatter: ({ dataIndex }: { dataIndex: number }) => {
            const area = areas[dataIndex]
            if (!area) return ''
            const late =
              area.overdue > 0
                ? `\n{late|▲ ${t('situation.areas.cell_overdue', { n: formatCount(area.overdue) })}}`
                : ''
            return `{name|${area.name}}\n${t('situation.areas.cell', { open: formatCount(area.open) })}${late}`
          },
        },
      },
    ],
  }
}

function tableOf(areas: readonly Area[]): ChartTable {
  const cell = (value: number, opens: string) => ({ value, text: formatCount(value), opens })
  return {
    columns: [
      { title: t('situation.areas.area'), kind: 'text' },
      { ...headOf('situation.areas.enterprises'), kind: 'number' },
      { ...headOf('situation.areas.raised'), kind: 'number' },
      { ...headOf('situation.areas.open'), kind: 'number' },
      { ...headOf('situation.areas.overdue'), kind: 'number' },
    ],
    rows: areas.map((area) => [
      { value: area.name },
      cell(area.enterprises, area.opensEnterprises),
      cell(area.raised, area.opensRaised),
      cell(area.open, area.opensOpen),
      cell(area.overdue, area.opensOverdue),
    ]),
  }
}
