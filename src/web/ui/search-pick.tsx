import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { t } from '../i18n/t.ts'
import { Field } from './field.tsx'
import { CloseIcon } from './icons.tsx'

export type Picked = { readonly id: string; readonly name: string; readonly hint?: string | null }

type Props = {
  readonly label: string
  /** Name of the list in the cache. */
  readonly of: string
  readonly find: (text: string) => Promise<readonly Picked[]>
  readonly value: readonly Picked[]
  readonly onChange: (value: Picked[]) => void
  readonly many?: boolean
  readonly required?: boolean
  readonly help?: string
  readonly fault?: string | undefined
}

/**
 * Finds things by part of their name as one types; a touch or the arrow down opens the list, arrows and Enter choose, what is chosen
 * stands above as tags.
 */
export function SearchPick({ label, of, find, value, onChange, many, required, help, fault }: Props) {
  const listId = useId()
  const box = useRef<HTMLDivElement>(null)
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [at, setAt] = useState(0)
  const options = useQuery({
    queryKey: [of, 'pick', text],
    queryFn: () => find(text),
    enabled: open,
    placeholderData: (before) => before,
  })
  const shown = (options.data ?? []).filter((option) => !value.some((one) => one.id === option.id)).slice(0, 12)
  useEffect(() => {
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [])
  const choose = (option: Picked) => {
    onChange(many ? [...value, option] : [option])
    setText('')
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const option = shown[at]
    if (event.key === 'ArrowDown' && !open) setOpen(true)
    else if (event.key === 'ArrowDown') setAt(Math.min(at + 1, shown.length - 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(at - 1, 0))
    else if (event.key === 'Enter' && open && option) choose(option)
    else if (event.key === 'Escape' && open) setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <Field label={label} required={required} help={help} fault={fault}>
      {({ id, describedBy, invalid }) => (
        <div className="menu-anchor" style={{ display: 'grid', gap: 4 }} ref={box}>
          {value.length > 0 ? (
            <div className="row" style={{ gap: 4 }}>
              {value.map((one) => (
                <span className="tag" key={one.id}>
                  {one.name}
                  <button
                    type="button"
                    className="pop-button"
                    aria-label={t('pick.remove', { name: one.name })}
                    onClick={() => onChange(value.filter((other) => other.id !== one.id))}
                  >
                    <CloseIcon />
                  </button>
                </span>
              ))}
            </div>
          ) : null}
          {many || value.length === 0 ? (
            <input
              id={id}
              className="input"
              role="combobox"
              aria-expanded={open}
              aria-controls={listId}
              aria-autocomplete="list"
              aria-activedescendant={open && shown[at] ? `${listId}-${at}` : undefined}
              aria-describedby={describedBy}
              aria-invalid={invalid}
              autoComplete="off"
              placeholder={t('pick.type')}
              value={text}
              onClick={() => setOpen(true)}
              onChange={(event) => {
                setText(event.target.value)
                setOpen(true)
                setAt(0)
              }}
              onKeyDown={onKeyDown}
            />
          ) : null}
          {open && (many || value.length === 0) ? (
            <div
              className="menu start"
              id={listId}
              role="listbox"
              aria-label={label}
              style={{ width: '100%', maxWidth: 'none' }}
            >
              {shown.map((option, n) => (
                <div
                  key={option.id}
                  id={`${listId}-${n}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={n === at}
                  className="item"
                  style={n === at ? { background: 'var(--hover)' } : undefined}
                  onPointerDown={(event) => {
                    event.preventDefault()
                    choose(option)
                  }}
                >
                  <span>{option.name}</span>
                  {option.hint ? <span className="why">{option.hint}</span> : null}
                </div>
              ))}
              {shown.length === 0 ? (
                <div className="item" role="option" aria-selected="false" aria-disabled="true" tabIndex={-1}>
                  {options.isFetching ? t('state.loading') : t('pick.none')}
                </div>
              ) : null}
            </div>
          ) : null}
        </div>
      )}
    </Field>
  )
}
