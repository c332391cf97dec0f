import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import { t } from '../i18n/t.ts'
import { createStore } from '../parts/store.ts'
import { TOURS, type TourName } from './tour-steps.ts'

/** The tour for whoever works at a desk; none for administrators, whose pages are few. */
export function tourOf(roles: readonly string[]): TourName | null {
  if (roles.some((role) => ['office', 'leader', 'viewer'].includes(role))) return 'office'
  return roles.some((role) => role === 'head' || role === 'handler') ? 'unit' : null
}

const going = createStore<{ readonly name: TourName; readonly at: number } | null>(null)
const SEEN = 'lianqi.tour.seen'

/** Begins the tour of a frame, at its first stop. */
export function beginTour(name: TourName): void {
  localStorage.setItem(SEEN, '1')
  going.set({ name, at: 0 })
}

/** A newcomer is offered the tour once in this browser; declined or begun, it is not offered again. */
export function TourOffer({ name }: { name: TourName }) {
  const [offered, setOffered] = useState(() => localStorage.getItem(SEEN) === null)
  const now = going.use()
  if (!offered || now) return null
  const answer = (work?: () => void) => {
    localStorage.setItem(SEEN, '1')
    setOffered(false)
    work?.()
  }
  return (
    <aside className="tour" aria-label={t('tour.title')}>
      <p>{t('tour.offer')}</p>
      <div className="row end">
        <button type="button" className="button small" onClick={() => answer()}>
          {t('tour.no')}
        </button>
        <button type="button" className="button main small" onClick={() => answer(() => beginTour(name))}>
          {t('tour.begin')}
        </button>
      </div>
    </aside>
  )
}

/** The stop one is at: its page is opened, what is spoken of is outlined, the words stand beside; Escape ends it. */
export function Tour() {
  const now = going.use()
  return now ? <StopShown key={`${now.name} ${now.at}`} name={now.name} at={now.at} /> : null
}

function StopShown({ name, at }: { name: TourName; at: number }) {
  const stops = TOURS[name]
  const stop = stops[at]
  const navigate = useNavigate()
  const panel = useRef<HTMLElement>(null)
  useEffect(() => {
    if (!stop) return
    void navigate({ href: stop.to })
    return outline(stop.mark)
  }, [stop, navigate])
  useEffect(() => {
    panel.current?.focus()
    const escape = (event: KeyboardEvent) => {
      if (event.key === 'Escape') going.set(null)
    }
    document.addEventListener('keydown', escape)
    return () => document.removeEventListener('keydown', escape)
  }, [])
  if (!stop) return null
  const last = at === stops.length - 1
  return (
    <aside className="tour" aria-label={t('tour.title')} tabIndex={-1} ref={panel}>
      <p className="muted small">{t('tour.step', { n: at + 1, of: stops.length })}</p>
      <p>{t(stop.say)}</p>
      <div className="row end">
        <button type="button" className="button small" onClick={() => going.set(null)}>
          {t('tour.end')}
        </button>
        {at > 0 ? (
          <button type="button" className="button small" onClick={() => going.set({ name, at: at - 1 })}>
            {t('tour.before')}
          </button>
        ) : null}
        {last ? null : (
          <button type="button" className="button main small" onClick={() => going.set({ name, at: at + 1 })}>
            {t('tour.next')}
          </button>
        )}
      </div>
    </aside>
  )
}

/** Outlines the first that fits as soon as it is there; answers how to take the outline away. */
function outline(mark: string): () => void {
  let shown: Element | null = null
  const look = setInterval(() => {
    const found = document.querySelector(mark)
    if (!found || found === shown) return
    shown?.classList.remove('tour-mark')
    shown = found
    found.classList.add('tour-mark')
    found.scrollIntoView({ block: 'nearest' })
  }, 150)
  return () => {
    clearInterval(look)
    shown?.classList.remove('tour-mark')
  }
}
