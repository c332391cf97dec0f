import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { type Browser, chromium, type Page } from 'playwright-core'
import { watchRequests } from './drawn.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

/** Debian's chromium; npm brings no browser. */
export const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'

export function openBrowser(): Promise<Browser> {
  return chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] })
}

export type Visitor = {
  readonly page: Page
  /** What the console complained of since it was last asked. */
  faults(): string[]
}

type Options = { readonly width: number; readonly theme?: 'light' | 'dark' }

/** A person's own browser window; bypasses the page's policy only so that axe can be put into it. */
export async function openVisitor(browser: Browser, { width, theme = 'light' }: Options): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: width < 500 ? 780 : 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    bypassCSP: true,
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(45_000)
  await context.addInitScript((name) => {
    localStorage.setItem('lianqi.theme', name)
    // Not a newcomer: the tour is offered where it is looked at.
    localStorage.setItem('lianqi.tour.seen', '1')
  }, theme)
  const page = await context.newPage()
  watchRequests(page)
  let seen: string[] = []
  page.on('pageerror', (error) => seen.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') seen.push(message.text())
  })
  return {
    page,
    faults() {
      const all = seen
      seen = []
      return all
    },
  }
}

export type Account = { readonly authority?: string; readonly login: string; readonly password: string }

/** Signs in by the page, as a person does. */
export async function signIn(page: Page, address: string, { authority, login, password }: Account): Promise<void> {
  await page.goto(`${address}/sign-in`)
  await page.getByLabel('账号').waitFor()
  const choice = page.getByLabel('主管机关')
  if (authority && (await choice.count()) > 0) await choice.selectOption(authority)
  await page.getByLabel('账号').fill(login)
  await page.getByLabel('口令').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
}

/** Waits until nothing is being read any more: no skeleton, and nothing has come from the server for half a second. (The stream of events never ends, so the network is never idle.) */
export async function settled(page: Page): Promise<void> {
  await page.waitForLoadState('load')
  await page.waitForFunction(
    () => {
      const seen = globalThis as unknown as { lianqiSeen?: { count: number; at: number } }
      const count = performance.getEntriesByType('resource').length
      if (seen.lianqiSeen?.count !== count) seen.lianqiSeen = { count, at: performance.now() }
      return document.querySelectorAll('.bone').length === 0 && performance.now() - seen.lianqiSeen.at > 500
    },
    undefined,
    { polling: 100 },
  )
}

/** Violations of WCAG 2.2 A and AA and of axe's best practice, each as one readable line. */
export async function violations(page: Page): Promise<string[]> {
  await page.evaluate(AXE)
  return await page.evaluate(async () => {
    type Found = { violations: { id: string; nodes: { html: string }[] }[] }
    const { axe } = globalThis as unknown as { axe: { run(root: Document, options: object): Promise<Found> } }
    const found = await axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    })
    return found.violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]?.html.slice(0, 160)}`)
  })
}

/** How far the page is wider than its window, in pixels. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
}

/**
 * What a mouse can do on the page and a keyboard cannot: elements that show a hand or take a touch, and neither are reached by
 * Tab nor belong to something that is.
 */
export function unreachable(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const FOCUSABLE = 'a[href], button, input, select, textarea, summary, [tabindex], [contenteditable=true]'
    const isShown = (element: Element) => element.getClientRects().length > 0
    const reached = (element: Element | null) =>
      element instanceof HTMLElement && (element.tabIndex >= 0 || element.matches('input[type=radio], :disabled'))
    return [...document.querySelectorAll('body *')].flatMap((element) => {
      if (!isShown(element) || getComputedStyle(element).cursor !== 'pointer') return []
      // A row that opens by a touch has its link; a label has its field.
      const owner = element.closest(`${FOCUSABLE}, label, tr`)
      // In a grid Tab reaches one cell and the arrows go on from there (ARIA's roving tabindex).
      const ok =
        reached(owner) ||
        Boolean(owner?.closest('[role=treegrid], [role=grid]')?.querySelector('[tabindex="0"]')) ||
        (owner instanceof HTMLLabelElement && reached(owner.control)) ||
        (owner?.matches('label, tr') && owner.querySelector(FOCUSABLE) !== null)
      return ok ? [] : [`not reached by the keyboard: ${element.outerHTML.slice(0, 120)}`]
    })
  })
}

/** Where the pictures of every page go, when they are asked for: `PICTURES=1 npm test -- test/browser/pages`. */
export async function photograph(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return
  const folder = new URL('../pictures/out/', import.meta.url)
  mkdirSync(folder, { recursive: true })
  await page.screenshot({ path: fileURLToPath(new URL(`${name.replaceAll(/[^\p{L}\p{N}-]+/gu, '_')}.png`, folder)) })
}
