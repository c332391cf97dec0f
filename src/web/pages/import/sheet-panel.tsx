import { Link } from '@tanstack/react-router'
import { type ImportChoices, type ImportSheet, useImportKinds } from '../../api/imports.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { isPassedOver, needsChoice } from './steps.tsx'

type Props = {
  readonly sheet: ImportSheet
  readonly choices: ImportChoices
  readonly fixed: boolean
  readonly onChoose: (choices: ImportChoices) => void
}

const COUNTS = ['created', 'changed', 'same', 'asked', 'refused'] as const

/** One sheet: what it was taken for, which column gives what and how that is known, and what becomes of its rows. */
export function ImportSheetPanel({ sheet, choices, fixed, onChoose }: Props) {
  const kinds = useImportKinds().data ?? []
  const kind = kinds.find((one) => one.kind === sheet.kind)
  const chooseKind = (value: string) =>
    onChoose({
      ...choices,
      leave: (choices.leave ?? []).filter((one) => one !== sheet.sheet),
      kinds: { ...without(choices.kinds, sheet.sheet), ...(value ? { [sheet.sheet]: value } : {}) },
      columns: without(choices.columns, sheet.sheet),
    })
  const chooseColumns = (columns: Record<string, number>) =>
    onChoose({
      ...choices,
      columns: { ...choices.columns, [sheet.sheet]: { ...choices.columns?.[sheet.sheet], ...columns } },
    })
  const guessed = sheet.columns.filter((one) => one.by === 'content')
  return (
    <section className="panel" aria-label={sheet.sheet}>
      <div className="head">
        <h2>{sheet.sheet}</h2>
        <span className="row import-kind">
          {sheet.headColumns.length > 0 ? (
            <select
              className="input"
              aria-label={t('import.kind_of', { sheet: sheet.sheet })}
              value={sheet.kind ?? ''}
              disabled={fixed}
              onChange={(event) => chooseKind(event.target.value)}
            >
              <option value="">{t('import.kind_auto')}</option>
              {kinds.map((one) => (
                <option key={one.kind} value={one.kind}>
                  {one.title}
                </option>
              ))}
            </select>
          ) : null}
          {fixed || (sheet.problem && isPassedOver(sheet.problem)) ? null : (
            <button
              type="button"
              className="button small"
              onClick={() => onChoose({ ...choices, leave: [...(choices.leave ?? []), sheet.sheet] })}
            >
              {t('import.leave_sheet')}
            </button>
          )}
          {sheet.problem?.code === 'sheet.left_out' && !fixed ? (
            <button type="button" className="button small" onClick={() => chooseKind('')}>
              {t('import.take_sheet')}
            </button>
          ) : null}
        </span>
      </div>
      <div className="body stack">
        {sheet.problem ? (
          <p className={needsChoice(sheet) ? 'note amber' : 'muted'}>
            {sheet.problem.message}
            {sheet.problem.remedy ? `。${sheet.problem.remedy}` : ''}{' '}
            {sheet.problem.code === 'sheet.exported_ledger' ? (
              <Link to="/bring-back" className="button small">
                {t('back.title')}
              </Link>
            ) : null}
          </p>
        ) : (
          <p className="row">
            {COUNTS.map((one) => (
              <span key={one} className={sheet.counts[one] > 0 ? '' : 'muted'}>
                {word('import.count', one)} <span className="strong">{formatCount(sheet.counts[one])}</span>
              </span>
            ))}
            {sheet.skipped > 0 || sheet.hidden > 0 ? (
              <span className="muted">{t('import.skipped', { skipped: sheet.skipped, hidden: sheet.hidden })}</span>
            ) : null}
          </p>
        )}
        {guessed.length > 0 && !fixed ? (
          <div className="note amber row apart">
            <span>
              {t('import.guessed', {
                columns: guessed
                  .map((one) => `“${one.head}” → ${one.title}（${one.like ? `${one.like.fit}/${one.like.of}` : ''}）`)
                  .join('；'),
              })}
            </span>
            <button
              type="button"
              className="button small main"
              onClick={() => chooseColumns(Object.fromEntries(guessed.map((one) => [one.field, one.column])))}
            >
              {t('import.confirm_columns')}
            </button>
          </div>
        ) : null}
        {kind && sheet.headColumns.length > 0 ? (
          <details open={needsChoice(sheet)}>
            <summary>{t('import.columns_of', { read: sheet.columns.length, all: sheet.headColumns.length })}</summary>
            <div className="import-columns">
              {kind.fields
                .filter(
                  (field) =>
                    field.required ||
                    sheet.columns.some((one) => one.field === field.field) ||
                    sheet.unread.length > 0 ||
                    sheet.problem,
                )
                .map((field) => {
                  const read = sheet.columns.find((one) => one.field === field.field)
                  return (
                    <label key={field.field} className="import-column">
                      <span>
                        {field.title}
                        {field.required ? <span className="muted"> {t('form.required')}</span> : null}
                      </span>
                      <select
                        className="input"
                        value={read?.column ?? 0}
                        disabled={fixed}
                        onChange={(event) => chooseColumns({ [field.field]: Number(event.target.value) })}
                      >
                        <option value={0}>{t('import.no_column')}</option>
                        {sheet.headColumns.map((one) => (
                          <option key={one.column} value={one.column}>
                            {one.head}
                          </option>
                        ))}
                      </select>
                      <span className={read?.by === 'content' ? 'tag amber' : 'muted small'}>
                        {read ? word('import.by', read.by) : ''}
                      </span>
                    </label>
                  )
                })}
            </div>
            {sheet.unread.length > 0 ? (
              <p className="muted small">
                {t('import.unread', { heads: sheet.unread.map((one) => one.head).join('、') })}
              </p>
            ) : null}
          </details>
        ) : null}
        <SheetRows sheet={sheet} />
      </div>
    </section>
  )
}

function SheetRows({ sheet }: { sheet: ImportSheet }) {
  const changing = sheet.shown.filter((one) => one.outcome !== 'same')
  if (changing.length + sheet.skippedRows.length === 0) return null
  return (
    <details>
      <summary>{t('import.rows_shown', { n: changing.length, skipped: sheet.skippedRows.length })}</summary>
      <div
        className="import-scroll"
        tabIndex={0}
        role="region"
        aria-label={t('import.rows_of', { sheet: sheet.sheet })}
        style={{ maxHeight: 320 }}
      >
        <table className="table">
          <thead>
            <tr>
              <NumHead title={t('import.row')} definition={t('col.back.row')} />
              <th scope="col">{t('import.outcome')}</th>
              <th scope="col">{t('import.content')}</th>
            </tr>
          </thead>
          <tbody>
            {changing.map((one) => (
              <tr key={one.row}>
                <td className="num">{one.row}</td>
                <td className="nowrap">{word('import.count', one.outcome)}</td>
                <td>
                  {one.name}
                  {one.changes.map((change) => (
                    <span key={change.title} className="tag">
                      {change.title}：{change.from || t('import.blank')} → {change.to || t('import.blank')}
                    </span>
                  ))}
                </td>
              </tr>
            ))}
            {sheet.skippedRows.map((one) => (
              <tr key={`s${one.row}`}>
                <td className="num">{one.row}</td>
                <td className="nowrap muted">{word('import.why', one.why)}</td>
                <td className="muted">{one.text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  )
}

function without<T>(all: Record<string, T> | undefined, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(all ?? {}).filter(([one]) => one !== key))
}
