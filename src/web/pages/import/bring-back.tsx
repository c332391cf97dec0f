import { useState } from 'react'
import { type BackReport, useBringBack } from '../../api/exports.ts'
import { t } from '../../i18n/t.ts'
import { Failure } from '../../parts/states.tsx'
import { FileInput } from '../../ui/file-input.tsx'
import { BackLines } from './back-lines.tsx'

/** An exported ledger comes back: first every cell that would change and every conflict, then what was chosen. */
export function BringBackPage() {
  const send = useBringBack()
  const [file, setFile] = useState<File>()
  const [mine, setMine] = useState<ReadonlySet<string>>(new Set())
  const report = send.data
  const toggle = (key: string) => {
    const next = new Set(mine)
    if (!next.delete(key)) next.add(key)
    setMine(next)
  }
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('back.title')}</h1>
          <p className="sub">{t('back.what')}</p>
        </div>
      </div>
      <div className="panel stack tight" style={{ padding: 20, borderStyle: 'dashed' }}>
        <span className="strong">{t('back.choose')}</span>
        <span className="muted small">{t('back.formats')}</span>
        <FileInput
          label={t('back.choose')}
          accept=".xlsx,.csv"
          onFiles={([chosen]) => {
            if (!chosen) return
            setFile(chosen)
            setMine(new Set())
            send.mutate({ file: chosen })
          }}
        />
      </div>
      {send.isPending ? (
        <div role="status" className="note">
          {t('back.reading', { name: file?.name ?? '' })}
        </div>
      ) : null}
      <Failure error={send.error} />
      {report && file && !send.isPending ? (
        <>
          <Sum report={report} />
          <Heads report={report} />
          {report.lines.length > 0 ? <BackLines report={report} mine={mine} onTake={toggle} /> : null}
          <Commit
            report={report}
            mine={mine}
            onCommit={() => send.mutate({ file, seen: report.seen, mine: [...mine] })}
          />
        </>
      ) : null}
    </div>
  )
}

const countOf = (report: BackReport, outcome: BackReport['lines'][number]['outcome']) =>
  report.lines.filter((line) => line.outcome === outcome).length

function Sum({ report }: { report: BackReport }) {
  const { ledger, rows, same, missing } = report
  const n = (outcome: BackReport['lines'][number]['outcome']) => countOf(report, outcome)
  return (
    <div className="stack tight" role="status">
      <p>
        {report.done
          ? t('back.sum_done', { ledger, changed: n('changed'), conflict: n('conflict'), refused: n('refused') })
          : report.lines.length === 0
            ? // What stands under a head that was typed over is not known to be the same.
              t(report.heads.lost.length === 0 ? 'back.nothing' : 'back.nothing_read')
            : t('back.sum', {
                ledger,
                rows,
                same,
                change: n('change'),
                conflict: n('conflict'),
                refused: n('refused'),
                added: n('added'),
              })}
      </p>
      {missing.count > 0 ? (
        <p className="muted">{t('back.missing', { n: missing.count, names: missing.labels.join('、') })}</p>
      ) : null}
    </div>
  )
}

/** Which columns were read; and which were not though they should, with the head that may once have been theirs. */
function Heads({ report: { heads } }: { report: BackReport }) {
  const unknown = heads.unknown.map(({ cell, text }) => `${text}（${cell}）`).join('、')
  return (
    <>
      {heads.lost.length > 0 ? (
        <p className="note amber" role="status">
          {unknown === ''
            ? t('back.lost', { columns: heads.lost.join('、') })
            : t('back.lost_or_renamed', { columns: heads.lost.join('、'), unknown })}
        </p>
      ) : null}
      <p className="muted small">
        {t('back.taken', { columns: heads.taken.join('、') })}
        {heads.lost.length === 0 && unknown !== '' ? ` ${t('back.not_ours', { unknown })}` : null}
      </p>
    </>
  )
}

type CommitProps = { readonly report: BackReport; readonly mine: ReadonlySet<string>; readonly onCommit: () => void }

/** What would be done with the conflicts that were decided for the file. */
function Commit({ report, mine, onCommit }: CommitProps) {
  const n = report.lines.filter(
    (line) => line.outcome === 'change' || line.conflicts.some(({ key }) => mine.has(key)),
  ).length
  if (report.done || n === 0) return null
  return (
    <div className="row">
      <button type="button" className="button main" onClick={onCommit}>
        {t('back.commit', { n })}
      </button>
    </div>
  )
}
