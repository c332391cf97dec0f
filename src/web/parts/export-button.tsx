import { useState } from 'react'
import { type Export, type LedgerName, useAskExport, useCancelExport, useExports } from '../api/exports.ts'
import { useMay } from '../api/session.ts'
import { formatMoment } from '../format/date.ts'
import { formatCount } from '../format/number.ts'
import { t } from '../i18n/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { Failure } from './states.tsx'

type Props = {
  readonly ledger: LedgerName
  /** The query of the list as it is looked at. */
  readonly filter: Readonly<Record<string, unknown>>
  /** Who may take it away; most lists have one right between them. */
  readonly act?: string
  /** What it says where a page has more than one, or none of the rows. */
  readonly label?: string
}

/** Takes the whole list away as a spreadsheet: written in the background, fetched when it is ready, also after leaving the page. */
export function ExportButton({ ledger, filter, act = 'ledger.export', label }: Props) {
  const [open, setOpen] = useState(false)
  if (!useMay()(act)) return null
  return (
    <>
      <button type="button" className="button small no-print" onClick={() => setOpen(true)}>
        {label ?? t('export.button')}
      </button>
      {open ? <ExportDialog ledger={ledger} filter={filter} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function ExportDialog({
  ledger,
  filter,
  onClose,
}: Pick<Props, 'ledger' | 'filter'> & { readonly onClose: () => void }) {
  const ask = useAskExport()
  const exports = useExports(true)
  const asked = (format: 'xlsx' | 'csv' | 'docx_zip' | 'pdf_zip', code?: 'gb18030') =>
    ask.mutate({ ledger, format, ...(code ? { code } : {}), filter: present(filter) })
  return (
    <Dialog
      title={t('export.title')}
      onClose={onClose}
      bottom={
        <>
          {ledger === 'papers'
            ? (['docx_zip', 'pdf_zip'] as const).map((format) => (
                <button
                  key={format}
                  type="button"
                  className="button"
                  disabled={ask.isPending}
                  onClick={() => asked(format)}
                >
                  {t(format === 'docx_zip' ? 'export.docx_zip' : 'export.pdf_zip')}
                </button>
              ))
            : null}
          <button type="button" className="button" disabled={ask.isPending} onClick={() => asked('csv', 'gb18030')}>
            {t('export.csv_gb')}
          </button>
          <button type="button" className="button" disabled={ask.isPending} onClick={() => asked('csv')}>
            {t('export.csv')}
          </button>
          <button type="button" className="button main" disabled={ask.isPending} onClick={() => asked('xlsx')}>
            {t('export.xlsx')}
          </button>
        </>
      }
    >
      <p className="muted">{t('export.what')}</p>
      <Failure error={ask.error} />
      <ul className="stack" aria-live="polite">
        {exports.data?.map((one) => (
          <ExportLine key={one.id} one={one} />
        ))}
      </ul>
    </Dialog>
  )
}

/** What of an address is filled in. */
function present(filter: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as Record<string, string | string[]>
}

/** One export: what it is, and how far. */
export function ExportLine({ one }: { one: Export }) {
  return (
    <li className="row apart">
      <span>
        {one.name}
        <span className="muted small"> {formatMoment(one.askedAt)}</span>
      </span>
      <State one={one} />
    </li>
  )
}

function State({ one }: { one: Export }) {
  const cancel = useCancelExport()
  // A zip holds papers, not rows.
  const ofFiles = one.format === 'docx_zip' || one.format === 'pdf_zip'
  if (one.state === 'ready') {
    return (
      <span className="row">
        {one.lacking > 0 ? <span className="small">{t('export.lacking', { n: formatCount(one.lacking) })}</span> : null}
        <a className="button small" href={`/api/exports/${one.id}/file`} download>
          {t(ofFiles ? 'export.fetch_files' : 'export.fetch', { n: formatCount(one.done) })}
        </a>
      </span>
    )
  }
  if (one.state === 'failed') {
    return <span className="note red">{t(one.fault === 'paper.no_pdf' ? 'export.no_pdf' : 'export.failed')}</span>
  }
  if (one.state === 'cancelled') return <span className="muted">{t('export.cancelled')}</span>
  return (
    <span className="row">
      <progress value={one.done} {...(one.total ? { max: one.total } : {})} aria-label={one.name} />
      <span className="small muted">
        {t(ofFiles ? 'export.progress_files' : 'export.progress', {
          n: formatCount(one.done),
          total: one.total === null ? '…' : formatCount(one.total),
        })}
      </span>
      <button type="button" className="button small" disabled={cancel.isPending} onClick={() => cancel.mutate(one.id)}>
        {t('export.cancel')}
      </button>
    </span>
  )
}
