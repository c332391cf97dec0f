import { type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react'

type Props = {
  readonly children: ReactNode
  readonly content: ReactNode
  readonly className?: string
  readonly name?: string
}

const EDGE = 8

/** Below what it explains, above where there is no room below; always inside the window. */
function place(element: HTMLElement, at: DOMRect): void {
  const { width, height } = element.getBoundingClientRect()
  const { clientWidth, clientHeight } = document.documentElement
  const above = at.bottom + height + EDGE > clientHeight && at.top > height + EDGE
  element.style.left = `${Math.max(EDGE, Math.min(at.left, clientWidth - width - EDGE))}px`
  element.style.top = `${above ? at.top - height - 4 : at.bottom + 4}px`
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
  // In the top layer: no table that scrolls cuts it off, no head that sticks lies over it. It follows what it explains.
  useLayoutEffect(() => {
    const element = pop.current
    const anchor = box.current
    if (!open || !element || !anchor) return
    element.showPopover?.()
    const follow = () => place(element, anchor.getBoundingClientRect())
    follow()
    addEventListener('scroll', follow, true)
    addEventListener('resize', follow)
    return () => {
      removeEventListener('scroll', follow, true)
      removeEventListener('resize', follow)
    }
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
        <span className="pop fixed" role="note" ref={pop} popover="manual">
          {content}
        </span>
      ) : null}
    </span>
  )
}
