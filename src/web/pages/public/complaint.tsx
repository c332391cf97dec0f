import { Link, useParams, useRouterState } from '@tanstack/react-router'
import { useState } from 'react'
import { useFollowComplaint } from '../../api/complaints.ts'
import { explain } from '../../api/problem.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { TextField } from '../../ui/field.tsx'

/** How a complaint stands, by its code. The code may stand behind `#`, which no server ever sees. */
export function ComplaintPage() {
  const { authority = '' } = useParams({ strict: false }) as { authority?: string }
  const hash = useRouterState({ select: (state) => state.location.hash })
  const [code, setCode] = useState(decodeURIComponent(hash))
  const ask = useFollowComplaint(authority)
  const found = ask.data
  return (
    <>
      <h1>{t('complain.follow')}</h1>
      <form
        className="stack wide"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          if (code.trim()) ask.mutate(code.trim())
        }}
      >
        <TextField
          label={t('complain.code')}
          value={code}
          onChange={setCode}
          required
          help={t('complain.code_help')}
          fault={ask.error ? explain(ask.error) : undefined}
        />
        <button type="submit" className="button main block" disabled={code.trim() === '' || ask.isPending}>
          {t('do.search')}
        </button>
      </form>
      {found ? (
        <section className="panel" style={{ marginTop: 16 }} aria-live="polite">
          <div className="head">
            <h2>{found.title}</h2>
            <span className="tag">{word('complain.stage', found.stage)}</span>
          </div>
          <dl className="body facts">
            <dt>{t('complain.kind')}</dt>
            <dd>{found.kind}</dd>
            <dt>{t('complain.received_on')}</dt>
            <dd>{formatDay(found.receivedOn)}</dd>
            {found.reason ? (
              <>
                <dt>{t('complain.reason')}</dt>
                <dd>{found.reason}</dd>
              </>
            ) : null}
            {found.refer ? (
              <>
                <dt>{t('complain.refer_to')}</dt>
                <dd>{found.refer}</dd>
              </>
            ) : null}
            {found.result ? (
              <>
                <dt>{t('complain.result')}</dt>
                <dd>
                  {found.result}
                  {found.reply ? <p>{found.reply}</p> : null}
                </dd>
              </>
            ) : null}
            {found.on ? (
              <>
                <dt>{t('complain.on')}</dt>
                <dd>{formatDay(found.on)}</dd>
              </>
            ) : null}
          </dl>
        </section>
      ) : null}
      <p style={{ marginTop: 16 }}>
        <Link to="/p/$authority/complain" params={{ authority }}>
          {t('complain.title')}
        </Link>
      </p>
    </>
  )
}
