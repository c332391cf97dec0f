import { useState } from 'react'
import { explain } from '../../api/problem.ts'
import { useConfirmVisit, type VisitRow } from '../../api/visits.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ConfirmTag } from '../../parts/confirm-tag.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'

/** The enterprise says in its portal whether a visit took place; a denial asks what happened. */
export function ConfirmVisit({ visit }: { visit: VisitRow }) {
  const [denying, setDenying] = useState(false)
  const confirm = useConfirmVisit()
  if (visit.confirmResult !== null || visit.voidedAt) return <ConfirmTag visit={visit} />
  return (
    <>
      <button
        type="button"
        className="button small"
        disabled={confirm.isPending}
        onClick={() =>
          confirm.mutate(
            { id: visit.id, result: 'confirmed' },
            { onSuccess: () => tellAfterAct({ sentence: t('link_page.thanks_confirm') }) },
          )
        }
      >
        {t('link_page.visit_yes')}
      </button>
      <button type="button" className="button small" onClick={() => setDenying(true)}>
        {t('link_page.visit_no')}
      </button>
      {confirm.error ? <span role="alert">{explain(confirm.error)}</span> : null}
      {denying ? (
        <ReasonForm
          title={t('portal.deny')}
          label={t('link_page.why')}
          onClose={() => setDenying(false)}
          onSend={async (reason) => {
            await confirm.mutateAsync({ id: visit.id, result: 'denied', reason })
            tellAfterAct({ sentence: t('link_page.thanks_deny') })
          }}
        />
      ) : null}
    </>
  )
}
