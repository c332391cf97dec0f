import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'
import { t } from '../i18n/t.ts'
import { focusFirst } from './first-focus.ts'
import { CloseIcon } from './icons.tsx'

type Props = {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly bottom?: ReactNode
  readonly wide?: boolean
  /** Makes the box a form: Enter sends it. */
  readonly onSubmit?: () => void
}

/**
 * A modal box on the browser's own dialog: it opens at the first field that is to be filled in, focus is kept inside and given back to
 * where it was, Escape closes.
 */
export function Dialog({ title, onClose, children, bottom, wide, onSubmit }: Props) {
  const ref = useRef<HTMLDialogElement>(null)
  const id = useId()
  // Closed while it is still in the page: taken out open, it would leave the focus nowhere.
  useLayoutEffect(() => {
    const dialog = ref.current
    if (!dialog) return
    if (!dialog.open) dialog.showModal()
    const stop = focusFirst(dialog)
    return () => {
      stop()
      dialog.close()
    }
  }, [])
  const inside = (
    <>
      <div className="top">
        <h2 id={id}>{title}</h2>
        <button type="button" className="icon-button" aria-label={t('do.close')} onClick={onClose}>
          <CloseIcon />
        </button>
      </div>
      <div className="middle">{children}</div>
      {bottom ? <div className="bottom">{bottom}</div> : null}
    </>
  )
  return (
    <dialog
      ref={ref}
      tabIndex={-1}
      className={wide ? 'dialog wide' : 'dialog'}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      {onSubmit ? (
        <form
          noValidate
          onSubmit={(event) => {
            event.preventDefault()
            onSubmit()
          }}
        >
          {inside}
        </form>
      ) : (
        <div className="box">{inside}</div>
      )}
    </dialog>
  )
}

type Ways = {
  readonly onCancel: () => void
  /** Not yet, or already on its way. */
  readonly disabled?: boolean
  /** What the button that sends says. */
  readonly children: ReactNode
}

/** The two ways out of a dialog that asks something, for its `bottom`. */
export function SendOrCancel({ onCancel, disabled, children }: Ways) {
  return (
    <>
      <button type="button" className="button" onClick={onCancel}>
        {t('do.cancel')}
      </button>
      <button type="submit" className="button main" disabled={disabled}>
        {children}
      </button>
    </>
  )
}
