import type { EChartsCoreOption } from 'echarts/core'
import { useMemo } from 'react'
import type { Flow } from '../../api/situation.ts'
import { Chart } from '../../charts/chart.tsx'
import type { ChartTable } from '../../charts/table.ts'
import { between, room, type Tones } from '../../charts/tones.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'

type Props = { readonly flow: Flow; readonly open: (opens: string) => void; readonly tone?: string }

/** From source over category to outcome; each band and each bar opens its rows. */
export function FlowChart({ flow, open, tone }: Props) {
  const nodes = useMemo(() => nodesOf(flow), [flow])
  const option = useMemo(() => (tones: Tones) => optionOf(flow, nodes, tones), [flow, nodes])
  const find = (id: unknown) => nodes.find((node) => node.id === id)
  return (
    <Chart
      title={t('situation.flow')}
      note={t('situation.flow.note', { n: formatCount(flow.total) })}
      option={option}
      wide
      table={tableOf(flow, nodes)}
      empty={flow.total === 0 ? t('situation.flow.none') : undefined}
      {...(tone ? { tone } : {})}
      onPick={(picked) => {
        const data = picked.data as { source?: string; target?: string; id?: string } | undefined
        const link = flow.links.find((one) => one.from === data?.source && one.to === data?.target)
        const opens = link?.opens ?? find(data?.id)?.opens
        if (opens) open(opens)
      }}
    />
  )
}

type Node = {
  readonly id: string
  readonly name: string
  readonly n: number
  readonly opens: string
  readonly depth: number
}

function nodesOf(flow: Flow): readonly Node[] {
  const named = (kind: 'source' | 'category', depth: number) =>
    (kind === 'source' ? flow.sources : flow.categories).map((one) => ({
      id: `${kind}:${one.id}`,
      name: one.id === '*' ? t('chart.others', { n: one.words.length }) : one.id === '-' ? t('chart.unsaid') : one.id,
      n: one.n,
      opens: one.opens,
      depth,
    }))
  return [
    ...named('source', 0),
    ...named('category', 1),
    ...flow.outcomes.map((one) => ({
      id: `outcome:${one.id}`,
      name: word('outcome', one.id),
      n: one.n,
      opens: one.opens,
      depth: 2,
    })),
  ]
}

/** Red is the clock's: only what is late has it; what ended well has the colour of what is done. */
function colourOf(node: Node, tones: Tones): string {
  if (node.id === 'outcome:overdue') return tones.red
  if (node.id === 'outcome:suspended') return tones.amber
  if (['outcome:solved', 'outcome:confirmed'].includes(node.id)) return tones.act
  if (node.depth === 2) return tones.lineStrong
  return between(tones.act, tones.surface, node.depth === 0 ? 0.25 : 0.5)
}

function optionOf(flow: Flow, nodes: readonly Node[], tones: Tones): EChartsCoreOption {
  const text = { color: tones.ink, fontFamily: tones.font, fontSize: tones.size - 1 }
  return {
    series: [
      {
        type: 'sankey',
        left: room(tones, 90),
        right: room(tones, 150),
        top: 8,
        bottom: 8,
        nodeGap: 9,
        nodeWidth: 12,
        draggable: false,
        layoutIterations: 48,
        emphasis: { focus: 'adjacency' },
        data: nodes.map((node) => ({
          id: node.id,
          name: node.id,
          depth: node.depth,
          value: node.n,
          itemStyle: { color: colourOf(node, tones), borderWidth: 0 },
          label: {
            ...text,
            position: node.depth === 0 ? 'left' : 'right',
            formatter: `${node.name} ${formatCount(node.n)}`,
          },
        })),
        links: flow.links.map((link) => ({
          source: link.from,
          target: link.to,
          value: link.n,
          lineStyle: {
            color:
              link.to === 'outcome:overdue' ? tones.red : link.to === 'outcome:suspended' ? tones.amber : tones.act,
            opacity: link.to.startsWith('outcome:') && !/overdue|suspended/.test(link.to) ? 0.16 : 0.22,
            curveness: 0.5,
          },
        })),
      },
    ],
  }
}

function tableOf(flow: Flow, nodes: readonly Node[]): ChartTable {
  const nameOf = (id: string) => nodes.find((node) => node.id === id)?.name ?? id
  return {
    columns: [
      { title: t('situation.flow.from'), kind: 'text' },
      { title: t('situation.flow.to'), kind: 'text' },
      { ...headOf('chart.n'), kind: 'number' },
    ],
    rows: flow.links.map((link) => [
      { value: nameOf(link.from) },
      { value: nameOf(link.to) },
      { value: link.n, text: formatCount(link.n), opens: link.opens },
    ]),
  }
}
