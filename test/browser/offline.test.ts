import { existsSync } from 'node:fs'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '#app/account/password-hash.ts'
import { newId } from '#domain/id.ts'
import { insertAccount } from '#storage/account-store.ts'
import { sql } from '#storage/open-database.ts'
import { insertGrant } from '#storage/role-store.ts'
import { givenEnterprise } from '#test/support/people.ts'
import { guaranteeWorld, PROGRAM, type World } from '../app/matter/world.ts'
import { CHROMIUM, openBrowser, openVisitor, overflow, settled, signIn, violations } from './browser.ts'
import { type BrowserHouse, openBrowserHouse } from './house.ts'

/** A cadre on the road, on the real pages with their service worker: the network goes, the work does not. */
const PASSWORD = 'Deng-Long-2026'
const FIRST = '灯笼一厂'
const SECOND = '灯笼二厂'

let house: BrowserHouse
let browser: Browser
let world: World
let second: string

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
  house = await openBrowserHouse()
  world = await guaranteeWorld(house.db, 'road')
  second = await givenEnterprise(house.db, world.authorityId, SECOND)
  await house.db.inAuthority(world.authorityId, (tx) =>
    sql`
      insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, enterprise_id, from_day, recorded_at)
      values (${world.authorityId}, ${newId()}, ${PROGRAM}, 'enterprise_guarantee', ${world.people.cadre}, ${world.village}, 'enterprise', ${second}, '2026-01-01', '2026-01-01T00:00:00Z')`.execute(
      tx,
    ),
  )
  await account('cadre', world.people.cadre)
  await account('other', world.people.land)
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function account(login: string, personId: string) {
  const id = newId()
  const grant = { role: 'cadre', scope: 'own', orgId: null, areaId: null, programKey: null, grantedBy: null } as const
  const passwordHash = await hashPassword(PASSWORD)
  await house.db.inAuthority(world.authorityId, async (tx) => {
    const at = house.now()
    const whose = { name: null, passwordHash, mustChange: false, personId, enterpriseId: null }
    await insertAccount(tx, world.authorityId, { id, login, at, ...whose })
    await insertGrant(tx, world.authorityId, { id: newId(), accountId: id, at, ...grant })
  })
}

/** How often each note stands among the visits. */
async function visits(): Promise<Record<string, number>> {
  const rows = await world.rows(
    sql<{
      note: string
      n: number
    }>`select note, count(*)::int as n from visit where authority_id = ${world.authorityId} group by note`,
  )
  return Object.fromEntries(rows.map(({ note, n }) => [note, n]))
}

type Kept = { path: string; title: string }
/** What the browser keeps in one of its stores. */
function keptIn(page: Page, store: 'waiting' | 'kept' | 'photos'): Promise<Kept[]> {
  return page.evaluate(async (name) => {
    const answer = <T>(asked: IDBRequest<T>) =>
      new Promise<T>((done, failed) => {
        asked.onsuccess = () => done(asked.result)
        asked.onerror = () => failed(asked.error)
      })
    const db = await answer(indexedDB.open('lianqi'))
    const rows = await answer(db.transaction(name).objectStore(name).getAll())
    db.close()
    return rows
  }, store)
}

/** A phone that has been opened once with network: it has its frame and has read ahead. */
async function onTheRoad(): Promise<{ page: Page; context: BrowserContext }> {
  const { page } = await openVisitor(browser, { width: 360 })
  await signIn(page, house.address, { login: 'cadre', password: PASSWORD })
  await page.goto(`${house.address}/m/today`)
  await settled(page)
  await page.evaluate(async () => void (await navigator.serviceWorker.ready))
  await expect
    .poll(async () => (await keptIn(page, 'kept')).filter(({ path }) => path.startsWith('/api/enterprises/')).length, {
      timeout: 20_000,
    })
    .toBeGreaterThanOrEqual(2)
  return { page, context: page.context() }
}

