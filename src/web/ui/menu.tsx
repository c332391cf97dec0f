import { type KeyboardEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { DownIcon } from './icons.tsx'

export type MenuItem = {
  readonly id: string
  readonly label: ReactNode
  /** Why it cannot be done now; the item stays readable and does nothing. */
  readonly why?: string | undefined
  readonly onChoose: () => void
}

type Props = {
  readonly label: ReactNode
  readonly name?: string
  readonly items: readonly MenuItem[]
  readonly align?: 'start' | 'end'
  readonly plain?: boolean
}

/** A button with a list of acts under it; arrows walk, Escape closes, what is not allowed says why. */
export function Menu({ label, name, items, align = 'end', plain }: Props) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!open) return
    box.current?.querySelector<HTMLElement>('[role="menuitem"]')?.focus()
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    return () => document.removeEventListener('pointerdown', away)
  }, [open])
  const onKeyDown = (event: KeyboardEvent) => {
    const all = [...(box.current?.querySelectorAll<HTMLElement>('[role="menuitem"]') ?? [])]
    const here = all.indexOf(document.activeElement as HTMLElement)
    if (event.key === 'Escape') {
      setOpen(false)
      box.current?.querySelector<HTMLElement>('.button')?.focus()
    } else if (event.key === 'ArrowDown') all[(here + 1) % all.length]?.focus()
    else if (event.key === 'ArrowUp') all[(here - 1 + all.length) % all.length]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className="menu-anchor" ref={box} onKeyDown={open ? onKeyDown : undefined}>
      <button
        type="button"
        className={plain ? 'button plain' : 'button'}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {label}
        {name ? <span className="visually-hidden">{name}</span> : null}
        <DownIcon />
      </button>
      {open ? (
        <div className={align === 'start' ? 'menu start' : 'menu'} role="menu">
          {items.map((item) => (
            <button
              type="button"
              role="menuitem"
              className="item"
              key={item.id}
              aria-disabled={item.why !== undefined}
              onClick={() => {
                if (item.why !== undefined) return
                setOpen(false)
                // A box that the act opens gives the focus back to the menu, not to a line that is gone.
                box.current?.querySelector<HTMLElement>('.button')?.focus()
                item.onChoose()
              }}
            >
              <span>{item.label}</span>
              {item.why ? <span className="why">{item.why}</span> : null}
            </button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
