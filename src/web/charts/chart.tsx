import type { EChartsCoreOption, EChartsType } from 'echarts/core'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { explain } from '../api/problem.ts'
import { t } from '../i18n/t.ts'
import { Skeleton } from '../parts/states.tsx'
import { useTheme } from '../theme/theme.ts'
import { ChartTableView } from './chart-table.tsx'
import type { ChartTable } from './table.ts'
import { takePicture, takeSheet } from './take.ts'
import { type Tones, tonesOf } from './tones.ts'

type Props = {
  readonly title: string
  /** What is counted and how: stands under the title and on the spreadsheet. */
  readonly note: string
  /** Colours with their meaning, where the drawing does not say it itself. */
  readonly keys?: ReactNode
  readonly option: (tones: Tones, size: { readonly width: number; readonly height: number }) => EChartsCoreOption
  readonly table: ChartTable
  /** What was pressed in the drawing: opens its rows. */
  readonly onPick?: (picked: Readonly<Record<string, unknown>>) => void
  readonly empty?: string | undefined
  readonly more?: ReactNode
  /** Under the drawing. */
  readonly foot?: ReactNode
  /** Another theme than the page's: the drawing is made anew. */
  readonly tone?: string
  /** Says nothing where there is no room for it: a narrow window begins with the table. */
  readonly wide?: true
}

/** Narrower than this a drawing has no room for long words. */
export const NARROW = 560

/** A chart with its table behind it: seen, read, taken away as a picture or a spreadsheet. */
export function Chart({ title, note, keys, option, table, onPick, empty, more, foot, tone, wide }: Props) {
  const [asTable, setAsTable] = useState(() => wide === true && innerWidth < NARROW)
  const [failure, setFailure] = useState<string>()
  const place = useRef<HTMLDivElement>(null)
  const none = empty !== undefined
  const take = (work: Promise<void>) => {
    setFailure(undefined)
    work.catch((error: unknown) => setFailure(explain(error)))
  }
  const picture = () => {
    const svg = place.current?.querySelector('svg')
    if (svg && place.current) take(takePicture(svg, tonesOf(place.current).surface, title))
  }
  return (
    <section className="panel chart-panel" aria-label={title}>
      <div className="head">
        <h2>{title}</h2>
        {none ? null : (
          <span className="row chart-tools no-print">
            {more}
            <button
              type="button"
              className="button plain small"
              aria-pressed={asTable}
              onClick={() => setAsTable(!asTable)}
            >
              {t(asTable ? 'chart.as_picture' : 'chart.as_table')}
            </button>
            {asTable ? null : (
              <button type="button" className="button plain small" onClick={picture}>
                {t('chart.take_picture')}
              </button>
            )}
            <button type="button" className="button plain small" onClick={() => take(takeSheet(title, note, table))}>
              {t('chart.take_sheet')}
            </button>
          </span>
        )}
      </div>
      <p className="chart-note muted small">
        {keys}
        {note}
      </p>
      {failure ? (
        <p className="note red" role="alert">
          {failure}
        </p>
      ) : null}
      {none ? (
        <p className="empty">{empty}</p>
      ) : asTable ? (
        <ChartTableView table={table} label={`${title} · ${t('chart.as_table')}`} />
      ) : (
        <Drawing place={place} label={`${title}。${note}`} option={option} onPick={onPick} tone={tone} />
      )}
      {none || asTable ? null : foot}
    </section>
  )
}

type DrawingProps = {
  readonly place: React.RefObject<HTMLDivElement | null>
  readonly label: string
  readonly option: Props['option']
  readonly onPick: Props['onPick']
  readonly tone: string | undefined
}

/** The drawing itself: fetched when first needed, drawn again when figures, theme or room change. */
function Drawing({ place, label, option, onPick, tone }: DrawingProps) {
  const theme = useTheme()
  const chart = useRef<EChartsType>(null)
  const [ready, setReady] = useState(false)
  const pick = useRef(onPick)
  pick.current = onPick
  const draw = useRef<() => void>(() => undefined)
  draw.current = () => {
    const box = place.current
    if (!box || !chart.current) return
    const size = { width: box.clientWidth, height: box.clientHeight }
    if (size.width === 0 || size.height === 0) return
    chart.current.resize({ ...size, silent: true })
    chart.current.setOption({ animation: false, ...option(tonesOf(box), size) }, { notMerge: true })
    // So that paper may scale it.
    box.querySelector('svg')?.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`)
  }
  useEffect(() => {
    let gone = false
    const watch = new ResizeObserver(() => draw.current())
    void import('./engine.ts').then(({ init }) => {
      if (gone || !place.current) return
      chart.current = init(place.current, undefined, { renderer: 'svg' })
      chart.current.on('click', (picked) => pick.current?.(picked as unknown as Readonly<Record<string, unknown>>))
      watch.observe(place.current)
      setReady(true)
    })
    return () => {
      gone = true
      watch.disconnect()
      chart.current?.dispose()
      chart.current = null
    }
  }, [place])
  // Paper is white: what prints has the light colours, whatever the screen has.
  useEffect(() => {
    const redraw = () => draw.current()
    addEventListener('beforeprint', redraw)
    addEventListener('afterprint', redraw)
    return () => {
      removeEventListener('beforeprint', redraw)
      removeEventListener('afterprint', redraw)
    }
  }, [])
  // biome-ignore lint/correctness/useExhaustiveDependencies: another theme has other colours
  useEffect(() => draw.current(), [option, ready, theme, tone])
  return (
    <div className="chart-frame">
      {ready ? null : <Skeleton lines={4} />}
      <div ref={place} className="chart-drawing" role="img" aria-label={label} />
    </div>
  )
}
