/** Nobody has touched the page for this long: what it asks now it asks by itself. */
const ATTENDED_MS = 60_000
const SIGNS = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const

// Opening the page is a sign of somebody, too.
let last = Date.now()
if (typeof window !== 'undefined')
  for (const sign of SIGNS)
    window.addEventListener(
      sign,
      () => {
        last = Date.now()
      },
      { capture: true, passive: true },
    )

/**
 * Whether somebody is at the page. Requests of a page nobody is at say so (`x-unattended`), and the server does not prolong the
 * session by them: a screen left open signs itself out like one that was left alone.
 */
export function isAttended(): boolean {
  return Date.now() - last < ATTENDED_MS
}
