import { Link } from '@tanstack/react-router'
import type { Assessment } from '../../api/assess.ts'
import { formatValue } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState } from '../../parts/states.tsx'

/** Every subject's parts side by side, by peer group; each figure opens its evidence, and what is no figure is a word. */
export function PartsTable({ one }: { one: Assessment }) {
  if (one.rows.length === 0) return <EmptyState>{t('assessment.empty')}</EmptyState>
  const pools = Map.groupBy(one.rows, (row) => row.pool)
  return (
    <>
      {[...pools].map(([pool, rows]) => (
        <Pool
          key={pool}
          one={one}
          title={pool || (one.period ? formatPeriod(one.period.label) : one.rule.title)}
          rows={rows}
        />
      ))}
    </>
  )
}

function Pool({ one, title, rows }: { one: Assessment; title: string; rows: Assessment['rows'] }) {
  const { period, programKey } = one
  return (
    <section className="panel">
      <div className="head">
        <h2>{title}</h2>
        <span className="muted small">{t('assessment.count', { n: rows.length })}</span>
      </div>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              {one.ranking ? <NumHead {...headOf('score.place')} /> : null}
              <th scope="col">{t('score.subject')}</th>
              {one.parts.map((part) => (
                <NumHead key={part.part} title={part.title} definition={t('col.assessment.part')}>
                  {part.title}
                  <br />
                  <span className="muted small">{t('assessment.weight', { n: formatValue(part.weight) })}</span>
                </NumHead>
              ))}
              <NumHead
                title={t('assessment.total', { n: formatValue(one.full) })}
                definition={t('col.assessment.total')}
              />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const sheet = {
                program: programKey,
                kind: row.subject.kind,
                subject: row.subject.id,
                ...(period ? { calendar: period.calendar, ordinal: String(period.ordinal) } : {}),
              }
              return (
                <tr key={row.id}>
                  <td className="num strong" hidden={one.ranking === null}>
                    {row.place === null || row.rankingId === null ? (
                      <span className="muted">{t('value.none')}</span>
                    ) : (
                      <Link to="/evidence" search={{ ...sheet, id: row.rankingId, of: 'ranking' }}>
                        {row.place}
                      </Link>
                    )}
                  </td>
                  <td className="cell-org">
                    <Link to="/scores" search={sheet}>
                      {row.subject.name}
                    </Link>
                  </td>
                  {one.parts.map(({ part }) => {
                    const found = row.parts.find((cell) => cell.part === part)
                    return (
                      <td className="num" key={part}>
                        {found ? (
                          <Cell cell={found} search={sheet} />
                        ) : (
                          <span className="muted">{t('value.none')}</span>
                        )}
                      </td>
                    )
                  })}
                  <td className="num strong">
                    {row.state === 'value' && row.value !== null ? (
                      <Link to="/evidence" search={{ ...sheet, id: row.id, of: 'measure' }}>
                        {formatValue(row.value)}
                      </Link>
                    ) : (
                      <span className="muted">{word('value', row.state)}</span>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type CellProps = {
  readonly cell: Assessment['rows'][number]['parts'][number]
  readonly search: Readonly<Record<string, string>>
}

/** What the part earned, with the value it was reckoned from. */
function Cell({ cell, search }: CellProps) {
  if (cell.earned === null || cell.state !== 'value')
    return (
      <span className="muted">
        {word('value', cell.state)}
        {cell.earned === null ? '' : t('assessment.counts_as', { n: formatValue(cell.earned) })}
      </span>
    )
  const figure = (
    <>
      {formatValue(cell.earned)}
      {cell.value === null ? null : (
        <span className="muted small"> {t('assessment.from', { value: formatValue(cell.value, 4) })}</span>
      )}
    </>
  )
  if (cell.sourceId === null) return <span>{figure}</span>
  return (
    <Link to="/evidence" search={{ ...search, id: cell.sourceId, of: 'measure' }}>
      {figure}
    </Link>
  )
}
