import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type ToCall, useCallBack, useTodaysCallbacks } from '../../api/callbacks.ts'
import { useReveal } from '../../api/enterprises.ts'
import { explain } from '../../api/problem.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'

/** Whom to call back today: drawn by lot, the result in two touches. */
export function Callbacks() {
  const query = useTodaysCallbacks()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.callbacks')}</h1>
          <p className="sub">{t('callback.rule', { days: query.data?.days ?? 10 })}</p>
        </div>
        <ExportButton ledger="callbacks" filter={{}} />
      </div>
      <Loaded query={query}>
        {(drawn) => (
          <section className="panel">
            <div className="head">
              <h2>{t('callback.pool', { day: formatDay(drawn.day), pool: drawn.pool, n: drawn.items.length })}</h2>
            </div>
            {drawn.items.length === 0 ? <EmptyState>{t('callback.none')}</EmptyState> : null}
            <ul className="body stack">
              {drawn.items.map((one) => (
                <OneCall key={one.id} one={one} />
              ))}
            </ul>
          </section>
        )}
      </Loaded>
    </div>
  )
}

function OneCall({ one }: { one: ToCall }) {
  const send = useCallBack()
  const reveal = useReveal(one.enterprise.id)
  const [denying, setDenying] = useState(false)
  const record = (reached: boolean, good: boolean, result: string, text?: string) =>
    send
      .mutateAsync({ one, reached, good, ...(text ? { text } : {}) })
      .then(() => tellAfterAct({ sentence: t('callback.done', { result }) }))
  return (
    <li className="row apart">
      <span>
        <span className="strong">
          <Link to="/enterprises/$id" params={{ id: one.enterprise.id }} className="in-text">
            {one.enterprise.name}
          </Link>
        </span>{' '}
        <span className="muted small">{one.contactName ? t('callback.contact', { who: one.contactName }) : ''}</span>
        <p>
          {one.kind === 'matter' ? (
            <Link to="/matters/$id" params={{ id: one.id }} className="in-text">
              {one.title}
            </Link>
          ) : (
            <Link to="/visits" search={{ id: one.id }} className="in-text">
              {t('callback.visit', { who: one.by ?? '', day: formatDay(dayOf(one.at), { weekday: false }) })}
            </Link>
          )}{' '}
          {one.kind === 'matter' && one.by ? (
            <span className="muted small">{t('callback.by', { who: one.by })}</span>
          ) : null}
          {one.tries > 0 ? <span className="tag amber">{t('callback.tries', { n: one.tries })}</span> : null}
        </p>
        {send.error ? (
          <span className="fault" role="alert">
            {explain(send.error)}
          </span>
        ) : null}
      </span>
      <span className="row">
        {reveal.data ? (
          <a href={`tel:${reveal.data.contactPhone ?? ''}`}>{reveal.data.contactPhone ?? t('value.none')}</a>
        ) : (
          <button type="button" className="button plain small" onClick={() => reveal.mutate()}>
            {t('callback.phone')}
          </button>
        )}
        <button
          type="button"
          className="button small"
          disabled={send.isPending}
          onClick={() => void record(false, false, t('callback.unreached')).catch(() => {})}
        >
          {t('callback.unreached')}
        </button>
        <button
          type="button"
          className="button small main"
          disabled={send.isPending}
          onClick={() => void record(true, true, word('callback.yes', one.kind)).catch(() => {})}
        >
          {word('callback.yes', one.kind)}
        </button>
        <button type="button" className="button small" disabled={send.isPending} onClick={() => setDenying(true)}>
          {word('callback.no', one.kind)}
        </button>
      </span>
      {denying ? (
        <ReasonForm
          title={word('callback.no', one.kind)}
          label={t('callback.what_said')}
          onClose={() => setDenying(false)}
          onSend={(text) => record(true, false, word('callback.no', one.kind), text)}
        />
      ) : null}
    </li>
  )
}
