import type { Page, Request } from 'playwright-core'

/** What each page has asked for and not got yet; the stream of events never ends and is left out. */
const underway = new WeakMap<Page, Set<Request>>()

/** Notes from now on what the page asks for: {@link drawn} knows by it when nothing is on its way. */
export function watchRequests(page: Page): void {
  const requests = new Set<Request>()
  underway.set(page, requests)
  page.on('request', (request) => {
    if (request.resourceType() !== 'eventsource') requests.add(request)
  })
  page.on('requestfinished', (request) => requests.delete(request))
  page.on('requestfailed', (request) => requests.delete(request))
}

/** Longest wait, milliseconds. */
const PATIENCE = 45_000

/**
 * Waits until the page stands as it will stay: nothing is on its way, no skeleton is left, and the browser has twice had nothing to do since, with a
 * picture in between.
 * @throws when it does not come to rest, with what it still waits for
 */
export async function drawn(page: Page): Promise<void> {
  const requests = underway.get(page)
  if (!requests) throw new Error('the requests of this page are not watched')
  const until = performance.now() + PATIENCE
  await page.waitForLoadState('load')
  while (performance.now() < until) {
    const rested = requests.size === 0 && (await rest(page))
    if (rested && requests.size === 0) return
    if (!rested) await new Promise((done) => setTimeout(done, 20))
  }
  const waiting = [...requests].map((request) => request.url())
  throw new Error(`${page.url()} did not come to rest; still waiting for ${waiting.join(', ') || 'a skeleton to fill'}`)
}

/** Lets the browser finish what it has to do; true when no skeleton is left then. */
function rest(page: Page): Promise<boolean> {
  return page.evaluate(async () => {
    const idle = () => new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 2_000 }))
    await idle()
    await new Promise<void>((done) => requestAnimationFrame(() => done()))
    await new Promise((done) => setTimeout(done, 50))
    await idle()
    return document.querySelectorAll('.bone').length === 0
  })
}
