import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { rolesOf, signOut, useSession } from '../../api/session.ts'
import { chooseLocale, LOCALES, type LocaleName, locale } from '../../i18n/locale.ts'
import { t, word } from '../../i18n/t.ts'
import { CalendarFeed } from '../../parts/calendar-feed.tsx'
import { NoticeList } from '../../parts/notice-list.tsx'
import { NoticeTimes } from '../../parts/notice-times.tsx'
import { LOCALE_NAMES, THEME_CHOICES } from '../../shell/person-menu.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { beginTour } from '../../shell/tour.tsx'
import { chooseTheme, type ThemeChoice, themeChoice } from '../../theme/theme.ts'
import { ChoiceField } from '../../ui/field.tsx'

/** Oneself on the phone: notices, how the pages look, leaving. */
export function Me() {
  const session = useSession()
  const [theme, setTheme] = useState<ThemeChoice>(themeChoice())
  return (
    <PhonePage title={session.person?.name ?? session.account.name}>
      <p className="muted">
        {session.orgs.map((org) => org.name).join('、')} ·{' '}
        {rolesOf(session)
          .map((role) => word('role', role))
          .join('、')}
      </p>
      <section className="stack">
        <h2>{t('nav.notices')}</h2>
        <NoticeTimes />
        <NoticeList phone />
      </section>
      <nav className="stack" aria-label={t('nav.me')}>
        {rolesOf(session).includes('monitor') ? (
          <Link to="/m/monitor" className="button block">
            {t('nav.monitor')}
          </Link>
        ) : null}
        <Link to="/m/points" className="button block">
          {t('nav.my_points')}
        </Link>
        <Link to="/m/work" className="button block">
          {t('nav.work_log')}
        </Link>
        <Link to="/m/waiting" className="button block">
          {t('waiting.title')}
        </Link>
      </nav>
      <section className="stack">
        <ChoiceField
          label={t('theme.label')}
          value={[theme]}
          options={THEME_CHOICES.map((choice) => ({ value: choice, label: word('theme', choice) }))}
          onChange={([choice]) => {
            chooseTheme(choice as ThemeChoice)
            setTheme(choice as ThemeChoice)
          }}
        />
        <ChoiceField
          label={t('locale.label')}
          value={[locale()]}
          options={LOCALES.map((one) => ({ value: one, label: LOCALE_NAMES[one] }))}
          onChange={([one]) => chooseLocale(one as LocaleName)}
        />
      </section>
      <CalendarFeed />
      <button type="button" className="button block" onClick={() => beginTour('phone')}>
        {t('tour.title')}
      </button>
      <Link to="/matters" className="button block">
        {t('nav.office')}
      </Link>
      <Link to="/password" className="button block">
        {t('sign_in.change')}
      </Link>
      <Link to="/second-factor" className="button block">
        {t('factor.title')}
      </Link>
      <button type="button" className="button block" onClick={() => void signOut()}>
        {t('do.sign_out')}
      </button>
    </PhonePage>
  )
}
