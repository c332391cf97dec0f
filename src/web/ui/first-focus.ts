/** Where the keyboard stands when a box opens: at what is to be filled in, not at the way out. */

const FIELDS = 'input, textarea, select'

type Asks = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function isAsked(field: Asks): boolean {
  if (field.disabled || field.getClientRects().length === 0) return false
  if (field instanceof HTMLSelectElement) return true
  return !field.readOnly && !['file', 'hidden', 'button', 'submit'].includes(field.type)
}

/** Nothing stands in it yet; of a group of choices, none is chosen. A box to tick is an answer as it stands. */
function isEmpty(field: Asks): boolean {
  if (field.type === 'radio')
    return !field.closest('fieldset, dialog')?.querySelector(`input[name="${CSS.escape(field.name)}"]:checked`)
  if (field.type === 'checkbox') return false
  // A pick keeps what was chosen as tags above its own line.
  return field.value === '' && !field.closest('.menu-anchor')?.querySelector('.tag')
}

/** Its label says that it must be filled in. */
function isDemanded(field: Asks): boolean {
  return field.closest('.field')?.querySelector('.label > .muted') != null
}

/**
 * The first field of a box that must be filled in and is empty, else the first empty one; where all is filled in or nothing is asked, the button that sends; else the first
 * field or button of its body.
 */
export function firstOf(box: HTMLElement): HTMLElement | undefined {
  const body = box.querySelector<HTMLElement>('.middle') ?? box
  const fields = [...body.querySelectorAll<Asks>(FIELDS)].filter(isAsked)
  const main = box.querySelector<HTMLButtonElement>('.bottom .button.main:enabled')
  const other = body.querySelector<HTMLElement>('button:enabled, a[href]')
  const empty = fields.filter(isEmpty)
  return empty.find(isDemanded) ?? empty[0] ?? main ?? fields[0] ?? other ?? undefined
}

/** A touch screen would put its keyboard over half of the box: there a person touches the field he wants. */
function opensKeyboard(element: HTMLElement): boolean {
  return matchMedia('(pointer: coarse)').matches && element.matches(FIELDS) && !element.matches('select, [type=radio]')
}

/**
 * Puts the focus at {@link firstOf} a box, at once or, while its body is still being read, as soon as it stands; a person who has moved
 * meanwhile is left where he is. On a touch screen the box itself is focused where a field would open the keyboard.
 * @returns what stops the waiting
 */
export function focusFirst(box: HTMLElement): () => void {
  const own = box.querySelector<HTMLElement>('.top button')
  const put = () => {
    const first = firstOf(box)
    if (first && !opensKeyboard(first)) first.focus()
    else box.focus()
  }
  if (!box.contains(document.activeElement) || document.activeElement === own) put()
  if (!box.querySelector('.bone')) return () => undefined
  const from = document.activeElement
  const watch = new MutationObserver(() => {
    if (box.querySelector('.bone')) return
    watch.disconnect()
    const here = document.activeElement
    if (here === from || here === document.body) put()
  })
  watch.observe(box, { childList: true, subtree: true })
  return () => watch.disconnect()
}
