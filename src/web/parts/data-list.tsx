import { memo, type ReactNode, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Pages } from '../api/use-pages.ts'
import { formatCount } from '../format/number.ts'
import { t } from '../i18n/t.ts'
import type { AllFound } from './bulk/bulk.ts'
import { ChosenBar } from './chosen-bar.tsx'
import { type Chip, FilterChips } from './filter-chips.tsx'
import { useListSettings } from './list-settings.ts'
import { ListTools } from './list-tools.tsx'
import { type Counted, NumHead } from './num-head.tsx'
import { EmptyState, ErrorState, Skeleton } from './states.tsx'

export type Column<Row> = Counted & {
  readonly id: string
  readonly title: string
  readonly cell: (row: Row) => ReactNode
  readonly className?: string
  /** Not shown until chosen. */
  readonly extra?: boolean
}

type Props<Row> = {
  readonly name: string
  readonly label: string
  readonly pages: Pages<Row>
  readonly columns: readonly Column<Row>[]
  readonly rowId: (row: Row) => string
  readonly onOpen?: (row: Row) => void
  /** Told as j and k walk, where something beside the list follows. */
  readonly onWalk?: (row: Row) => void
  readonly filters?: ReactNode
  /** What else narrows it, each to be taken away. */
  readonly chips?: readonly Chip[]
  readonly empty: ReactNode
  /** What may be done to the rows that are chosen. */
  readonly bulk?: (chosen: readonly Row[], clear: () => void, all: AllFound | undefined) => ReactNode
  /** All that the filter finds may be chosen too, loaded or not. */
  readonly wholeList?: boolean
  /** The whole list as a spreadsheet, for whoever may take it away. */
  readonly takeOut?: ReactNode
}

/** A dense list: filters in the address, columns and density chosen, sticky head, exact count, j/k/Enter/x. */
export function DataList<Row>(props: Props<Row>) {
  const { name, label, pages, columns, rowId, onOpen, onWalk, filters, chips, empty, bulk, wholeList, takeOut } = props
  const [settings, setSettings] = useListSettings(
    name,
    columns.filter((column) => column.extra).map((column) => column.id),
  )
  const [current, setCurrent] = useState(-1)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const box = useRef<HTMLDivElement>(null)
  const shown = useMemo(() => columns.filter((one) => !settings.hidden.includes(one.id)), [columns, settings.hidden])
  const { rows } = pages
  // Another filter finds others: what was chosen of all of them is chosen no more.
  const filter = JSON.stringify(pages.asked)
  const [whole, setWhole] = useState<string>()
  const all = whole === filter ? { total: pages.total, filter: pages.asked } : undefined
  const clear = () => {
    setChosen(new Set())
    setWhole(undefined)
  }
  const toggle = useCallback((id: string) => {
    setWhole(undefined)
    setChosen((before) => {
      const next = new Set(before)
      if (!next.delete(id)) next.add(id)
      return next
    })
  }, [])
  useKeys({ rows, current, setCurrent, rowId, toggle: bulk ? toggle : undefined, onOpen, onWalk, box: box.current })
  const picked = rows.filter((row) => chosen.has(rowId(row)))
  return (
    <section className="panel">
      <div className="list-bar">
        {filters}
        <span className="grow" />
        {takeOut}
        <ListTools list={name} columns={columns} settings={settings} onChange={setSettings} />
      </div>
      {chips ? <FilterChips chips={chips} /> : null}
      {bulk && picked.length > 0 ? (
        <ChosenBar
          n={picked.length}
          all={all}
          // All that are loaded are chosen, and there are more.
          {...(wholeList && !all && pages.more && picked.length === rows.length
            ? { total: pages.total, chooseAll: () => setWhole(filter) }
            : {})}
          clear={clear}
        >
          {bulk(picked, clear, all)}
        </ChosenBar>
      ) : null}
      <div
        className="list-scroll"
        ref={box}
        tabIndex={0}
        role="region"
        aria-label={label}
        style={pages.stale ? { opacity: 0.6 } : undefined}
      >
        {pages.waiting ? (
          <div style={{ padding: '0 16px' }}>
            <Skeleton lines={10} />
          </div>
        ) : pages.error && rows.length === 0 ? (
          <div style={{ padding: 16 }}>
            <ErrorState error={pages.error} retry={pages.again} />
          </div>
        ) : rows.length === 0 ? (
          <EmptyState>{empty}</EmptyState>
        ) : (
          <table className={settings.dense ? 'table dense' : 'table'}>
            <thead>
              <tr>
                {bulk ? (
                  <th style={{ width: 36 }}>
                    <input
                      type="checkbox"
                      aria-label={t('list.choose_all')}
                      checked={picked.length === rows.length}
                      onChange={(event) => {
                        setWhole(undefined)
                        setChosen(event.target.checked ? new Set(rows.map(rowId)) : new Set())
                      }}
                    />
                  </th>
                ) : null}
                {shown.map((column) =>
                  column.num ? (
                    <NumHead key={column.id} title={column.title} definition={column.definition} />
                  ) : (
                    <th key={column.id} scope="col">
                      {column.title}
                    </th>
                  ),
                )}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, n) => (
                <ListRow
                  key={rowId(row)}
                  row={row}
                  id={rowId(row)}
                  n={n}
                  current={n === current}
                  chosen={bulk ? chosen.has(rowId(row)) : undefined}
                  columns={shown}
                  toggle={toggle}
                />
              ))}
            </tbody>
          </table>
        )}
      </div>
      <div className="list-foot">
        <span>
          {pages.total === null
            ? t('list.shown', { n: formatCount(rows.length) })
            : t('list.shown_of', { n: formatCount(rows.length), total: formatCount(pages.total) })}
        </span>
        {onOpen ? <span className="muted small">{bulk ? t('list.keys_bulk') : t('list.keys')}</span> : null}
        {pages.more ? (
          <button type="button" className="button small" onClick={pages.more} disabled={pages.moreWaiting}>
            {pages.moreWaiting ? t('state.loading') : t('list.more')}
          </button>
        ) : null}
      </div>
    </section>
  )
}

