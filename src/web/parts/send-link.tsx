import { useState } from 'react'
import type { makeAccessLink } from '#http/contract/confirm.ts'
import { call, newKey } from '../api/client.ts'
import { explain } from '../api/problem.ts'
import { useMay } from '../api/session.ts'
import { formatMoment } from '../format/date.ts'
import { t } from '../i18n/t.ts'
import { Qr } from './qr.tsx'

const WORDS = {
  visit_confirm: 'link_out.visit',
  matter_confirm: 'link_out.matter',
  enterprise: 'link_out.enterprise',
} as const

/** Makes a link for the enterprise: single use, expiring; or its standing one. To be sent by whatever both sides use, or scanned. */
export function SendLink({ purpose, id }: { purpose: 'visit_confirm' | 'matter_confirm' | 'enterprise'; id: string }) {
  const may = useMay()
  const [link, setLink] = useState<{ path: string; expiresAt: string }>()
  const [failure, setFailure] = useState<string>()
  if (!may('access_link.make')) return null
  async function make() {
    try {
      setFailure(undefined)
      setLink(
        await call<typeof makeAccessLink>('POST', '/api/access-links', {
          body: { purpose, thingId: id },
          key: newKey(),
        }),
      )
    } catch (error) {
      setFailure(explain(error))
    }
  }
  return (
    <div className="stack tight" style={{ marginTop: 10 }}>
      {link ? (
        <div className="note stack tight">
          {purpose === 'enterprise' ? (
            <div className="row" style={{ alignItems: 'center' }}>
              <Qr to={link.path} label={t('link_out.enterprise')} size={140} />
              <p className="small">{t('link_out.enterprise_what')}</p>
            </div>
          ) : null}
          <p className="code pre small" style={{ overflowWrap: 'anywhere' }}>
            {new URL(link.path, location.origin).href}
          </p>
          <div className="row apart">
            <span className="muted small">
              {t(purpose === 'enterprise' ? 'link_out.stands_until' : 'link_out.until', {
                at: formatMoment(link.expiresAt),
              })}
            </span>
            <button
              type="button"
              className="button small"
              onClick={() => void navigator.clipboard.writeText(new URL(link.path, location.origin).href)}
            >
              {t('do.copy_link')}
            </button>
          </div>
        </div>
      ) : (
        <button type="button" className="button small" onClick={() => void make()}>
          {t(WORDS[purpose])}
        </button>
      )}
      {failure ? (
        <p className="small" role="alert" style={{ color: 'var(--red)' }}>
          {failure}
        </p>
      ) : null}
    </div>
  )
}
