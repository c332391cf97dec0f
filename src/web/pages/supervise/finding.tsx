import { useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type Finding, useFinding, useFindingActs } from '../../api/supervise.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { FilesField } from '../../parts/files-field.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { FindingState } from './findings.tsx'
import { MatchSelfReport } from './match-self-report.tsx'

/** One finding: facts and evidence, the notice, how it is put right and who checked. */
export function FindingPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  return <Loaded query={useFinding(id)}>{(finding) => <FindingView finding={finding} />}</Loaded>
}

function FindingView({ finding }: { finding: Finding }) {
  const client = useQueryClient()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/findings">{t('nav.findings')}</Link>
          </p>
          <h1>{`${finding.category}：${finding.subject.name}`}</h1>
          <p className="sub">
            <FindingState row={finding} />{' '}
            {finding.selfEntryId ? <span className="tag">{t('finding.self_reported')}</span> : null}{' '}
            {[finding.level, finding.programTitle, formatMoment(finding.at)].filter(Boolean).join(' · ')}
          </p>
        </div>
        <FindingButtons finding={finding} />
      </div>
      <div className="columns">
        <div className="stack">
          <section className="panel">
            <div className="head">
              <h2>{t('finding.text')}</h2>
            </div>
            <p className="body">{finding.text || <span className="muted">{t('value.none')}</span>}</p>
          </section>
          <section className="panel">
            <div className="head">
              <h2>{t('finding.files')}</h2>
            </div>
            <div className="body stack">
              {finding.attachments.length === 0 ? <p className="muted">{t('finding.files_none')}</p> : null}
              <ul className="stack tight">
                {finding.attachments.map((file) => (
                  <li key={file.id}>
                    <a href={`/api/attachments/${file.id}`} download={file.name} className="in-text">
                      {file.name}
                    </a>{' '}
                    <span className="muted small">{formatMoment(file.at)}</span>
                  </li>
                ))}
              </ul>
              {finding.may.attach ? (
                <FilesField
                  label={t('do.add')}
                  thing={{ kind: 'finding', id: finding.id }}
                  value={[]}
                  onChange={() => void client.invalidateQueries({ queryKey: ['finding', finding.id] })}
                />
              ) : null}
            </div>
          </section>
          <Checks finding={finding} />
        </div>
        <aside className="stack">
          <section className="panel">
            <div className="head">
              <h2>{t('finding.way')}</h2>
            </div>
            <dl className="body facts">
              <dt>{t('finding.by')}</dt>
              <dd>
                {finding.recordedBy?.name ?? t('value.unknown')}{' '}
                <span className="muted small">{formatMoment(finding.recordedAt)}</span>
              </dd>
              {finding.ban ? (
                <>
                  <dt>{t('finding.ban')}</dt>
                  <dd>{finding.ban}</dd>
                </>
              ) : null}
              {finding.roundId ? (
                <>
                  <dt>{t('finding.round')}</dt>
                  <dd>
                    <Link to="/inspections/$id" params={{ id: finding.roundId }}>
                      {t('do.open')}
                    </Link>
                  </dd>
                </>
              ) : null}
              {finding.paper ? (
                <>
                  <dt>{t('finding.notice')}</dt>
                  <dd>
                    <Link to="/papers/$id" params={{ id: finding.paper.id }}>
                      {finding.paper.name}
                    </Link>
                  </dd>
                </>
              ) : null}
              {finding.replyDue ? (
                <>
                  <dt>{t('finding.reply_due')}</dt>
                  <dd>{formatDay(finding.replyDue)}</dd>
                </>
              ) : null}
              {finding.matter ? (
                <>
                  <dt>{t('finding.matter')}</dt>
                  <dd>
                    <Link to="/matters/$id" params={{ id: finding.matter.id }}>
                      {finding.matter.name}
                    </Link>{' '}
                    <span className="tag">{word('state', finding.matter.state)}</span>
                  </dd>
                </>
              ) : null}
            </dl>
          </section>
        </aside>
      </div>
    </div>
  )
}

