import { Link, Outlet } from '@tanstack/react-router'
import { useEffect } from 'react'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/t.ts'
import { startOffline } from '../offline/start.ts'
import { WaitingBar } from '../offline/waiting-bar.tsx'
import { AfterActLine } from '../parts/after-act.tsx'
import { SearchIcon } from '../ui/icons.tsx'
import { TABS } from './tabs.ts'
import { Tour } from './tour.tsx'

/** The phone's frame: four tabs, the page above them. Nothing here ranks anyone. */
export function PhoneShell() {
  const session = useSession()
  useEffect(() => startOffline(session), [session])
  return (
    <div className="phone">
      <a className="skip" href="#content">
        {t('do.skip_to_content')}
      </a>
      <WaitingBar />
      <div className="phone-frame" id="content">
        <Outlet />
      </div>
      <nav className="tabbar" aria-label={t('nav.main')}>
        {TABS.map(({ to, label, Icon }) => (
          <Link key={to} to={to} activeOptions={{ includeSearch: false }}>
            <Icon />
            {t(label)}
          </Link>
        ))}
      </nav>
      <AfterActLine />
      <Tour />
    </div>
  )
}

/** Title above a phone page; `back` leads one step up. */
export function PhonePage({
  title,
  back,
  aside,
  children,
}: {
  title: string
  back?: string
  aside?: React.ReactNode
  children: React.ReactNode
}) {
  return (
    <>
      <header>
        {back ? (
          <Link to={back} className="icon-button" aria-label={t('do.back')} style={{ marginInlineStart: -12 }}>
            <BackArrow />
          </Link>
        ) : null}
        <h1>{title}</h1>
        {aside}
        <Link to="/m/search" className="icon-button" aria-label={t('search.title')}>
          <SearchIcon />
        </Link>
      </header>
      <main>{children}</main>
    </>
  )
}

function BackArrow() {
  return (
    <svg
      width="22"
      height="22"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
    >
      <path d="M15 5l-7 7 7 7" />
    </svg>
  )
}
