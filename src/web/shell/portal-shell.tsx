import { Link, Outlet } from '@tanstack/react-router'
import { t } from '../i18n/t.ts'
import { AfterActLine } from '../parts/after-act.tsx'
import { OfflineBar } from '../parts/offline.tsx'
import { Bell } from './bell.tsx'
import { Mark } from './mark.tsx'
import { PersonMenu } from './person-menu.tsx'
import { Tour } from './tour.tsx'

/** The enterprise's frame: its own matters and visits, nothing else. */
export function PortalShell() {
  return (
    <div className="phone">
      <a className="skip" href="#content">
        {t('do.skip_to_content')}
      </a>
      <OfflineBar />
      <div style={{ maxWidth: 860, margin: '0 auto', padding: '0 16px 80px' }}>
        <header className="row apart" style={{ minHeight: 56, flexWrap: 'nowrap' }}>
          <Link to="/portal" className="row strong" style={{ color: 'var(--ink)', flexWrap: 'nowrap', minWidth: 0 }}>
            <Mark />
            <span>{t('app.name')}</span>
          </Link>
          <span className="row" style={{ flexWrap: 'nowrap' }}>
            <Bell to="/portal" />
            <PersonMenu label={t('nav.me')} />
          </span>
        </header>
        <main id="content" className="stack wide" tabIndex={-1}>
          <Outlet />
        </main>
      </div>
      <AfterActLine />
      <Tour />
    </div>
  )
}
