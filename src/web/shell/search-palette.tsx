import { useNavigate } from '@tanstack/react-router'
import { type KeyboardEvent, useId, useLayoutEffect, useRef, useState } from 'react'
import { explain } from '../api/problem.ts'
import { type Found, useFound } from '../api/search.ts'
import { useSession } from '../api/session.ts'
import { t } from '../i18n/t.ts'
import { FoundLine, groupTitle } from '../parts/found-list.tsx'
import { placeOfFound, recentlyFound, rememberFound } from '../parts/found-place.ts'

/** Search over the page: what is found as one types, by kind; arrows walk, Enter opens, Ctrl+Enter shows everything. */
export function SearchPalette({ onClose }: { onClose: () => void }) {
  const session = useSession()
  const navigate = useNavigate()
  const box = useRef<HTMLDialogElement>(null)
  const listId = useId()
  const [typed, setTyped] = useState('')
  const [at, setAt] = useState(0)
  const found = useFound(typed)
  useLayoutEffect(() => {
    const palette = box.current
    if (palette && !palette.open) palette.showModal()
    return () => palette?.close()
  }, [])
  const asked = typed.trim() !== ''
  const groups = asked
    ? (found.data?.groups ?? []).map((group) => ({ title: groupTitle(group), hits: group.hits }))
    : [{ title: t('search.recent'), hits: recentlyFound(session.account.id) }].filter(({ hits }) => hits.length > 0)
  const all = groups.flatMap(({ hits }) => hits as readonly Found[])
  const open = (hit: Found) => {
    rememberFound(session.account.id, hit)
    onClose()
    void navigate(placeOfFound(hit))
  }
  const everything = () => {
    onClose()
    void navigate({ to: '/search', search: { q: typed.trim() } })
  }
  const go = (n: number) => {
    const next = Math.max(0, Math.min(all.length - 1, n))
    setAt(next)
    box.current?.querySelector(`[data-at="${next}"]`)?.scrollIntoView({ block: 'nearest' })
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') go(at + 1)
    else if (event.key === 'ArrowUp') go(at - 1)
    else if (event.key === 'Enter' && asked && (event.ctrlKey || event.metaKey || all.length === 0)) everything()
    else if (event.key === 'Enter' && all[at]) open(all[at])
    else return
    event.preventDefault()
  }
  let n = -1
  return (
    <dialog
      ref={box}
      className="dialog palette"
      aria-label={t('search.title')}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      onPointerDown={(event) => {
        if (event.target === box.current) onClose()
      }}
    >
      <div className="box">
        <input
          className="input palette-input"
          role="combobox"
          aria-label={t('search.title')}
          aria-expanded={all.length > 0}
          aria-controls={listId}
          aria-autocomplete="list"
          aria-activedescendant={all[at] ? `${listId}-${at}` : undefined}
          autoComplete="off"
          placeholder={t('search.placeholder')}
          value={typed}
          onChange={(event) => {
            setTyped(event.target.value)
            setAt(0)
          }}
          onKeyDown={onKeyDown}
        />
        <div className="palette-list" id={listId} role="listbox" aria-label={t('search.results')}>
          {groups.map((group) => (
            <div key={group.title} role="group" aria-label={group.title}>
              <p className="found-group" aria-hidden="true">
                {group.title}
              </p>
              {group.hits.map((hit) => {
                n++
                const place = n
                return (
                  <div
                    key={hit.id}
                    id={`${listId}-${place}`}
                    data-at={place}
                    role="option"
                    tabIndex={-1}
                    aria-selected={place === at}
                    className="found"
                    onPointerMove={() => setAt(place)}
                    onClick={() => open(hit)}
                    onKeyDown={onKeyDown}
                  >
                    <FoundLine hit={hit} typed={typed} />
                  </div>
                )
              })}
            </div>
          ))}
        </div>
        <p className="palette-foot" role="status">
          {asked && found.error
            ? explain(found.error)
            : asked && found.data && all.length === 0
              ? t('search.nothing', { q: typed.trim() })
              : t('search.keys')}
        </p>
      </div>
    </dialog>
  )
}
