import { Link } from '@tanstack/react-router'
import { t } from '../../i18n/t.ts'

/** The code to follow by, shown this once. */
export function Receipt({ code, authority, next }: { code: string; authority: string; next?: string }) {
  return (
    <>
      <h1>{t('complain.received')}</h1>
      {next ? <p>{next}</p> : null}
      <p className="note" role="status">
        {t('complain.code_once')}
      </p>
      <p className="code strong" style={{ fontSize: 22, letterSpacing: 0, overflowWrap: 'anywhere' }}>
        {code}
      </p>
      <p>
        <Link to="/p/$authority/complaint" params={{ authority }}>
          {t('complain.follow')}
        </Link>
      </p>
    </>
  )
}