type RowProps<Row> = {
  readonly row: Row
  readonly id: string
  readonly n: number
  readonly current: boolean
  /** Undefined: rows are not chosen here. */
  readonly chosen: boolean | undefined
  readonly columns: readonly Column<Row>[]
  readonly toggle: (id: string) => void
}

/** Drawn anew only when something of its own changes: a step with j in a list of hundreds of rows draws two. */
const ListRow = memo(function ListRow<Row>({ row, id, n, current, chosen, columns, toggle }: RowProps<Row>) {
  return (
    <tr data-current={current} data-row={n}>
      {chosen === undefined ? null : (
        <td>
          <input
            type="checkbox"
            aria-label={t('list.choose_row', { n: n + 1 })}
            checked={chosen}
            onChange={() => toggle(id)}
          />
        </td>
      )}
      {columns.map((column) => (
        <td key={column.id} className={column.num ? 'num' : column.className}>
          {column.cell(row)}
        </td>
      ))}
    </tr>
  )
}) as <Row>(props: RowProps<Row>) => ReactNode

type Keys<Row> = {
  readonly rows: readonly Row[]
  readonly current: number
  readonly setCurrent: (n: number) => void
  readonly rowId: (row: Row) => string
  readonly toggle: ((id: string) => void) | undefined
  readonly onOpen: ((row: Row) => void) | undefined
  readonly onWalk: ((row: Row) => void) | undefined
  readonly box: HTMLDivElement | null
}

/** j and k walk, Enter opens, x chooses; nothing happens while one types or a dialog is open. */
function useKeys<Row>({ rows, current, setCurrent, rowId, toggle, onOpen, onWalk, box }: Keys<Row>) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && (target as HTMLInputElement).type !== 'checkbox') return
      if (document.querySelector('dialog[open]')) return
      const row = rows[current]
      if (event.key === 'j' || event.key === 'k') {
        const next = Math.max(0, Math.min(rows.length - 1, current + (event.key === 'j' ? 1 : -1)))
        setCurrent(next)
        if (rows[next]) onWalk?.(rows[next])
        box?.querySelector(`[data-row="${next}"]`)?.scrollIntoView({ block: 'nearest' })
      } else if (event.key === 'Enter' && row && !/^(A|BUTTON)$/.test(target.tagName)) onOpen?.(row)
      else if (event.key === 'x' && row) toggle?.(rowId(row))
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [rows, current, setCurrent, rowId, toggle, onOpen, onWalk, box])
}
