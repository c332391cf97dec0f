import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import {
  type Meeting,
  useCancelMeeting,
  useChangeMeeting,
  useCloseMeeting,
  useDraftMeetingPaper,
  useMeeting,
  useRedrawAgenda,
} from '../../api/meetings.ts'
import { useMay } from '../../api/session.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { Agenda } from './agenda.tsx'
import { Attendance } from './attendance.tsx'
import { Chair } from './chair.tsx'
import { Decisions } from './decisions.tsx'
import { bodyOf, draftOf, type MeetingDraft } from './draft.ts'

/** One meeting: prepared, kept and closed on one page, which prints as agenda and minutes. */
export function MeetingPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useMeeting(id)
  return (
    <Loaded query={query} lines={12}>
      {(meeting) => <MeetingForm key={`${meeting.id} ${meeting.revision}`} meeting={meeting} />}
    </Loaded>
  )
}

function MeetingForm({ meeting }: { meeting: Meeting }) {
  const [draft, setDraft] = useState<MeetingDraft>(() => draftOf(meeting))
  const [touched, setTouched] = useState(false)
  const [asks, setAsks] = useState<'close' | 'cancel'>()
  const save = useChangeMeeting(meeting.id)
  const redraw = useRedrawAgenda(meeting.id)
  const cancel = useCancelMeeting(meeting.id)
  const { change: may } = meeting.may
  const mayDraft = useMay()('meeting.draft_paper') && !meeting.voidedAt
  const navigate = useNavigate()
  const paper = useDraftMeetingPaper(meeting.id)
  const of = meeting.state === 'closed' ? 'minutes' : 'agenda'
  const set = (change: Partial<MeetingDraft>) => {
    setDraft({ ...draft, ...change })
    setTouched(true)
  }
  const send = () =>
    save.mutate(bodyOf(draft, meeting.revision), { onSuccess: () => tellAfterAct({ sentence: t('meeting.saved') }) })
  const error = save.error ?? redraw.error ?? paper.error
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="small no-print">
            <Link to="/meetings">{t('nav.meetings')}</Link>
            {meeting.previous ? (
              <>
                {' · '}
                <Link to="/meetings/$id" params={{ id: meeting.previous.id }}>
                  {t('meeting.previous', { day: formatDay(meeting.previous.day) })}
                </Link>
              </>
            ) : null}
          </p>
          <h1>{meeting.title || meeting.kind}</h1>
          <p className="sub">
            {[
              formatMoment(meeting.at),
              meeting.place,
              meeting.area?.name ?? meeting.person?.name ?? meeting.org?.name,
              word('meeting.state', meeting.voidedAt ? 'cancelled' : meeting.state),
              meeting.closedAt ? t('meeting.closed_at', { at: formatMoment(meeting.closedAt) }) : '',
            ]
              .filter(Boolean)
              .join(' · ')}
          </p>
        </div>
        <div className="row no-print">
          {touched ? <span className="muted small">{t('meeting.unsaved')}</span> : null}
          {may ? (
            <>
              <button type="button" className="button main" disabled={!touched || save.isPending} onClick={send}>
                {t('meeting.save')}
              </button>
              <button
                type="button"
                className="button"
                disabled={touched || redraw.isPending}
                onClick={() =>
                  redraw.mutate(
                    { revision: meeting.revision },
                    { onSuccess: ({ added }) => tellAfterAct({ sentence: t('meeting.redrawn', { n: added }) }) },
                  )
                }
              >
                {t('meeting.redraw')}
              </button>
            </>
          ) : null}
          {meeting.may.close ? (
            <button type="button" className="button" disabled={touched} onClick={() => setAsks('close')}>
              {t('meeting.close')}
            </button>
          ) : null}
          {meeting.may.cancel ? (
            <button type="button" className="button" disabled={touched} onClick={() => setAsks('cancel')}>
              {t('meeting.cancel')}
            </button>
          ) : null}
          {mayDraft ? (
            <button
              type="button"
              className="button"
              disabled={touched || paper.isPending}
              onClick={() =>
                paper.mutate(
                  { of },
                  { onSuccess: ({ id }) => void navigate({ to: '/paper-drafts/$id', params: { id } }) },
                )
              }
            >
              {t(of === 'minutes' ? 'meeting.draft_minutes' : 'meeting.draft_agenda')}
            </button>
          ) : null}
          <button type="button" className="button" onClick={() => print()}>
            {t('meeting.print')}
          </button>
        </div>
      </div>
      {meeting.voidReason ? (
        <p className="note red">{t('meeting.cancelled_why', { why: meeting.voidReason })}</p>
      ) : null}
      <Failure error={error} />
      <Chair meeting={meeting} chair={draft.chair} onChange={may ? (chair) => set({ chair }) : undefined} />
      <Agenda items={draft.items} program={meeting.programKey} onChange={may ? (items) => set({ items }) : undefined} />
      <Decisions
        meeting={meeting}
        items={draft.items}
        decided={draft.decided}
        onChange={may ? (decided) => set({ decided }) : undefined}
      />
      <Attendance attendance={draft.attendance} onChange={may ? (attendance) => set({ attendance }) : undefined} />
      {may ? (
        <section className="panel">
          <div className="body stack">
            <TextField
              label={t('meeting.whole_minutes')}
              value={draft.minutesText}
              onChange={(minutesText) => set({ minutesText })}
              lines={4}
            />
            <TextField label={t('meeting.place')} value={draft.place} onChange={(place) => set({ place })} />
          </div>
        </section>
      ) : meeting.minutesText ? (
        <section className="panel">
          <div className="head">
            <h2>{t('meeting.minutes')}</h2>
          </div>
          <p className="body pre">{meeting.minutesText}</p>
        </section>
      ) : null}
      {asks === 'close' ? <CloseDialog meeting={meeting} onClose={() => setAsks(undefined)} /> : null}
      {asks === 'cancel' ? (
        <ReasonForm
          title={t('meeting.cancel')}
          onClose={() => setAsks(undefined)}
          onSend={(reason) => cancel.mutateAsync({ revision: meeting.revision, reason })}
        />
      ) : null}
    </div>
  )
}

function CloseDialog({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const close = useCloseMeeting(meeting.id)
  return (
    <Dialog
      title={t('meeting.close')}
      onClose={onClose}
      onSubmit={() =>
        close.mutate(
          { revision: meeting.revision },
          {
            onSuccess: ({ attendees, matters }) => {
              tellAfterAct({ sentence: t('meeting.close_done', { came: attendees, matters: matters.length }) })
              onClose()
            },
          },
        )
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={close.isPending}>
          {t('meeting.close')}
        </SendOrCancel>
      }
    >
      <p>{t('meeting.close_asks', { n: meeting.decided.length })}</p>
      <Failure error={close.error} />
    </Dialog>
  )
}
