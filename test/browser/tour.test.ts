import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { openVisitor, settled, signIn } from './browser.ts'
import { withDemo } from './with-demo.ts'

/**
 * The five minutes of docs/tour.md, stop by stop: what the text promises is there. With `PICTURES=1` the pictures of the README and the tour
 * are taken on the way.
 */
const demo = withDemo()

async function visitorAs(login: string, width = 1440): Promise<Page> {
  const { page } = await openVisitor(demo.browser, { width })
  await signIn(page, demo.house.address, { authority: 'yunling', login, password: DEMO_PASSWORD })
  return page
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(demo.house.address + path)
  await page.locator('h1').first().waitFor()
  await settled(page)
}

async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return
  await settled(page)
  await page.screenshot({ path: fileURLToPath(new URL(`../../docs/pictures/${name}.png`, import.meta.url)) })
}

it('the office: figures that open their rows, triage with what is similar, search by initials', async () => {
  const page = await visitorAs('office')
  await open(page, '/workbench')
  await picture(page, 'workbench')
  const overdue = page.locator('main a').filter({ hasText: '已超期' }).first()
  const shown = Number((await overdue.innerText()).replaceAll(/\D/g, ''))
  expect(shown).toBeGreaterThan(0)
  await overdue.click()
  await page.waitForURL((url) => url.pathname !== '/workbench')
  await page.getByText(`共 ${shown} 行`).waitFor()

  await open(page, '/triage')
  await page.getByText('交办建议').first().waitFor()
  await page.getByText('相近事项').first().waitFor()
  await picture(page, 'tour-triage')

  await open(page, '/workbench')
  await page.keyboard.press('Control+k')
  await page.locator('dialog[open] input').fill('sgxk')
  await page.locator('dialog[open] .found').filter({ hasText: '施工许可' }).first().waitFor()
  await picture(page, 'tour-search')
  await page.context().close()
}, 120_000)

it('the campaign: each phase with its gate', async () => {
  const page = await visitorAs('office')
  await open(page, '/campaign')
  expect(await page.locator('main').innerText()).toContain('阶段')
  await picture(page, 'tour-campaign')
  await page.context().close()
}, 60_000)

it('a department: deadlines in order of danger, its points without anybody’s rank', async () => {
  const page = await visitorAs('head')
  await open(page, '/unit')
  await picture(page, 'tour-unit')
  await page.locator('main tbody a').first().click()
  await page.waitForURL(/\/matters\/[0-9a-f-]{36}/)
  await page.locator('main button.main:visible').first().waitFor()
  await open(page, '/my-points')
  expect(await page.locator('main').innerText()).toContain('还能做的事')
  expect(await page.locator('main').innerText()).not.toMatch(/第 ?\d+ ?名/)
  await picture(page, 'tour-points')
  await page.context().close()
}, 90_000)

it('a cadre: today, and a visit that asks little', async () => {
  const page = await visitorAs('cadre', 360)
  await open(page, '/m/enterprises')
  await picture(page, 'tour-phone')
  await page.getByRole('link', { name: '登记走访' }).first().click()
  await page.waitForURL(/\/m\/visit/)
  await page.getByRole('heading', { name: '登记走访' }).waitFor()
  await picture(page, 'tour-visit')
  await page.context().close()
}, 60_000)

it('an enterprise: its page, and a difficulty in three fields', async () => {
  const page = await visitorAs('enterprise', 360)
  await open(page, '/portal')
  await picture(page, 'tour-portal')
  await page.getByRole('link', { name: '提出诉求' }).first().click()
  await page.waitForURL(/\/portal\/raise/)
  await settled(page)
  expect(await page.locator('main .field:visible').count()).toBeLessThanOrEqual(3)
  await picture(page, 'tour-raise')
  await page.context().close()
}, 60_000)

it('a ranking opens down to what it rests on', async () => {
  const page = await visitorAs('office')
  await open(page, '/rankings')
  await picture(page, 'tour-rankings')
  expect(await page.locator('main tbody tr').count()).toBeGreaterThan(5)
  await page.context().close()
}, 60_000)
