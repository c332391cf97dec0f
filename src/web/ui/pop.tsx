import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'

type Props = {
  readonly children: ReactNode
  readonly content: ReactNode
  readonly className?: string
  readonly name?: string
}

/** A touch opens an explanation beside what it explains; Escape or a touch elsewhere closes it. */
export function Pop({ children, content, className, name }: Props) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLSpanElement>(null)
  const pop = useRef<HTMLSpanElement>(null)
  useEffect(() => {
    if (!open) return
    const away = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false)
    }
    const escape = (event: globalThis.KeyboardEvent) => {
      if (event.key === 'Escape') setOpen(false)
    }
    document.addEventListener('pointerdown', away)
    document.addEventListener('keydown', escape)
    return () => {
      document.removeEventListener('pointerdown', away)
      document.removeEventListener('keydown', escape)
    }
  }, [open])
  // Kept inside the window: a clock at the right edge of a table must not open past it.
  useLayoutEffect(() => {
    const element = pop.current
    if (!open || !element) return
    const over = element.getBoundingClientRect().right - (document.documentElement.clientWidth - 8)
    if (over > 0) element.style.transform = `translateX(${-over}px)`
  }, [open])
  return (
    <span className="menu-anchor" ref={box}>
      <button
        type="button"
        className={className ?? 'pop-button'}
        aria-expanded={open}
        aria-label={name}
        onClick={() => setOpen(!open)}
      >
        {children}
      </button>
      {open ? (
        <span className="pop" role="note" ref={pop} style={{ display: 'block', left: 0, top: 'calc(100% + 4px)' }}>
          {content}
        </span>
      ) : null}
    </span>
  )
}
