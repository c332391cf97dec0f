import { useState } from 'react'
import { type Enterprise, useRevokeLink } from '../api/enterprises.ts'
import { formatMoment } from '../format/date.ts'
import { t } from '../i18n/t.ts'
import { tellAfterAct } from './after-act.tsx'
import { ReasonForm } from './reason-form.tsx'

/** The enterprise's own link that works now, and how to take it back. */
export function StandingLink({ enterprise }: { enterprise: Pick<Enterprise, 'id' | 'standingLink'> }) {
  const [asks, setAsks] = useState(false)
  const revoke = useRevokeLink(enterprise.id)
  if (!enterprise.standingLink) return null
  const { createdAt, expiresAt } = enterprise.standingLink
  return (
    <div className="row apart small">
      <span className="muted">
        {t('link_out.standing', { made: formatMoment(createdAt), until: formatMoment(expiresAt) })}
      </span>
      <button type="button" className="button small plain" onClick={() => setAsks(true)}>
        {t('link_out.revoke')}
      </button>
      {asks ? (
        <ReasonForm
          title={t('link_out.revoke')}
          send={t('link_out.revoke')}
          onClose={() => setAsks(false)}
          onSend={async (reason) => {
            await revoke.mutateAsync({ reason })
            tellAfterAct({ sentence: t('link_out.revoked') })
          }}
        >
          <p>{t('link_out.revoke_asks')}</p>
        </ReasonForm>
      ) : null}
    </div>
  )
}
