import { t } from '../i18n/t.ts'

type Confirmed = { readonly confirmResult: string | null; readonly voidedAt: string | null }

/** Green only when the enterprise itself has confirmed; a denial is said as one. */
export function ConfirmTag({ visit }: { visit: Confirmed }) {
  if (visit.voidedAt) return <span className="tag">{t('visit.voided')}</span>
  if (visit.confirmResult === 'confirmed') return <span className="tag green">✓ {t('visit.confirmed')}</span>
  if (visit.confirmResult === 'denied') return <span className="tag red">{t('visit.denied')}</span>
  return <span className="muted small">{t('visit.unconfirmed')}</span>
}