async function enterVisit(page: Page, enterprise: string, note: string, problem?: string): Promise<void> {
  await page.goto(`${house.address}/m/visit?enterprise=${enterprise}`)
  await page.getByLabel('情况记录').waitFor()
  await enterRest(page, note, problem)
}

async function enterRest(page: Page, note: string, problem?: string): Promise<void> {
  const text = page.getByLabel('情况记录')
  for (const group of await page.locator('fieldset.field:has(legend .muted):visible').all())
    await group.locator('label.choice').first().click()
  for (const field of await page.locator('[aria-required=true]:visible').all())
    if ((await field.inputValue()) === '') await field.fill('正常')
  await text.fill(note)
  if (problem) {
    await page.getByRole('button', { name: '企业提出了问题' }).click()
    await page.getByLabel('什么问题').fill(problem)
    const groups = page.locator('fieldset.card fieldset.field:has(legend .muted):visible')
    for (const group of await groups.all()) await group.locator('label.choice').first().click()
  }
  await page.locator('button[type=submit]').click()
  await page.waitForURL('**/m/today')
}

describe('without network', () => {
  it('two visits and a problem are entered, survive the page, and arrive once, in order', async () => {
    const { page, context } = await onTheRoad()
    await context.setOffline(true)
    await enterVisit(page, world.enterpriseId, '路上一')
    await enterVisit(page, second, '路上二', '路上断网时提出的问题')
    await page.reload()
    await page.getByText('2 条等待发送').waitFor()
    await page.getByText('没有连上服务器').first().waitFor()
    expect(await visits()).toEqual({})

    await page.goto(`${house.address}/m/enterprises/${second}`)
    await page.getByRole('heading', { level: 1, name: SECOND }).waitFor()
    await page.goto(`${house.address}/m/waiting`)
    await page.getByText('没有网络。', { exact: true }).first().waitFor()
    expect(await page.locator('.cards .strong').allInnerTexts()).toEqual([FIRST, SECOND])
    expect(await overflow(page)).toBe(0)
    expect(await violations(page)).toEqual([])

    await context.setOffline(false)
    await page.getByText('没有等待发送的内容').waitFor()
    expect(await visits()).toEqual({ 路上一: 1, 路上二: 1 })
    const matters = await world.rows(
      sql<{ title: string }>`select title from matter where authority_id = ${world.authorityId}`,
    )
    expect(matters).toEqual([{ title: '路上断网时提出的问题' }])
    const order = await world.rows(
      sql<{ note: string }>`select note from visit where authority_id = ${world.authorityId} order by id`,
    )
    expect(order.map(({ note }) => note)).toEqual(['路上一', '路上二'])
    await context.close()
  }, 120_000)

  it('an answer that is lost on the way back is asked for again and nothing stands twice', async () => {
    const { page, context } = await onTheRoad()
    // The server takes it; the phone never hears of it.
    await context.route('**/api/visits', async (route) => {
      if (route.request().method() === 'POST') await route.fetch()
      await route.abort()
    })
    await enterVisit(page, world.enterpriseId, '答复丢失')
    expect((await visits())['答复丢失']).toBe(1)
    await page.goto(`${house.address}/m/waiting`)
    await page.getByText('还没有收到答复').waitFor()
    expect(await page.getByRole('button', { name: '修改' }).count()).toBe(0)
    // The way stays shut to what the queue does by itself: the press itself opens it, in the page and at that moment.
    await page.evaluate(() =>
      addEventListener('click', () => document.documentElement.setAttribute('data-pressed', ''), { capture: true }),
    )
    const pressed = () => page.evaluate(() => document.documentElement.hasAttribute('data-pressed'))
    await context.route('**/api/visits', async (route) => ((await pressed()) ? route.continue() : route.abort()))
    await page.evaluate(() => dispatchEvent(new Event('online')))
    const button = page.getByRole('button', { name: '现在发送' })
    await expect.poll(() => button.isEnabled()).toBe(true)
    expect((await keptIn(page, 'waiting')).length).toBe(1)
    await button.click()
    await page.getByText('没有等待发送的内容').waitFor()
    expect((await visits())['答复丢失']).toBe(1)
    await context.close()
  }, 120_000)

  it('a photograph the program asks for waits with its visit, smaller than it was taken, and arrives once', async () => {
    const { page, context } = await onTheRoad()
    await context.setOffline(true)
    await page.goto(`${house.address}/m/visit?enterprise=${world.enterpriseId}`)
    await page.getByLabel('情况记录').waitFor()
    await page.getByText('顺带填报其他台账').click()
    const plate = page.locator('details.card', { hasText: '挂牌公示' })
    await plate.locator('summary').click()
    const picture = await page.evaluate(async () => {
      const canvas = Object.assign(document.createElement('canvas'), { width: 4000, height: 3000 })
      canvas.getContext('2d')?.fillRect(0, 0, 2000, 3000)
      const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'))
      return [...new Uint8Array((await blob?.arrayBuffer()) ?? new ArrayBuffer(0))]
    })
    const choose = (name: string, buffer: Buffer) =>
      plate.getByLabel('照片').setInputFiles({ name, mimeType: 'image/png', buffer })
    await choose('坏.png', Buffer.from('no picture'))
    await page.getByText('不是可以识别的照片').waitFor()
    await choose('门口.png', Buffer.from(picture))
    await page.getByText('照片已存在本机').waitFor()
    expect(await violations(page)).toEqual([])
    await plate.getByLabel('挂牌位置').fill('大门左侧')
    await enterRest(page, '带照片')
    await page.reload()
    await page.getByText('1 条等待发送').waitFor()
    await context.setOffline(false)
    await expect.poll(async () => (await visits())['带照片']).toBe(1)
    const files = await world.rows(
      sql<{ name: string; kind: string; wide: number }>`
        select name, thing_kind as kind, get_byte(content, 0) as wide from attachment where authority_id = ${world.authorityId}`,
    )
    expect(files).toEqual([{ name: '门口.jpg', kind: 'enterprise', wide: 255 }])
    const entries = await world.rows(
      sql<{ same: boolean }>`
        select f.values ->> 'photo' = a.id::text as same from form_entry f cross join attachment a
         where f.authority_id = ${world.authorityId} and a.authority_id = ${world.authorityId} and f.form = 'name_plate'`,
    )
    expect(entries).toEqual([{ same: true }])
    await page.goto(`${house.address}/m/waiting`)
    await page.getByText('没有等待发送的内容').waitFor()
    expect(await keptIn(page, 'photos')).toEqual([])
    await context.close()
  }, 120_000)

  it('what the server refuses stays with its sentence, is corrected or given up by the person', async () => {
    const { page, context } = await onTheRoad()
    const merged = (into: string | null) =>
      house.db.inAuthority(world.authorityId, (tx) =>
        sql`
          update enterprise set status = ${into ? 'merged' : 'active'}, merged_into = ${into}
           where authority_id = ${world.authorityId} and id = ${second}`.execute(tx),
      )
    await context.setOffline(true)
    await enterVisit(page, second, '企业已合并')
    await merged(world.enterpriseId)
    await context.setOffline(false)
    await page.goto(`${house.address}/m/waiting`)
    await page.getByText(`“${SECOND}”已并入“${FIRST}”`).waitFor()
    await page.getByText('其中 1 条未被接受').waitFor()

    // Once it is put right it goes as it is, or corrected: the form holds what was typed.
    await merged(null)
    await page.getByRole('button', { name: '修改' }).click()
    const text = page.getByLabel('情况记录')
    await text.waitFor()
    expect(await text.inputValue()).toBe('企业已合并')
    await text.fill('已更正')
    await page.locator('button[type=submit]').click()
    await page.waitForURL('**/m/today')
    expect(await visits()).toMatchObject({ 已更正: 1 })
    expect(Object.keys(await visits())).not.toContain('企业已合并')

    await context.setOffline(true)
    await enterVisit(page, second, '不要了')
    await page.goto(`${house.address}/m/waiting`)
    await page.getByRole('button', { name: '丢弃' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '丢弃' }).click()
    await page.getByText('没有等待发送的内容').waitFor()
    await context.setOffline(false)
    expect(Object.keys(await visits())).not.toContain('不要了')
    await context.close()
  }, 120_000)
})

