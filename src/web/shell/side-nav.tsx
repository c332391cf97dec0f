import { Link, useNavigate, useRouterState } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { rolesOf, useSession } from '../api/session.ts'
import { t } from '../i18n/t.ts'
import { DownIcon, StarIcon } from '../ui/icons.tsx'
import { favourites, pin, placeOf, useGoing, went } from './place-use.ts'
import { type Place, type PlaceGroup, placesFor } from './places.ts'

/** The places of one's roles: pinned and usual ones first, the others in groups that stay as one folded them, all found by typing. */
export function SideNav({ open }: { open: boolean }) {
  const session = useSession()
  const navigate = useNavigate()
  const path = useRouterState({ select: (state) => state.location.pathname })
  const groups = placesFor(rolesOf(session))
  const [going, change] = useGoing(session.account.id)
  const [typed, setTyped] = useState('')
  const box = useRef<HTMLInputElement>(null)
  const here = placeOf(groups, path)
  const to = here?.to
  useEffect(() => {
    if (to) change((before) => went(before, to))
  }, [to, change])
  useGoKeys(groups, box)
  const wanted = typed.trim().toLowerCase()
  const found = groups.flatMap((group) => group.places).filter((place) => t(place.label).toLowerCase().includes(wanted))
  const first = favourites(groups, going)
  const leave = (place: Place | undefined) => {
    if (!place) return
    setTyped('')
    void navigate({ to: place.to })
  }
  return (
    <nav className={open ? 'side open' : 'side'} aria-label={t('nav.main')}>
      <form
        role="search"
        aria-label={t('nav.find')}
        onSubmit={(event) => {
          event.preventDefault()
          leave(found[0])
        }}
      >
        <input
          ref={box}
          type="search"
          className="input side-find"
          aria-label={t('nav.find')}
          placeholder={t('nav.find')}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') setTyped('')
          }}
        />
      </form>
      {wanted ? (
        <ul>
          {found.map((place) => (
            <PlaceLink key={place.to} place={place} />
          ))}
          {found.length === 0 ? <li className="muted small side-none">{t('nav.find_none')}</li> : null}
        </ul>
      ) : (
        <>
          {first.length > 0 ? (
            <>
              <h2>{t('nav.usual')}</h2>
              <ul>
                {first.map((place) => (
                  <PlaceLink
                    key={place.to}
                    place={place}
                    pinned={going.pinned.includes(place.to)}
                    current={place === here}
                    onPin={() => change((before) => pin(before, place.to))}
                  />
                ))}
              </ul>
            </>
          ) : null}
          {groups.map((group, n) => (
            <Group
              key={group.title}
              group={group}
              open={going.open[group.title] ?? (n === 0 || group.places.some((place) => place === here))}
              here={here}
              pinned={going.pinned}
              onFold={(isOpen) => change((before) => ({ ...before, open: { ...before.open, [group.title]: isOpen } }))}
              onPin={(place) => change((before) => pin(before, place))}
            />
          ))}
        </>
      )}
    </nav>
  )
}

type GroupProps = {
  readonly group: PlaceGroup
  readonly open: boolean
  readonly here: Place | undefined
  readonly pinned: readonly string[]
  readonly onFold: (open: boolean) => void
  readonly onPin: (to: string) => void
}

function Group({ group, open, here, pinned, onFold, onPin }: GroupProps) {
  return (
    <div className="side-group">
      <h2>
        <button type="button" aria-expanded={open} onClick={() => onFold(!open)}>
          {t(group.title)}
          <DownIcon />
        </button>
      </h2>
      {open ? (
        <ul>
          {group.places.map((place) => (
            <PlaceLink
              key={place.to}
              place={place}
              current={place === here}
              pinned={pinned.includes(place.to)}
              onPin={() => onPin(place.to)}
            />
          ))}
        </ul>
      ) : null}
    </div>
  )
}

type LinkProps = {
  readonly place: Place
  readonly current?: boolean
  readonly pinned?: boolean
  readonly onPin?: () => void
}

/** A place; the one where one is can be pinned to the top. */
function PlaceLink({ place, current, pinned, onPin }: LinkProps) {
  return (
    <li className="side-place">
      <Link to={place.to} activeOptions={{ includeSearch: false }}>
        {t(place.label)}
      </Link>
      {current && onPin ? (
        <button
          type="button"
          className="icon-button pin"
          aria-pressed={pinned}
          aria-label={t('nav.pin', { place: t(place.label) })}
          title={t(pinned ? 'nav.unpin_title' : 'nav.pin_title')}
          onClick={onPin}
        >
          <StarIcon />
        </button>
      ) : null}
    </li>
  )
}

/** `g` and a letter goes to a place, `g g` to the box that finds one; nothing happens while one types or a dialog is open. */
function useGoKeys(groups: readonly PlaceGroup[], box: React.RefObject<HTMLInputElement | null>) {
  const navigate = useNavigate()
  const state = useRef({ groups, since: Number.NEGATIVE_INFINITY })
  state.current.groups = groups
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const target = event.target as HTMLElement
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
      if (/^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName) && (target as HTMLInputElement).type !== 'checkbox') return
      const waiting = event.timeStamp - state.current.since < 1_500
      state.current.since = event.key === 'g' && !waiting ? event.timeStamp : Number.NEGATIVE_INFINITY
      if (!waiting) return
      if (event.key === 'g') box.current?.focus()
      else {
        const place = state.current.groups.flatMap((group) => group.places).find((one) => one.key === event.key)
        if (!place) return
        void navigate({ to: place.to })
      }
      // In the capture phase: the list below must not take the second letter for its own.
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('keydown', onKey, { capture: true })
    return () => document.removeEventListener('keydown', onKey, { capture: true })
  }, [navigate, box])
}
