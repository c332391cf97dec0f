import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import type { MatterDetail } from '#http/contract/matter.ts'
import { openVisitor, settled, signIn } from './browser.ts'
import { askedAgain, askedOn, type Known, typedThoughListed } from './known.ts'
import { withDemo } from './with-demo.ts'

/**
 * Facts are neither asked twice nor shown unexplained. Nobody who handles a matter is asked for what it says: each act's form is opened
 * on a matter that permits it, of each that does the one that knows most, by everybody who may do it. And each head of numbers opens what
 * is counted, by keys and by touch.
 */
const demo = withDemo('2026-11-27T02:00:00Z')
type Matter = z.output<typeof MatterDetail>

async function as(login: string): Promise<Page> {
  const { page } = await openVisitor(demo.browser, { width: 1440 })
  await signIn(page, demo.house.address, { authority: 'yunling', login, password: DEMO_PASSWORD })
  await settled(page)
  return page
}

async function read<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(demo.house.address + path)
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()}`)
  return (await answer.json()) as T
}

const STATES = ['recorded', 'assigned', 'working', 'answered', 'suspended', 'closed', 'dismissed']

/** Matters on which something was asked here, that somebody else rules on. */
const acted: string[] = []

/** Some matters of every state as this person sees them, and those just acted on. */
async function matters(page: Page, more: readonly string[] = []): Promise<Matter[]> {
  const found: Matter[] = []
  for (const id of more) found.push(await read<Matter>(page, `/api/matters/${id}`))
  for (const state of STATES) {
    const { items } = await read<{ items: { id: string }[] }>(page, `/api/matters?state=${state}&limit=12`)
    for (const { id } of items) found.push(await read<Matter>(page, `/api/matters/${id}`))
  }
  return found
}

/** What the matter says of an act's answers, read from the API and not from the form. */
function knownFor(act: string, matter: Matter): Known[] {
  const { suggestion, parties, choices, acts, tier } = matter
  const known: Known[] = ['person', 'unit', 'now', 'matter']
  const leads = parties.some((one) => one.role === 'lead' && one.toAt === null)
  const routed = suggestion?.give === 'order' && suggestion.orgs.length === 1
  const answer = acts.find((one) => one.act === 'answer' && !one.refused)
  if (matter.enterprise) known.push('enterprise')
  if ((act === 'assign' && routed) || (act === 'reassign' && leads)) known.push('parties')
  if (choices.leader) known.push('leader')
  if (act === 'close' && (answer?.data.proposedEnd || choices.ends.length === 1)) known.push('end')
  if (act === 'raise' && choices.tiers.length > tier) known.push('tier')
  if (act === 'start_clock' || (act === 'stop_clock' && choices.stops.length === 1)) known.push('stopped')
  return known
}

/** For each act that is permitted somewhere, the matter that knows most of its answers. */
function chosen(all: readonly Matter[]): [string, Matter][] {
  const byAct = new Map<string, Matter>()
  for (const matter of all)
    for (const { act, allowed } of matter.possible) {
      if (!allowed || act === 'silence' || act === 'move') continue
      const before = byAct.get(act)
      if (!before || knownFor(act, matter).length > knownFor(act, before).length) byAct.set(act, matter)
    }
  return [...byAct]
}

/** Opens the form of an act, as a button of the page or out of its menu. */
async function openForm(page: Page, title: string): Promise<void> {
  const main = page.locator('main')
  const button = main.getByRole('button', { name: title, exact: true })
  if ((await button.count()) > 0) await button.first().click()
  else {
    await main
      .getByRole('button', { name: /^(更多|可以办理)/ })
      .first()
      .click()
    await page.getByRole('menuitem', { name: title, exact: true }).click()
  }
  await page.locator('dialog[open]').waitFor()
}

/** Reads every form that the person may open, each matter's page once; what each asks although it is known. */
async function walk(page: Page, all: readonly Matter[]): Promise<{ wrong: string[]; fields: number }> {
  const wrong: string[] = []
  let fields = 0
  for (const [id, acts] of Map.groupBy(chosen(all), ([, matter]) => matter.id)) {
    await page.goto(`${demo.house.address}/matters/${id}`)
    await page.getByRole('heading', { level: 1, name: acts[0]?.[1].title ?? '' }).waitFor()
    for (const [act, matter] of acts) {
      const title = matter.possible.find((one) => one.act === act)?.title ?? ''
      await openForm(page, title)
      const asked = await askedOn(page)
      fields += asked.length
      seen.add(act)
      const found = [...askedAgain(asked, knownFor(act, matter)), ...typedThoughListed(asked)]
      wrong.push(...found.map((line) => `${title} ${matter.number}: ${line}`))
      await page.keyboard.press('Escape')
      await page.locator('dialog[open]').waitFor({ state: 'detached' })
    }
  }
  return { wrong, fields }
}

/** Does an act by the API on the first matter that takes it, so that what follows it can be opened. */
async function act(page: Page, all: readonly Matter[], name: string, data: object, reason: string): Promise<void> {
  const { csrf } = await read<{ csrf: string }>(page, '/api/me')
  const refused: string[] = []
  for (const { id, possible } of all) {
    if (!possible.some((one) => one.act === name && one.allowed)) continue
    const { revision } = await read<Matter>(page, `/api/matters/${id}`)
    const answer = await page.request.post(`${demo.house.address}/api/matters/${id}/${name}`, {
      data: { revision, reason, data },
      headers: { 'idempotency-key': crypto.randomUUID(), 'x-csrf-token': csrf },
    })
    if (answer.ok()) {
      acted.push(id)
      return
    }
    refused.push(await answer.text())
  }
  throw new Error(`nothing takes ${name}: ${refused.join(' ')}`)
}

/** Acts whose form somebody opened. */
const seen = new Set<string>()

describe('what a matter says', () => {
  it.each(['handler', 'head', 'cadre', 'leader', 'office'])(
    'is not asked again of the %s',
    async (login) => {
      const page = await as(login)
      const all = await matters(page, login === 'office' ? acted : [])
      const { wrong, fields } = await walk(page, all)
      expect(wrong).toEqual([])
      expect(fields).toBeGreaterThan(login === 'cadre' ? 1 : 7)
      // What the office then rules on.
      if (login === 'handler') {
        await act(page, all, 'object', {}, '不属本单位职责')
        await act(page, all, 'stop_clock', { reasonCode: '等待企业补充材料' }, '企业的材料没有交齐')
        await act(page, all, 'extend', { add: { n: 2, unit: 'working_days' } }, '需要现场勘验')
      }
      await page.context().close()
    },
    300_000,
  )

  // All that have a form, but what the raiser says himself and the call-back, which is made from its own list as well.
  it('was looked for in the form of every act', () => {
    expect([...seen].toSorted()).toEqual(EVERY)
  })
})

const EVERY = [
  'answer',
  'assign',
  'classify',
  'close',
  'dismiss',
  'extend',
  'grant_extension',
  'hand_over',
  'head_sign',
  'instruct',
  'merge',
  'object',
  'office_check',
  'progress',
  'raise',
  'reassign',
  'refuse_extension',
  'reopen',
  'resume',
  'return',
  'rule_objection',
  'sign',
  'slip',
  'split',
  'start_clock',
  'stop_clock',
  'suspend',
]

/** Pages full of numbers, by who reads them. */
const NUMBERS = {
  office: [
    '/rankings',
    '/assessments',
    '/links',
    '/visits',
    '/policies',
    '/targets',
    '/five-ones',
    '/registers',
    '/classes',
    '/rhythm',
  ],
  head: ['/unit', '/my-points'],
} as const

describe('what a column counts', () => {
  it.each(Object.keys(NUMBERS) as (keyof typeof NUMBERS)[])(
    'is opened by its head, as %s, with keys alone, and closed again',
    async (login) => {
      const page = await as(login)
      const wrong: string[] = []
      let heads = 0
      for (const path of NUMBERS[login]) {
        await page.goto(demo.house.address + path)
        await page.locator('main h1').first().waitFor()
        await settled(page)
        const all = page.locator('main th.num')
        heads += await all.count()
        for (const [n, text] of (await all.allInnerTexts()).entries())
          if ((await all.nth(n).locator('button.defined').count()) !== 1) wrong.push(`${path}: ${text}`)
        const first = page.locator('main th.num button.defined').first()
        if ((await first.count()) === 0) continue
        await first.focus()
        await page.keyboard.press('Enter')
        const note = page.getByRole('note').last()
        await note.waitFor()
        if ((await note.innerText()).trim().length < 5) wrong.push(`${path}: says nothing`)
        await page.keyboard.press('Escape')
        await note.waitFor({ state: 'detached' })
      }
      expect(wrong).toEqual([])
      expect(heads).toBeGreaterThan(7)
      await page.context().close()
    },
    240_000,
  )

  it('is opened by a touch on a phone, inside the window and over the table that scrolls', async () => {
    const { page } = await openVisitor(demo.browser, { width: 360 })
    await signIn(page, demo.house.address, { authority: 'yunling', login: 'office', password: DEMO_PASSWORD })
    await page.goto(`${demo.house.address}/rankings`)
    const head = page.locator('main th.num button.defined').last()
    await head.scrollIntoViewIfNeeded()
    await head.click()
    const note = page.getByRole('note').last()
    await note.waitFor()
    const box = await note.boundingBox()
    expect(box?.x).toBeGreaterThanOrEqual(0)
    expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360)
    // Nothing lies over it: what is under its middle is itself.
    expect(
      await note.evaluate((element) => {
        const { left, top, width, height } = element.getBoundingClientRect()
        return element.contains(document.elementFromPoint(left + width / 2, top + height / 2))
      }),
    ).toBe(true)
    await page.locator('main h1').first().click()
    await note.waitFor({ state: 'detached' })
    await page.context().close()
  }, 120_000)
})
