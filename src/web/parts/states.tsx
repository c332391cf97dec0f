import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { explain, Problem } from '../api/problem.ts'
import { formatMoment } from '../format/date.ts'
import { t } from '../i18n/t.ts'
import { keptAt } from '../offline/kept.ts'

/** Grey lines where the answer will stand, so that nothing jumps when it comes. */
export function Skeleton({ lines = 6 }: { lines?: number }) {
  const widths = ['92%', '78%', '85%', '64%', '88%', '71%']
  return (
    <div role="status" aria-label={t('state.loading')} style={{ display: 'grid', gap: 14, padding: '16px 0' }}>
      {Array.from({ length: lines }, (_, n) => (
        <span className="bone" key={n} style={{ width: widths[n % widths.length] }} />
      ))}
    </div>
  )
}

/** What would come here, and how. */
export function EmptyState({ children, act }: { children: ReactNode; act?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {act}
    </div>
  )
}

/** Why an act was refused, in the form it was asked from; nothing while it was not. */
export function Failure({ error }: { error: unknown }) {
  return error ? (
    <p className="note red" role="alert">
      {explain(error)}
    </p>
  ) : null
}

/** What went wrong and what to do; what was typed elsewhere stays. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const code = error instanceof Problem ? error.code : 'unexpected'
  return (
    <div className="note" role="alert" style={{ display: 'grid', gap: 8, margin: '12px 0', justifyItems: 'start' }}>
      <p className="strong">{explain(error)}</p>
      <p className="muted small">
        {t('error.what_to_do')} <span className="code">{code}</span>
      </p>
      {retry ? (
        <button type="button" className="button small" onClick={retry}>
          {t('do.retry')}
        </button>
      ) : null}
    </div>
  )
}

/** One of the three: waiting, failed, or the answer. An older answer stays on screen while the new one is fetched. */
export function Loaded<T>({
  query,
  children,
  lines,
}: {
  query: UseQueryResult<T>
  children: (data: T) => ReactNode
  lines?: number
}) {
  if (query.data !== undefined) {
    const at = keptAt(query.data)
    return (
      <>
        {at ? <p className="muted small">{t('waiting.read_at', { at: formatMoment(at) })}</p> : null}
        {children(query.data)}
      </>
    )
  }
  if (query.error) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  return <Skeleton {...(lines ? { lines } : {})} />
}
