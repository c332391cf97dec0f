import { useState } from 'react'
import { useMay } from '../../api/session.ts'
import { type TargetPage, useAskTargetClosing, useDecideTarget } from '../../api/targets.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { FilesField } from '../../parts/files-field.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'

type Doing = 'ask' | 'pass' | 'refuse'

/** How a target is struck off: evidence, the asking, the decision of somebody else, and every attempt before. */
export function TargetClosing({ target }: { target: TargetPage }) {
  const may = useMay()
  const ask = useAskTargetClosing(target.id)
  const decide = useDecideTarget(target.id)
  const [doing, setDoing] = useState<Doing>()
  const [files, setFiles] = useState(target.files)
  const mayAsk = may('target.ask_close') && target.closing === null
  const mayDecide = may('target.close') && target.closing === 'asked'
  const titles = { ask: t('target.ask_close'), pass: t('target.pass'), refuse: t('target.refuse') } as const
  async function send(reason: string) {
    if (doing === 'ask') await ask.mutateAsync(reason)
    else await decide.mutateAsync({ passed: doing === 'pass', ...(reason ? { reason } : {}) })
    tellAfterAct({ sentence: t(`target.after_${doing ?? 'ask'}`) })
  }
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('target.closing')}</h2>
      </div>
      <div className="body stack tight">
        {mayAsk ? (
          <FilesField
            label={t('target.evidence')}
            thing={{ kind: 'target', id: target.id }}
            value={files}
            onChange={setFiles}
          />
        ) : target.files.length > 0 ? (
          <ul className="small">
            {target.files.map((file) => (
              <li key={file.id}>
                <a href={`/api/attachments/${file.id}`}>{file.name}</a>
              </li>
            ))}
          </ul>
        ) : null}
        <div className="row">
          {mayAsk ? (
            <button type="button" className="button" onClick={() => setDoing('ask')}>
              {titles.ask}
            </button>
          ) : null}
          {mayDecide ? (
            <>
              <button type="button" className="button main" onClick={() => setDoing('pass')}>
                {titles.pass}
              </button>
              <button type="button" className="button" onClick={() => setDoing('refuse')}>
                {titles.refuse}
              </button>
            </>
          ) : null}
        </div>
        {target.closings.length === 0 ? <p className="muted small">{t('target.never_asked')}</p> : null}
        {target.closings.map((one) => (
          <div key={one.id} className="small">
            <span className={one.passed ? 'tag green' : 'tag'}>
              {one.passed === null ? t('target.waits') : one.passed ? t('target.passed') : t('target.refused')}
            </span>{' '}
            {t('target.asked_by', { at: formatMoment(one.askedAt), by: one.askedByName ?? '', n: one.evidence })}
            <p>{one.note}</p>
            {one.decidedAt ? (
              <p className="muted">
                {t('target.decided_by', { at: formatMoment(one.decidedAt), by: one.decidedByName ?? '' })}
                {one.reason ? ` ${t('campaign.because', { reason: one.reason })}` : ''}
              </p>
            ) : null}
          </div>
        ))}
      </div>
      {doing ? (
        <ReasonForm
          title={titles[doing]}
          label={doing === 'ask' ? t('target.closing_note') : t('form.reason')}
          required={doing !== 'pass'}
          onClose={() => setDoing(undefined)}
          onSend={send}
        />
      ) : null}
    </section>
  )
}
