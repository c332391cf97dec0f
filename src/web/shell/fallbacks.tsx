import { Link } from '@tanstack/react-router'
import { t } from '../i18n/t.ts'
import { ErrorState } from '../parts/states.tsx'

export function PageMissing() {
  return (
    <main className="narrow">
      <h1>{t('error.page_missing')}</h1>
      <p>
        <Link to="/">{t('do.back')}</Link>
      </p>
    </main>
  )
}

/** A page that broke: says so, keeps the rest of the product usable. */
export function PageFailed({ error, reset }: { error: unknown; reset?: () => void }) {
  return (
    <div style={{ padding: 20, maxWidth: 720 }}>
      <ErrorState error={error} {...(reset ? { retry: reset } : {})} />
    </div>
  )
}
