import { lazy, Suspense, useEffect, useState } from 'react'
import { t } from '../i18n/t.ts'
import { SearchIcon } from '../ui/icons.tsx'

const Palette = lazy(async () => ({ default: (await import('./search-palette.tsx')).SearchPalette }))

/** Search in the head of the page; Ctrl+K or / opens it from anywhere one is not typing. */
export function SearchButton() {
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const typing = /^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName)
      const asked =
        ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === 'k') ||
        (event.key === '/' && !typing && !event.ctrlKey && !event.altKey && !event.metaKey)
      if (!asked || document.querySelector('dialog[open]')) return
      event.preventDefault()
      setOpen(true)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
  return (
    <>
      <button type="button" className="search-button" aria-keyshortcuts="Control+K /" onClick={() => setOpen(true)}>
        <SearchIcon />
        <span>{t('search.title')}</span>
        <kbd>Ctrl K</kbd>
      </button>
      {open ? (
        <Suspense>
          <Palette onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
