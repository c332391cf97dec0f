import type { EvaluationRead } from '../../api/evaluations.ts'
import { formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'

type Result = EvaluationRead['results'][number]
type FieldResult = Result['fields'][number]

/** What was said, unit by unit: too few voices is a word, small cells are not shown. */
export function Results({ round }: { round: EvaluationRead }) {
  if (round.state === 'open')
    return (
      <section className="panel no-print">
        <div className="head">
          <h2>{t('evaluation.subjects')}</h2>
          <span className="muted small">{t('evaluation.results_later')}</span>
        </div>
        <ul className="body row">
          {round.results.map(({ subject }) => (
            <li className="tag" key={subject.id}>
              {subject.name}
            </li>
          ))}
        </ul>
      </section>
    )
  const questions = round.results.find((one) => one.applicable)?.fields ?? []
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('evaluation.results')}</h2>
        <span className="muted small">{t('evaluation.closed', { voices: round.used, n: round.notApplicable })}</span>
        <ExportButton ledger="evaluation" filter={{ id: round.id }} act="evaluation.read" />
      </div>
      <div className="table-wrap" tabIndex={0} role="region" aria-label={t('evaluation.results')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('evaluation.subjects')}</th>
              <NumHead {...headOf('evaluation.voices')} />
              {questions.map((field) => (
                <th scope="col" key={field.id}>
                  {field.title}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {round.results.map((one) => (
              <tr key={one.subject.id}>
                <td>{one.subject.name}</td>
                {one.applicable ? (
                  <>
                    <td className="num">{one.voices}</td>
                    {one.fields.map((field) => (
                      <td key={field.id}>
                        <Said field={field} />
                      </td>
                    ))}
                  </>
                ) : (
                  <td colSpan={questions.length + 1} className="muted">
                    {t('evaluation.too_few', { n: round.minimum })}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {round.words.length > 0 ? (
        <div className="body stack tight">
          <h3>{t('evaluation.words')}</h3>
          <ul className="stack tight">
            {round.words.map((text, n) => (
              <li key={n} className="pre">
                {text}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  )
}

function Said({ field }: { field: FieldResult }) {
  if (field.cells.length === 0) return <>{field.mean === null ? t('value.not_applicable') : formatValue(field.mean)}</>
  const wordOf = (value: string) => (field.type === 'yes_no' ? t(value === 'true' ? 'value.yes' : 'value.no') : value)
  return (
    <span className="row" style={{ gap: '2px 12px' }}>
      {field.cells.map((cell) => (
        <span key={cell.value} className="nowrap">
          {wordOf(cell.value)}{' '}
          {cell.count === null ? (
            <span className="muted" title={t('evaluation.hidden_why')}>
              {t('evaluation.hidden')}
            </span>
          ) : (
            <span className="strong">{cell.count}</span>
          )}
        </span>
      ))}
    </span>
  )
}