describe('who leaves', () => {
  it('is told of what waits, and leaves nothing of himself to the next', async () => {
    const { page, context } = await onTheRoad()
    await context.setOffline(true)
    await enterVisit(page, world.enterpriseId, '没有发送就退出')
    await page.goto(`${house.address}/m/me`)
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByText('还有 1 条没有发送').waitFor()
    await page.getByRole('button', { name: '清除并退出登录' }).click()
    await page.waitForURL('**/sign-in**')
    expect(await keptIn(page, 'kept')).toEqual([])
    expect(await keptIn(page, 'waiting')).toEqual([])
    // The network is back: the session he left is ended, his pages ask to sign in.
    await context.setOffline(false)
    await page.goto(`${house.address}/m/today`)
    await page.waitForURL('**/sign-in**')
    await page.getByLabel('账号').waitFor()
    expect(await page.evaluate(async () => (await fetch('/api/me')).status)).toBe(401)

    await signIn(page, house.address, { login: 'other', password: PASSWORD })
    await page.goto(`${house.address}/m/enterprises`)
    await settled(page)
    expect(await page.getByText(FIRST).count()).toBe(0)
    await context.close()
  }, 120_000)
})

describe('the frame', () => {
  it('is of the phone alone, asked for anew, and keeps nothing of the API', async () => {
    const { page, context } = await onTheRoad()
    const found = await page.evaluate(async () => {
      const registrations = await navigator.serviceWorker.getRegistrations()
      const names = await caches.keys()
      const requests = await Promise.all(names.map(async (name) => await (await caches.open(name)).keys()))
      return { scopes: registrations.map(({ scope }) => scope), names, paths: requests.flat().map(({ url }) => url) }
    })
    expect(found.scopes).toEqual([`${house.address}/m/`])
    expect(found.names).toHaveLength(1)
    expect(found.paths.map((url) => new URL(url).pathname).filter((path) => path.startsWith('/api'))).toEqual([])
    for (const [path, control, type] of [
      ['/sw.js', 'no-cache', 'javascript'],
      ['/m/today', 'no-cache', 'text/html'],
      ['/manifest.webmanifest', 'no-cache', 'manifest+json'],
    ] as const) {
      const { headers } = await fetch(house.address + path)
      expect(headers.get('cache-control')).toBe(control)
      expect(headers.get('content-type')).toContain(type)
      expect(headers.get('content-security-policy')).toContain("worker-src 'self'")
    }
    await context.close()
  }, 60_000)

  it('of a release before gives way as soon as there is network', async () => {
    const { page, context } = await onTheRoad()
    // The page of another release, as the server would give it: it is shown, not the one that is kept.
    await context.route('**/m/today', (route) =>
      route.fulfill({ contentType: 'text/html', body: '<!doctype html><title>next</title><h1>next release</h1>' }),
    )
    await page.goto(`${house.address}/m/today`)
    await page.getByRole('heading', { name: 'next release' }).waitFor()
    await context.unroute('**/m/today')
    await context.setOffline(true)
    await page.goto(`${house.address}/m/today`)
    await page.getByRole('navigation').waitFor()
    await context.close()
  }, 60_000)

  it('can be installed: name, start, icons of the sizes a phone asks for', async () => {
    const manifest = (await (await fetch(`${house.address}/manifest.webmanifest`)).json()) as {
      start_url: string
      icons: { src: string; sizes: string; purpose?: string }[]
    }
    expect(manifest.start_url).toBe('/m/today')
    expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']))
    expect(manifest.icons.some(({ purpose }) => purpose === 'maskable')).toBe(true)
    for (const { src } of manifest.icons) expect((await fetch(house.address + src)).status).toBe(200)
  })
})
