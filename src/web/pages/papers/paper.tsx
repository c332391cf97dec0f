import { Link, useParams } from '@tanstack/react-router'
import { blocksOf, paperDay } from '#domain/paper/paper-text.ts'
import { useReceivePaper } from '../../api/paper-drafts.ts'
import { type Paper, usePaper } from '../../api/papers.ts'
import { useMay, useSession } from '../../api/session.ts'
import { formatMoment, localOf } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { Departures } from '../../parts/departures.tsx'
import { Qr } from '../../parts/qr.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { PaperSheet } from './paper-sheet.tsx'

/** An official paper as it is printed: head in red, number, title, to whom, text, signature and date (GB/T 9704). */
export function PaperPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = usePaper(id)
  const session = useSession()
  return (
    <Loaded query={query} lines={12}>
      {(paper) => (
        <div className="page">
          <div className="page-head no-print">
            <p className="muted">
              <Link to="/papers">{t('nav.papers')}</Link>
              {paper.matter ? (
                <>
                  {' · '}
                  <Link to="/matters/$id" params={{ id: paper.matter.id }}>
                    {paper.matter.name}
                  </Link>
                </>
              ) : null}
            </p>
            <span className="row">
              <a className="button" href={`/api/papers/${id}/file?as=docx`} download>
                {t('paper.word')}
              </a>
              <a className="button" href={`/api/papers/${id}/file?as=pdf`} download>
                {t('paper.pdf')}
              </a>
              <button type="button" className="button" onClick={() => print()}>
                {t('do.print')}
              </button>
            </span>
          </div>
          {paper.voidedAt ? <p className="note red no-print">{t('paper.is_void')}</p> : null}
          {paper.code === null ? (
            <Registered paper={paper} />
          ) : (
            <>
              <PaperSheet
                format={paper.format}
                authority={session.authority.name}
                number={paper.number}
                title={paper.title}
                to={paper.to}
                copy={paper.copy}
                blocks={blocksOf(paper.content)}
                day={dayOf(paper.issuedAt)}
              />
              <PaperSetting paper={paper} />
            </>
          )}
          <PaperProof paper={paper} />
        </div>
      )}
    </Loaded>
  )
}

/** What a ledger told of a paper issued elsewhere: set as a paper it would pass for the original. */
function Registered({ paper }: { paper: Paper }) {
  const said = blocksOf(paper.content).flatMap((block) => ('text' in block ? [block.text] : []))
  return (
    <section className="panel">
      <div className="head">
        <h1>{paper.title}</h1>
      </div>
      <div className="body stack tight">
        <p className="note">{t('paper.registered')}</p>
        <dl className="facts">
          <dt>{t('paper.number')}</dt>
          <dd>{paper.number ?? t('value.none')}</dd>
          <dt>{t('paper.issued')}</dt>
          <dd>{paperDay(dayOf(paper.issuedAt))}</dd>
          <dt>{t('paper.body')}</dt>
          <dd lang="zh-CN">{said.join(' ')}</dd>
        </dl>
      </div>
    </section>
  )
}

/** By which template it is set, and whether a file made here may be called conforming: what is missing has a name. */
function PaperSetting({ paper }: { paper: Paper }) {
  const { template, departures, missingFaces } = paper.setting
  return (
    <section className="panel no-print">
      <div className="body stack tight">
        <p>{template ? t('paper.set_own', { name: template.name, n: template.version }) : t('paper.set_default')}</p>
        <Departures of={departures} />
        {missingFaces.length > 0 ? (
          <p className="note amber">{t('paper.faces_missing', { faces: missingFaces.join('、') })}</p>
        ) : (
          <p className="muted small">{t('paper.faces_there')}</p>
        )}
      </div>
    </section>
  )
}

/** Who has received it, and how anybody may ask whether a printed sheet is genuine. */
function PaperProof({ paper }: { paper: Paper }) {
  const session = useSession()
  const may = useMay()
  const receive = useReceivePaper(paper.id)
  return (
    <section className="panel no-print">
      <div className="head">
        <h2>{t('paper.proof')}</h2>
        {may('paper.receive') && !paper.voidedAt && paper.code !== null ? (
          <button type="button" className="button" disabled={receive.isPending} onClick={() => receive.mutate({})}>
            {t('paper.receive')}
          </button>
        ) : null}
      </div>
      <div className="body row" style={{ alignItems: 'flex-start' }}>
        {paper.code ? (
          <div className="stack tight">
            <Qr to={`/p/${session.authority.code}/paper/${paper.code}`} label={t('paper.verify_label')} size={112} />
            <span className="code small">{paper.code}</span>
          </div>
        ) : null}
        <div className="stack tight grow">
          <p className="muted small">{paper.code ? t('paper.verify_help') : t('paper.no_code')}</p>
          <Failure error={receive.error} />
          {paper.receipts.length === 0 && paper.awaited.length === 0 ? <p>{t('paper.no_receipts')}</p> : null}
          {paper.awaited.length > 0 ? (
            <p>
              {t('paper.awaited', { n: paper.awaited.length, orgs: paper.awaited.map((one) => one.name).join('、') })}
            </p>
          ) : null}
          <ul className="stack tight">
            {paper.receipts.map((receipt) => (
              <li key={receipt.org.id}>
                {t('paper.received', { org: receipt.org.name, at: formatMoment(receipt.receivedAt) })}
              </li>
            ))}
          </ul>
        </div>
      </div>
    </section>
  )
}

function dayOf(moment: string): string {
  const { year, month, day } = localOf(moment)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
