import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { blocksOf } from '#domain/paper/paper-text.ts'
import { type Draft, type DraftMove, useDraft, useIssueDraft, useMoveDraft } from '../../api/paper-drafts.ts'
import { useMay, useSession } from '../../api/session.ts'
import { today } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { EditDraft } from './edit-draft.tsx'
import { PaperSheet } from './paper-sheet.tsx'

/** Who of the access table may take each step; whether this draft allows it now, the draft itself says. */
const STEPS = {
  review: { act: 'paper.review', move: 'review', label: 'paper.do_review' },
  approve: { act: 'paper.approve', move: 'approve', label: 'paper.do_approve' },
} as const

/** A paper before it has a number: what it says, who has passed it, the one or two steps that are mine now. */
export function PaperDraft() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useDraft(id)
  const session = useSession()
  return (
    <Loaded query={query} lines={12}>
      {(draft) => (
        <div className="page">
          <div className="page-head no-print">
            <div>
              <p className="muted">
                <Link to="/papers">{t('nav.papers')}</Link> · <Link to="/paper-drafts">{t('paper.drafts')}</Link>
              </p>
              <p className="row">
                <span className="tag">{word('draft_state', draft.state)}</span>
                <span className="muted small">{passedBy(draft)}</span>
              </p>
            </div>
            <Steps draft={draft} content={draft.content} />
          </div>
          {draft.returnedNote ? (
            <p className="note amber no-print">{t('paper.sent_back', { why: draft.returnedNote })}</p>
          ) : null}
          <PaperSheet
            format={draft.format}
            authority={session.authority.name}
            number={null}
            title={draft.title}
            to={draft.to}
            copy={draft.copy}
            blocks={blocksOf(draft.content)}
            day={today()}
          />
        </div>
      )}
    </Loaded>
  )
}

function passedBy({ draftedBy, reviewedBy, approvedBy }: Draft): string {
  return [
    draftedBy ? t('paper.by_drafted', { who: draftedBy }) : '',
    reviewedBy ? t('paper.by_reviewed', { who: reviewedBy }) : '',
    approvedBy ? t('paper.by_approved', { who: approvedBy }) : '',
  ]
    .filter(Boolean)
    .join(' · ')
}

function Steps({ draft, content }: { draft: Draft; content: Readonly<Record<string, unknown>> }) {
  const may = useMay()
  const navigate = useNavigate()
  const move = useMoveDraft(draft.id)
  const issue = useIssueDraft(draft.id)
  const [asking, setAsking] = useState<'edit' | 'send-back' | 'withdraw'>()
  const { revision } = draft
  const can = (act: Draft['may'][number]) => draft.may.includes(act)
  const next = (['review', 'approve'] as const).find((act) => can(act) && may(STEPS[act].act))
  const go = (to: DraftMove) => move.mutate({ move: to, revision })
  const error = move.error ?? issue.error
  return (
    <div className="stack tight">
      <span className="row">
        {next ? (
          <button type="button" className="button main" disabled={move.isPending} onClick={() => go(STEPS[next].move)}>
            {t(STEPS[next].label)}
          </button>
        ) : null}
        {can('issue') && may('paper.issue') ? (
          <button
            type="button"
            className="button main"
            disabled={issue.isPending}
            onClick={() =>
              issue.mutate(
                { revision },
                { onSuccess: (made) => void navigate({ to: '/papers/$id', params: { id: made.id } }) },
              )
            }
          >
            {t('paper.do_issue')}
          </button>
        ) : null}
        {can('edit') && may('paper.draft') ? (
          <button type="button" className="button" onClick={() => setAsking('edit')}>
            {t('do.edit')}
          </button>
        ) : null}
        {can('edit') && draft.periodic && may('paper.draft') ? (
          <button type="button" className="button" disabled={move.isPending} onClick={() => go('redraw')}>
            {t('paper.do_redraw')}
          </button>
        ) : null}
        {can('send_back') && may('paper.review') ? (
          <button type="button" className="button" onClick={() => setAsking('send-back')}>
            {t('paper.do_send_back')}
          </button>
        ) : null}
        <a className="button" href={`/api/paper-drafts/${draft.id}/file?as=docx`} download>
          {t('paper.word')}
        </a>
        {can('withdraw') && may('paper.draft') ? (
          <button type="button" className="button" onClick={() => setAsking('withdraw')}>
            {t('paper.do_withdraw')}
          </button>
        ) : null}
      </span>
      <Failure error={error} />
      {asking === 'edit' ? <EditDraft draft={draft} content={content} onClose={() => setAsking(undefined)} /> : null}
      {asking === 'send-back' || asking === 'withdraw' ? (
        <ReasonForm
          title={t(asking === 'withdraw' ? 'paper.do_withdraw' : 'paper.do_send_back')}
          onClose={() => setAsking(undefined)}
          onSend={(reason) => move.mutateAsync({ move: asking, revision, reason })}
        />
      ) : null}
    </div>
  )
}
