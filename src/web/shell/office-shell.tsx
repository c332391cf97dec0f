import { Link, Outlet, useRouterState } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { rolesOf, useSession } from '../api/session.ts'
import { t } from '../i18n/t.ts'
import { AfterActLine } from '../parts/after-act.tsx'
import { BulkHost } from '../parts/bulk/bulk-host.tsx'
import { OfflineBar } from '../parts/offline.tsx'
import { MenuIcon } from '../ui/icons.tsx'
import { Bell } from './bell.tsx'
import { KeysHelp } from './keys-help.tsx'
import { Mark } from './mark.tsx'
import { PersonMenu } from './person-menu.tsx'
import { SearchButton } from './search-button.tsx'
import { SideNav } from './side-nav.tsx'
import { Tour, TourOffer, tourOf } from './tour.tsx'
import { Tray } from './tray.tsx'

/** The office's frame: places on the left by role, search, notices and oneself above. */
export function OfficeShell() {
  const session = useSession()
  const [open, setOpen] = useState(false)
  const tour = tourOf(rolesOf(session))
  const path = useRouterState({ select: (state) => state.location.pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: going somewhere closes the drawer
  useEffect(() => setOpen(false), [path])
  return (
    <>
      <a className="skip" href="#content">
        {t('do.skip_to_content')}
      </a>
      <div className="office">
        <header className="top">
          <button
            type="button"
            className="icon-button side-button"
            aria-label={t('nav.main')}
            aria-expanded={open}
            onClick={() => setOpen(!open)}
          >
            <MenuIcon />
          </button>
          <Link to="/" className="brand">
            <Mark />
            <span>{t('app.name')}</span>
          </Link>
          <span className="grow muted nowrap" style={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
            {session.authority.name}
          </span>
          <SearchButton />
          <Tray />
          <Bell to="/notices" />
          <PersonMenu />
        </header>
        <SideNav open={open} />
        <main id="content" tabIndex={-1}>
          <OfflineBar />
          <Outlet />
        </main>
      </div>
      <KeysHelp />
      <BulkHost />
      <AfterActLine />
      {tour ? <TourOffer name={tour} /> : null}
      <Tour />
    </>
  )
}
