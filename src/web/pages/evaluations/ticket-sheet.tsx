import { useState } from 'react'
import { type EvaluationRead, type Issued, ticketAddress, useIssueTickets } from '../../api/evaluations.ts'
import { t } from '../../i18n/t.ts'
import { Qr } from '../../parts/qr.tsx'
import { Failure } from '../../parts/states.tsx'
import { CheckField, TextField } from '../../ui/field.tsx'

/** Issues tickets and shows them, this once: a sheet to print and cut, links to export. Nothing of it is kept. */
export function TicketSheet({ round }: { round: EvaluationRead }) {
  const [count, setCount] = useState('30')
  const [replace, setReplace] = useState(false)
  const [issued, setIssued] = useState<Issued>()
  const issue = useIssueTickets(round.id)
  return (
    <>
      <section className="panel no-print">
        <div className="head">
          <h2>{t('evaluation.issue')}</h2>
        </div>
        <form
          className="body stack"
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            issue.mutate({ count: Number(count), replace }, { onSuccess: setIssued })
          }}
        >
          <TextField label={t('evaluation.count')} type="number" value={count} onChange={setCount} required />
          <CheckField label={t('evaluation.replace')} value={replace} onChange={setReplace} />
          <p className="muted">{t('evaluation.issue_note')}</p>
          <Failure error={issue.error} />
          <div className="row">
            <button type="submit" className="button main" disabled={issue.isPending}>
              {t('evaluation.issue')}
            </button>
            {issued ? (
              <>
                <button type="button" className="button" onClick={() => print()}>
                  {t('evaluation.print_sheet')}
                </button>
                <button type="button" className="button" onClick={() => exportLinks(round.title, issued)}>
                  {t('evaluation.export_links')}
                </button>
                <span className="muted">
                  {t('evaluation.issued', { issued: issued.issued, n: issued.codes.length })}
                </span>
              </>
            ) : null}
          </div>
        </form>
      </section>
      {issued ? <Sheet title={round.title} issued={issued} /> : null}
    </>
  )
}

function Sheet({ title, issued }: { title: string; issued: Issued }) {
  const url = `${window.location.origin}/p/${issued.authority}/q`
  return (
    <section className="ticket-sheet" aria-label={t('evaluation.print_sheet')}>
      {issued.codes.map((code) => (
        <article className="ticket" key={code}>
          <p className="strong">{title}</p>
          <Qr to={ticketAddress(issued.authority, code)} label={t('evaluation.code_of', { code })} size={120} />
          <p className="code">{code}</p>
          <p className="small">{t('evaluation.sheet_hint', { url })}</p>
        </article>
      ))}
    </section>
  )
}

/** A text file with a link a line, to be sent out by whatever channel; the system does not learn to whom. */
function exportLinks(title: string, { authority, codes }: Issued): void {
  const text = codes.map((code) => ticketAddress(authority, code)).join('\r\n')
  const link = document.createElement('a')
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
  link.download = `${title}.txt`
  link.click()
  URL.revokeObjectURL(link.href)
}
