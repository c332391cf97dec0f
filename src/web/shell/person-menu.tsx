import { useNavigate } from '@tanstack/react-router'
import { rolesOf, signOut, useSession } from '../api/session.ts'
import { chooseLocale, LOCALES, type LocaleName, locale } from '../i18n/locale.ts'
import { t, word } from '../i18n/t.ts'
import { chooseTheme, type ThemeChoice, themeChoice } from '../theme/theme.ts'
import { Menu } from '../ui/menu.tsx'
import { beginTour, tourOf } from './tour.tsx'

export const LOCALE_NAMES: Record<LocaleName, string> = { 'zh-CN': '简体中文', 'zh-TW': '繁體中文', en: 'English' }
export const THEME_CHOICES = ['system', 'light', 'dark'] as const satisfies readonly ThemeChoice[]

/** Oneself: theme, language, password, the phone's pages, leaving. */
export function PersonMenu({ label }: { label?: string }) {
  const session = useSession()
  const navigate = useNavigate()
  const name = session.person?.name ?? session.enterprise?.name ?? session.account.name
  const tour = session.enterprise ? 'portal' : tourOf(rolesOf(session))
  const items = [
    ...THEME_CHOICES.map((choice) => ({
      id: `theme-${choice}`,
      label: `${t('theme.label')}：${word('theme', choice)}${themeChoice() === choice ? ' ✓' : ''}`,
      onChoose: () => chooseTheme(choice),
    })),
    ...LOCALES.map((one) => ({
      id: one,
      label: `${LOCALE_NAMES[one]}${locale() === one ? ' ✓' : ''}`,
      onChoose: () => chooseLocale(one),
    })),
    ...(session.person
      ? [{ id: 'phone', label: t('nav.phone'), onChoose: () => void navigate({ to: '/m/today' }) }]
      : []),
    ...(tour ? [{ id: 'tour', label: t('tour.title'), onChoose: () => beginTour(tour) }] : []),
    ...(session.byLink
      ? []
      : [
          { id: 'password', label: t('sign_in.change'), onChoose: () => void navigate({ to: '/password' }) },
          { id: 'factor', label: t('factor.title'), onChoose: () => void navigate({ to: '/second-factor' }) },
        ]),
    { id: 'out', label: t('do.sign_out'), onChoose: () => void signOut() },
  ]
  return (
    <Menu plain label={<span className="nowrap">{label ?? name}</span>} {...(label ? { name } : {})} items={items} />
  )
}
