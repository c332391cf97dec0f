import { Link } from '@tanstack/react-router'
import { Fragment, useState } from 'react'
import { useReveal } from '../../api/enterprises.ts'
import { useMay } from '../../api/session.ts'
import { useCallBackVisit, useVisit, useVoidVisit } from '../../api/visits.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ConfirmTag } from '../../parts/confirm-tag.tsx'
import { EntryValue, fieldTitle } from '../../parts/entry-value.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { SendLink } from '../../parts/send-link.tsx'
import { SheetButtons } from '../../parts/sheet-buttons.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'

export function VisitDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const query = useVisit(id)
  const may = useMay()
  const [form, setForm] = useState<'void' | 'callback'>()
  const remove = useVoidVisit(id)
  const visit = query.data
  if (form === 'void' && visit) {
    return (
      <ReasonForm
        title={t('visit.void')}
        onClose={() => setForm(undefined)}
        onSend={(reason) => remove.mutateAsync({ revision: visit.revision, reason })}
      />
    )
  }
  if (form === 'callback')
    return <CallBack id={id} enterprise={visit?.enterprise ?? null} onClose={() => setForm(undefined)} />
  return (
    <Dialog
      title={
        visit
          ? t('visit.title', { who: visit.person.name, target: visit.enterprise?.name ?? visit.project?.name ?? '' })
          : t('nav.visits')
      }
      onClose={onClose}
      bottom={
        visit && !visit.voidedAt ? (
          <>
            <SheetButtons sheet="feedback_form" label={t('sheet.feedback_form')} query={{ id: visit.id }} />
            {may('visit.void') ? (
              <button type="button" className="button" onClick={() => setForm('void')}>
                {t('visit.void')}
              </button>
            ) : null}
            {may('visit.call_back') ? (
              <button type="button" className="button main" onClick={() => setForm('callback')}>
                {t('visit.callback')}
              </button>
            ) : null}
          </>
        ) : null
      }
    >
      <Loaded query={query}>
        {(one) => (
          <>
            <div className="row">
              <ConfirmTag visit={one} />
              <span>{formatMoment(one.at)}</span>
              <span className="muted">{word('how', one.how)}</span>
              {one.unannounced ? <span className="tag">{t('visit.unannounced')}</span> : null}
            </div>
            {one.deniedReason ? <p className="note red">{one.deniedReason}</p> : null}
            {one.note ? <p className="pre">{one.note}</p> : null}
            {one.forms.map((entry) => (
              <section key={entry.id} className="stack tight">
                <h3>{entry.title}</h3>
                <dl className="facts">
                  {entry.fields.map((field) =>
                    field.id in entry.values ? (
                      <Fragment key={field.id}>
                        <dt>{fieldTitle(field)}</dt>
                        <dd>
                          <EntryValue field={field} value={entry.values[field.id]} />
                        </dd>
                      </Fragment>
                    ) : null,
                  )}
                </dl>
              </section>
            ))}
            {one.policies.length > 0 ? (
              <section className="stack tight">
                <h3>{t('visit.policies')}</h3>
                <ul className="stack tight">
                  {one.policies.map((policy) => (
                    <li key={policy.id}>
                      <Link to="/policies/$id" params={{ id: policy.id }}>
                        {policy.title}
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            {one.matters.length > 0 ? (
              <section className="stack tight">
                <h3>{t('visit.problems')}</h3>
                <ul className="stack tight">
                  {one.matters.map((matter) => (
                    <li key={matter.id} className="row">
                      <Link to="/matters/$id" params={{ id: matter.id }}>
                        {matter.title}
                      </Link>
                      <StateTag state={matter.state} />
                    </li>
                  ))}
                </ul>
              </section>
            ) : null}
            {one.callbacks.map((callback) => (
              <p key={callback.id} className="note">
                {formatMoment(callback.at)} {word('callback.how', callback.how)}：
                {callback.reached
                  ? callback.confirmed
                    ? t('visit.confirmed')
                    : t('visit.denied')
                  : t('callback.not_reached')}{' '}
                {callback.text}
              </p>
            ))}
            {one.confirmResult === null && !one.voidedAt ? <SendLink purpose="visit_confirm" id={one.id} /> : null}
          </>
        )}
      </Loaded>
    </Dialog>
  )
}

type Called = { readonly id: string; readonly name: string }

/** Whom the call goes to: what the register knows is not looked up elsewhere. Reading a number is noted in the audit. */
function WhomToCall({ enterprise }: { enterprise: Called }) {
  const reveal = useReveal(enterprise.id)
  const may = useMay()
  return (
    <p className="row apart">
      <span className="strong">{enterprise.name}</span>
      {!may('enterprise.reveal') ? null : reveal.data ? (
        <a href={`tel:${reveal.data.contactPhone ?? ''}`}>{reveal.data.contactPhone ?? t('value.none')}</a>
      ) : (
        <button type="button" className="button plain small" onClick={() => reveal.mutate()}>
          {t('callback.phone')}
        </button>
      )}
      <Failure error={reveal.error} />
    </p>
  )
}

function CallBack({ id, enterprise, onClose }: { id: string; enterprise: Called | null; onClose: () => void }) {
  const [how, setHow] = useState<'phone' | 'door'>('phone')
  const [result, setResult] = useState('')
  const [text, setText] = useState('')
  const send = useCallBackVisit(id)
  return (
    <Dialog
      title={t('visit.callback')}
      onClose={onClose}
      onSubmit={() =>
        send.mutate(
          {
            how,
            reached: result !== 'unreached',
            ...(result === 'unreached' ? {} : { confirmed: result === 'confirmed' }),
            ...(text.trim() ? { text: text.trim() } : {}),
          },
          {
            onSuccess: (done) => {
              tellAfterAct({ sentence: done.sentence })
              onClose()
            },
          },
        )
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={result === '' || send.isPending}>
          {t('do.save')}
        </SendOrCancel>
      }
    >
      {enterprise ? <WhomToCall enterprise={enterprise} /> : null}
      <ChoiceField
        label={t('act.field.how')}
        value={[how]}
        options={(['phone', 'door'] as const).map((one) => ({ value: one, label: word('callback.how', one) }))}
        onChange={([one]) => setHow(one as typeof how)}
      />
      <ChoiceField
        label={t('visit.callback_result')}
        required
        value={result ? [result] : []}
        options={[
          { value: 'confirmed', label: t('visit.callback_true') },
          { value: 'denied', label: t('visit.callback_false') },
          { value: 'unreached', label: t('callback.not_reached') },
        ]}
        onChange={([one = '']) => setResult(one)}
      />
      <TextField label={t('act.field.said')} value={text} onChange={setText} lines={3} />
      <Failure error={send.error} />
    </Dialog>
  )
}
