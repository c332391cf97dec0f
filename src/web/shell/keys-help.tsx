import { useEffect, useState } from 'react'
import { rolesOf, useSession } from '../api/session.ts'
import { t } from '../i18n/t.ts'
import { Dialog } from '../ui/dialog.tsx'
import { placesFor } from './places.ts'

const KEYS = [
  ['Ctrl K  /', 'keys.search'],
  ['j  k', 'keys.walk'],
  ['Enter', 'keys.open'],
  ['x', 'keys.choose'],
  ['a', 'keys.assign'],
  ['d', 'keys.classify'],
  ['m', 'keys.merge'],
  ['s', 'keys.split'],
  ['c', 'keys.compare'],
  ['g g', 'keys.find_place'],
  ['?', 'keys.help'],
  ['Esc', 'keys.close'],
] as const

/** `?` shows which keys do what, from anywhere one is not typing. */
export function KeysHelp() {
  const [open, setOpen] = useState(false)
  const roles = rolesOf(useSession())
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName)) return
      if (document.querySelector('dialog[open]')) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  if (!open) return null
  return (
    <Dialog title={t('keys.title')} wide onClose={() => setOpen(false)}>
      <div tabIndex={0} role="region" aria-label={t('keys.title')}>
        <dl className="keys">
          {KEYS.map(([key, label]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(label)}</dd>
            </div>
          ))}
        </dl>
        <h3>{t('keys.places')}</h3>
        <dl className="keys two">
          {placesFor(roles).flatMap((group) =>
            group.places.flatMap((place) =>
              place.key ? (
                <div key={place.to}>
                  <dt>
                    <kbd>g {place.key}</kbd>
                  </dt>
                  <dd>{t(place.label)}</dd>
                </div>
              ) : (
                []
              ),
            ),
          )}
        </dl>
      </div>
    </Dialog>
  )
}
