import { Fragment, type ReactNode, useState } from 'react'
import type { WhatIf } from '../../api/programs.ts'
import { formatPoints, formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { numOf } from '../../parts/head-of.ts'
import { type Counted, NumHead } from '../../parts/num-head.tsx'

const titles = (because: readonly { readonly title: string }[]): string =>
  [...new Set(because.map((one) => one.title))].join('、')

type Column<Row> = Counted & { readonly title: string; readonly cell: (row: Row) => ReactNode }

/** So many rows of a table until somebody asks for all. */
const FEW = 20

/** Rows that differ stand in strong type; the others are there to compare with. */
function Compared<Row>({
  title,
  rows,
  columns,
  rowId,
  differs,
}: {
  title: string
  rows: readonly Row[]
  columns: readonly Column<Row>[]
  rowId: (row: Row) => string
  differs: (row: Row) => boolean
}) {
  const [all, setAll] = useState(false)
  if (rows.length === 0) return null
  const shown = all ? rows : rows.slice(0, FEW)
  return (
    <section className="panel">
      <h3 style={{ padding: '12px 16px 0' }}>{title}</h3>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              {columns.map((column) =>
                column.num ? (
                  <NumHead key={column.title} title={column.title} definition={column.definition} />
                ) : (
                  <th key={column.title} scope="col">
                    {column.title}
                  </th>
                ),
              )}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={rowId(row)} className={differs(row) ? 'strong' : 'muted'}>
                {columns.map((column) => (
                  <td key={column.title} className={column.num ? 'num' : undefined}>
                    {column.cell(row)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {shown.length < rows.length ? (
        <p style={{ padding: '8px 16px', margin: 0 }}>
          <button type="button" className="button" onClick={() => setAll(true)}>
            {t('what_if.all', { n: rows.length })}
          </button>
        </p>
      ) : null}
    </section>
  )
}

const figure = (value: string | null | undefined): string =>
  value === null || value === undefined ? t('value.none') : formatValue(value, 4)
const change = (was: string, wouldBe: string): string => {
  const by = Math.round((Number(wouldBe) - Number(was)) * 10_000) / 10_000
  return by === 0 ? '' : formatPoints(by)
}

export function PointsTable({ rows }: { rows: WhatIf['points'] }) {
  return (
    <Compared
      title={t('what_if.points', { n: rows.filter((row) => row.differs).length, of: rows.length })}
      rows={rows}
      rowId={(row) => `${row.account.kind} ${row.account.id}`}
      differs={(row) => row.differs}
      columns={[
        { title: t('what_if.subject'), cell: (row) => row.account.name },
        { ...numOf('what_if.is'), cell: (row) => figure(row.was) },
        { ...numOf('what_if.would_be'), cell: (row) => figure(row.wouldBe) },
        { ...numOf('what_if.by'), cell: (row) => change(row.was, row.wouldBe) },
        {
          title: t('what_if.because'),
          cell: (row) => (
            <>
              {titles(row.because)}
              {row.byRule
                .filter((one) => one.was !== one.wouldBe)
                .map((one) => (
                  <Fragment key={one.rule}>
                    <br />
                    <span className="small muted">
                      {one.title} {figure(one.was)} → {figure(one.wouldBe)}
                    </span>
                  </Fragment>
                ))}
            </>
          ),
        },
      ]}
    />
  )
}

export function RankingTable({ ranking }: { ranking: WhatIf['rankings'][number] }) {
  const moved = ranking.rows.filter((row) => row.was?.place !== row.wouldBe?.place).length
  const place = (one: { place: number; of: number } | null): string =>
    one ? t('what_if.place', { n: one.place, of: one.of }) : t('what_if.not_ranked')
  return (
    <Compared
      title={t('what_if.ranking', { title: ranking.title, n: moved, of: ranking.rows.length })}
      rows={ranking.rows}
      rowId={(row) => `${row.subject.kind} ${row.subject.id}`}
      differs={(row) => row.differs}
      columns={[
        {
          title: t('what_if.subject'),
          cell: (row) => (row.pool === '' ? row.subject.name : `${row.subject.name}（${row.pool}）`),
        },
        { ...numOf('what_if.is'), cell: (row) => place(row.was) },
        { ...numOf('what_if.value_is'), cell: (row) => figure(row.was?.value) },
        { ...numOf('what_if.would_be'), cell: (row) => place(row.wouldBe) },
        { ...numOf('what_if.value_would_be'), cell: (row) => figure(row.wouldBe?.value) },
        { title: t('what_if.because'), cell: (row) => titles(row.because) },
      ]}
    />
  )
}

export function MarksTable({ rows }: { rows: WhatIf['marks'] }) {
  return (
    <Compared
      title={t('what_if.marks', { n: rows.length })}
      rows={rows}
      rowId={(row) => `${row.rule} ${row.account.kind} ${row.account.id}`}
      differs={() => true}
      columns={[
        { title: t('what_if.mark'), cell: (row) => row.title },
        { title: t('what_if.subject'), cell: (row) => row.account.name },
        { ...numOf('what_if.is'), cell: (row) => row.was },
        { ...numOf('what_if.would_be'), cell: (row) => row.wouldBe },
        { title: t('what_if.because'), cell: (row) => titles(row.because) },
      ]}
    />
  )
}

export function MeasuresTable({ rows }: { rows: WhatIf['measures'] }) {
  return (
    <Compared
      title={t('what_if.measures', { n: rows.length })}
      rows={rows}
      rowId={(row) => `${row.rule} ${row.ordinal} ${row.subject.kind} ${row.subject.id}`}
      differs={() => true}
      columns={[
        { title: t('what_if.measure'), cell: (row) => row.title },
        { title: t('what_if.subject'), cell: (row) => row.subject.name },
        { ...numOf('what_if.is'), cell: (row) => figure(row.was) },
        { ...numOf('what_if.would_be'), cell: (row) => figure(row.wouldBe) },
        { title: t('what_if.because'), cell: (row) => titles(row.because) },
      ]}
    />
  )
}
