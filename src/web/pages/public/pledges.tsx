import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useCommentPledge, usePublicPledges } from '../../api/pledges.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { StandingTag } from '../../parts/standing-tag.tsx'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { Mark } from '../../shell/mark.tsx'
import { TextField } from '../../ui/field.tsx'

/** What the units promise, as anybody may read it, with a line to write under each. */
export function PublicPledges() {
  const { authority = '' } = useParams({ strict: false }) as { authority?: string }
  const query = usePublicPledges(authority)
  return (
    <>
      <p className="row strong">
        <Mark />
        {query.data?.authority ?? t('app.name')}
      </p>
      <h1>{t('pledge.public_title')}</h1>
      <Loaded query={query}>
        {({ drives }) =>
          drives.every((drive) => drive.pledges.length === 0) ? (
            <EmptyState>{t('pledge.nothing_public')}</EmptyState>
          ) : (
            drives.map((drive) => (
              <section className="stack" key={drive.id}>
                <h2>{drive.title}</h2>
                <ul className="cards">
                  {drive.pledges.map((pledge) => (
                    <li className="card" key={pledge.id}>
                      <span className="row apart">
                        <span className="strong">{pledge.org}</span>
                        <StandingTag standing={pledge.standing} />
                      </span>
                      <p className="pre">{pledge.text}</p>
                      {pledge.dueDay ? (
                        <p className="muted small">{t('pledge.due_on', { day: formatDay(pledge.dueDay) })}</p>
                      ) : null}
                      {pledge.comments.map((one) => (
                        <div key={one.id} className="stack tight">
                          <p className="pre small">{one.text}</p>
                          <p className="muted small">{formatDay(one.day)}</p>
                          {one.answer ? (
                            <p className="note small">
                              {pledge.org}：{one.answer}
                            </p>
                          ) : null}
                        </div>
                      ))}
                      <Comment authority={authority} id={pledge.id} of={pledge.org} />
                    </li>
                  ))}
                </ul>
              </section>
            ))
          )
        }
      </Loaded>
    </>
  )
}

function Comment({ authority, id, of }: { authority: string; id: string; of: string }) {
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const send = useCommentPledge(authority)
  if (send.isSuccess)
    return (
      <p className="muted small" role="status">
        {t('pledge.comment_sent')}
      </p>
    )
  if (!open)
    return (
      <button
        type="button"
        className="button small"
        aria-label={t('pledge.comment_on', { org: of })}
        onClick={() => setOpen(true)}
      >
        {t('pledge.comment')}
      </button>
    )
  return (
    <form
      className="stack"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim().length >= 2) send.mutate({ id, text: text.trim() })
      }}
    >
      <TextField
        label={t('pledge.comment')}
        value={text}
        onChange={setText}
        lines={3}
        help={t('pledge.comment_help')}
        required
      />
      <Failure error={send.error} />
      <button type="submit" className="button main" disabled={text.trim().length < 2 || send.isPending}>
        {t('do.send')}
      </button>
    </form>
  )
}
