import { useState } from 'react'
import { type ImportReport, useCommitImport, usePreviewImport } from '../../api/imports.ts'
import { explain } from '../../api/problem.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { ProgramPick, useProgramKey } from '../../parts/program-period.tsx'
import { EmptyState } from '../../parts/states.tsx'

/** Spreadsheets in: first what was recognised and what would happen, then the good rows. */
export function ImportPage() {
  const preview = usePreviewImport()
  const commit = useCommitImport()
  const programKey = useProgramKey()
  const [name, setName] = useState('')
  const report = commit.data ?? preview.data
  const error = commit.error ?? preview.error
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.import')}</h1>
          <p className="sub">{t('import.what')}</p>
        </div>
        <ExportButton ledger="orgs" filter={{}} label={t('export.orgs')} />
        <ProgramPick />
      </div>
      <label
        className="panel stack tight"
        style={{
          padding: '20px 20px',
          borderStyle: 'dashed',
          borderColor: 'var(--line-strong)',
          cursor: 'pointer',
          justifyItems: 'start',
        }}
      >
        <span className="strong">{t('import.choose')}</span>
        <span className="muted small">{t('import.formats')}</span>
        <input
          type="file"
          accept=".xlsx,.csv"
          onChange={(event) => {
            const file = event.target.files?.[0]
            if (!file) return
            setName(file.name)
            commit.reset()
            preview.mutate({ file, ...(programKey ? { programKey } : {}) })
          }}
        />
      </label>
      {preview.isPending ? (
        <div role="status" className="note">
          {t('import.reading', { name })}
        </div>
      ) : null}
      {error ? (
        <p className="note red" role="alert">
          {explain(error)}
        </p>
      ) : null}
      {report && !preview.isPending ? (
        <Report
          report={report}
          sending={commit.isPending}
          onCommit={() =>
            commit.mutate(
              { id: report.runId, skipFaulty: report.counts.refused > 0 },
              {
                onSuccess: (done) =>
                  tellAfterAct({
                    sentence: t('import.committed', {
                      created: formatCount(done.counts.created),
                      changed: formatCount(done.counts.changed),
                      same: formatCount(done.counts.same),
                      refused: formatCount(done.counts.refused),
                    }),
                  }),
              },
            )
          }
        />
      ) : preview.isIdle ? (
        <EmptyState>{t('import.empty')}</EmptyState>
      ) : null}
    </div>
  )
}

const COUNTS = ['created', 'changed', 'same', 'refused'] as const

function Report({ report, sending, onCommit }: { report: ImportReport; sending: boolean; onCommit: () => void }) {
  const good = report.counts.created + report.counts.changed
  const done = report.state === 'committed'
  const sentence = done
    ? t('import.done')
    : good === 0
      ? t('import.nothing')
      : report.counts.refused > 0
        ? t('import.good_only', { good: formatCount(good), refused: formatCount(report.counts.refused) })
        : t('import.all_good', { good: formatCount(good) })
  return (
    <>
      {report.sheets.map((sheet) => (
        <section className="panel" key={sheet.sheet}>
          <div className="head">
            <h2>
              {sheet.sheet} · {sheet.kindTitle ?? t('import.unknown')}
            </h2>
            <span className="row">
              {COUNTS.map((one) => (
                <span key={one} className={sheet.counts[one] > 0 ? '' : 'muted'}>
                  {word('import.count', one)} <span className="strong">{formatCount(sheet.counts[one])}</span>
                </span>
              ))}
            </span>
          </div>
          <div className="body stack tight">
            {sheet.columns.length > 0 ? <p className="muted small">{t('import.columns')}</p> : null}
            <ul className="row" style={{ gap: 6 }}>
              {sheet.columns.map((column) => (
                <li key={column.column} className="tag blue">
                  {column.head === column.title ? column.head : `${column.head} → ${column.title}`}
                </li>
              ))}
              {sheet.unread.map((column) => (
                <li key={column.column} className="tag">
                  {t('import.not_used', { head: column.head })}
                </li>
              ))}
            </ul>
            {sheet.hidden > 0 || sheet.skipped > 0 ? (
              <p className="muted small">{t('import.skipped', { skipped: sheet.skipped, hidden: sheet.hidden })}</p>
            ) : null}
          </div>
        </section>
      ))}
      {report.notes.map((note) => (
        <p className="note" key={note}>
          {note}
        </p>
      ))}
      {report.faults.length > 0 ? <Faults report={report} /> : null}
      <div className="row end">
        <p className="muted">{sentence}</p>
        {done ? null : (
          <button type="button" className="button main" disabled={good === 0 || sending} onClick={onCommit}>
            {sending ? t('import.sending') : t('import.commit', { n: formatCount(good) })}
          </button>
        )}
      </div>
    </>
  )
}

/** Every faulty row by its cell, with the reason and what would be right. */
function Faults({ report }: { report: ImportReport }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('import.faults', { n: formatCount(report.faultTotal) })}</h2>
        <a className="button small" href={`/api/imports/${report.runId}/faulty`} download>
          {t('import.download_faults')}
        </a>
      </div>
      <div className="list-scroll" tabIndex={0} role="region" aria-label={t('import.fault_list')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('import.cell')}</th>
              <th scope="col">{t('import.column')}</th>
              <th scope="col">{t('import.reason')}</th>
              <th scope="col">{t('import.remedy')}</th>
            </tr>
          </thead>
          <tbody>
            {report.faults.map((fault, n) => (
              <tr key={n}>
                <td className="code nowrap">
                  {fault.sheet} {fault.cell ?? fault.row}
                </td>
                <td>{fault.column ?? ''}</td>
                <td>{fault.message}</td>
                <td>{fault.remedy}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {report.faultTotal > report.faults.length ? (
        <p className="body muted">
          {t('import.more_faults', { n: formatCount(report.faultTotal - report.faults.length) })}
        </p>
      ) : null}
    </section>
  )
}
