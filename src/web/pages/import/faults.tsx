import type { ImportReport } from '../../api/imports.ts'
import { formatCount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'

/** Every faulty row by its cell, with the reason and what would be right. */
export function ImportFaults({ report }: { report: ImportReport }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('import.faults', { n: formatCount(report.faultTotal) })}</h2>
        <a className="button small" href={`/api/imports/${report.runId}/faulty`} download>
          {t('import.download_faults')}
        </a>
      </div>
      <div
        className="import-scroll"
        tabIndex={0}
        role="region"
        aria-label={t('import.fault_list')}
        style={{ maxHeight: 420 }}
      >
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
                <td className="nowrap">{fault.column ?? ''}</td>
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