function Checks({ finding }: { finding: Finding }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('finding.checks')}</h2>
      </div>
      {finding.checks.length === 0 ? <p className="body muted">{t('finding.checks_none')}</p> : null}
      <ol className="body stack tight" hidden={finding.checks.length === 0}>
        {finding.checks.map((check) => (
          <li key={check.id}>
            <span className="strong">
              {t('finding.checked', {
                who: check.by?.name ?? t('value.unknown'),
                result: check.passed ? t('finding.passed') : t('finding.failed'),
              })}
            </span>{' '}
            <span className="muted small">{formatMoment(check.at)}</span>
            <p>{check.text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}

function FindingButtons({ finding }: { finding: Finding }) {
  const [doing, setDoing] = useState<'confirm' | 'order' | 'recheck' | 'void' | 'match' | null>(null)
  const acts = useFindingActs(finding.id)
  const { revision, may } = finding
  const close = () => setDoing(null)
  return (
    <div className="row">
      {may.confirm ? (
        <button type="button" className="button main" onClick={() => setDoing('confirm')}>
          {t('finding.confirm')}
        </button>
      ) : null}
      {may.order ? (
        <button type="button" className="button main" onClick={() => setDoing('order')}>
          {t('finding.order', { title: finding.notice.title })}
        </button>
      ) : null}
      {may.recheck ? (
        <button
          type="button"
          className={finding.state === 'ordered' ? 'button main' : 'button'}
          onClick={() => setDoing('recheck')}
        >
          {t('finding.recheck')}
        </button>
      ) : null}
      {may.match ? (
        <button type="button" className="button" onClick={() => setDoing('match')}>
          {t('finding.match')}
        </button>
      ) : null}
      {may.void ? (
        <button type="button" className="button" onClick={() => setDoing('void')}>
          {t('finding.void')}
        </button>
      ) : null}
      {doing === 'confirm' ? (
        <ReasonForm
          title={t('finding.confirm')}
          onClose={close}
          onSend={(reason) => acts.confirm.mutateAsync({ revision, reason })}
        >
          <p className="note">{t('finding.confirm_note')}</p>
        </ReasonForm>
      ) : null}
      {doing === 'void' ? (
        <ReasonForm
          title={t('finding.void')}
          onClose={close}
          onSend={(reason) => acts.remove.mutateAsync({ revision, reason })}
        >
          <p className="note">{t('finding.void_note')}</p>
        </ReasonForm>
      ) : null}
      {doing === 'match' ? <MatchSelfReport finding={finding} onClose={close} /> : null}
      {doing === 'order' ? <OrderForm finding={finding} onClose={close} /> : null}
      {doing === 'recheck' ? <RecheckForm finding={finding} onClose={close} /> : null}
    </div>
  )
}

function OrderForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const { order } = useFindingActs(finding.id)
  const [text, setText] = useState('')
  const [replyDue, setReplyDue] = useState('')
  const title = t('finding.order', { title: finding.notice.title })
  const { revision, notice } = finding
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() =>
        void order.mutateAsync({ revision, text, ...(replyDue ? { replyDue } : {}) }).then(onClose, () => {})
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={order.isPending}>
          {title}
        </SendOrCancel>
      }
    >
      <p className="note">
        {notice.matter ? t('finding.order_note', { matter: notice.matter }) : t('finding.order_note_plain')}
      </p>
      <Failure error={order.error} />
      <TextField label={t('finding.demands')} value={text} onChange={setText} lines={4} required />
      {notice.limited ? null : (
        <TextField label={t('finding.reply_due')} type="date" value={replyDue} onChange={setReplyDue} required />
      )}
    </Dialog>
  )
}

function RecheckForm({ finding, onClose }: { finding: Finding; onClose: () => void }) {
  const { recheck } = useFindingActs(finding.id)
  const [passed, setPassed] = useState<string[]>([])
  const [text, setText] = useState('')
  return (
    <Dialog
      title={t('finding.recheck')}
      onClose={onClose}
      onSubmit={() =>
        void recheck
          .mutateAsync({ revision: finding.revision, passed: passed[0] === 'yes', text })
          .then(onClose, () => {})
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={passed.length === 0 || recheck.isPending}>
          {t('finding.recheck')}
        </SendOrCancel>
      }
    >
      <Failure error={recheck.error} />
      <ChoiceField
        label={t('finding.recheck')}
        options={[
          { value: 'yes', label: t('finding.passed') },
          { value: 'no', label: t('finding.failed') },
        ]}
        value={passed}
        onChange={setPassed}
        required
      />
      <TextField label={t('finding.check_text')} value={text} onChange={setText} lines={4} required />
    </Dialog>
  )
}
