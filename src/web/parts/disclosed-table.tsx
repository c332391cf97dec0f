import type { Disclosed } from '../api/disclosure.ts'
import { formatDay, formatMoment } from '../format/date.ts'
import { formatValue } from '../format/number.ts'
import { t, word } from '../i18n/t.ts'
import { Markdown } from './markdown.tsx'
import { NumHead } from './num-head.tsx'

type Column = Disclosed['columns'][number]
type Row = Disclosed['rows'][number]

/** Kinds whose rows are dated by their period, not by a day of their own. */
const DATED_BY_PERIOD: ReadonlySet<string> = new Set(['ranking', 'measure', 'cover'])
const NUMBERS: ReadonlySet<string> = new Set(['number', 'count'])

/** Rows of a disclosed section. Long texts stand below their row; nothing here leads to pages that need a session. */
export function DisclosedTable({
  kind,
  columns,
  rows,
  label,
}: {
  kind: string
  columns: readonly Column[]
  rows: readonly Row[]
  label: string
}) {
  const short = columns.filter(({ type }) => type !== 'long')
  const long = columns.filter(({ type }) => type === 'long')
  const dated = !DATED_BY_PERIOD.has(kind)
  return (
    <section className="panel">
      <div className="table-wrap" tabIndex={0} role="region" aria-label={label}>
        <table className="table labelled">
          <thead>
            <tr>
              {dated ? <th scope="col">{t('public.col.day')}</th> : null}
              {short.map((column) =>
                isNumber(column, kind) ? (
                  <NumHead key={column.id} title={titleOf(column)} definition={definitionOf(column, kind)} />
                ) : (
                  <th key={column.id} scope="col">
                    {titleOf(column)}
                  </th>
                ),
              )}
            </tr>
          </thead>
          {rows.map((row) => (
            <tbody key={row.id}>
              <tr>
                {dated ? (
                  <td className="nowrap" data-label={t('public.col.day')}>
                    {formatDay(row.day)}
                  </td>
                ) : null}
                {short.map((column) => (
                  <td
                    key={column.id}
                    className={isNumber(column, kind) ? 'num' : undefined}
                    data-label={titleOf(column)}
                  >
                    {shown(kind, column, row.cells[column.id] ?? null)}
                  </td>
                ))}
              </tr>
              {long
                .filter(({ id }) => row.cells[id])
                .map((column) => (
                  <tr key={column.id}>
                    <td colSpan={short.length + (dated ? 1 : 0)}>
                      <details open={kind === 'matter' || rows.length === 1}>
                        <summary>{titleOf(column)}</summary>
                        <Markdown text={row.cells[column.id] ?? ''} />
                      </details>
                    </td>
                  </tr>
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </section>
  )
}

function isNumber({ id, type }: Column, kind: string): boolean {
  return NUMBERS.has(type) || (id === 'value' && kind !== 'form')
}

/** By what the number was reckoned: the program's own rule; where it lays none down, what such a column counts everywhere. */
function definitionOf({ id, definition }: Column, kind: string): string {
  if (definition !== null) return definition
  const key = `${kind}.${id}`
  const said = word('col.disclosed', key)
  return said === key ? t('col.disclosed.field') : said
}

/** The interface's word for what every kind has; the program's own title for its fields. */
function titleOf({ id, label }: Column): string {
  const own = word('public.col', id)
  return own === id ? label : own
}

function shown(kind: string, { id, type }: Column, value: string | null) {
  if (value === null) return <span className="muted">{t('value.none')}</span>
  if (type === 'day') return formatDay(value)
  if (type === 'moment') return formatMoment(value)
  if (NUMBERS.has(type)) return formatValue(value)
  if (type === 'yes_no') return t(value === 'true' ? 'value.yes' : 'value.no')
  if (id === 'state') return word(kind === 'duty' ? 'duty.state' : 'state', value)
  if (id === 'how') return word('how', value)
  if (id === 'by') return word('rater', value)
  return value
}
