import { existsSync } from 'node:fs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '#app/account/password-hash.ts'
import { codeAt } from '#app/second-factor/totp.ts'
import { newId } from '#domain/id.ts'
import { sql } from '#storage/open-database.ts'
import { createAuthority } from '#test/support/database.ts'
import { CHROMIUM, openBrowser, openVisitor, overflow, settled, signIn, violations } from './browser.ts'
import { type BrowserHouse, openBrowserHouse } from './house.ts'

/** A second factor as its owner meets it: set up with a QR code, asked for at the next sign-in, replaced by a recovery code. */
let house: BrowserHouse
let browser: Browser
const PASSWORD = 'Deng1ong#2026'
const START = '2026-11-27T02:00:00.000Z'

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
  house = await openBrowserHouse(START)
  await accounts()
  browser = await openBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Two administrators and somebody who is none. */
async function accounts(): Promise<void> {
  const authorityId = await createAuthority(house.db, 'lantern')
  const hash = await hashPassword(PASSWORD)
  for (const [login, role] of [
    ['sysadmin', 'system_admin'],
    ['secadmin', 'security_admin'],
    ['office', 'office'],
  ] as const) {
    const id = newId()
    await house.db.inAuthority(authorityId, async (tx) => {
      await sql`insert into account (authority_id, id, login, password_hash, must_change, created_at) values (${authorityId}, ${id}, ${login}, ${hash}, false, ${START})`.execute(
        tx,
      )
      await sql`insert into role_grant (authority_id, id, account_id, role, scope) values (${authorityId}, ${newId()}, ${id}, ${role}, 'authority')`.execute(
        tx,
      )
    })
  }
}

const sys = { login: 'sysadmin', password: PASSWORD }

describe('a second factor', () => {
  it('is set up, asked for, and replaced by a recovery code', async () => {
    const { page } = await openVisitor(browser, { width: 360 })
    await signIn(page, house.address, sys)
    await page.goto(`${house.address}/second-factor`)
    await page.getByLabel('口令').fill(PASSWORD)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('img', { name: '两步验证密钥的二维码' }).waitFor()
    await settled(page)
    expect(await violations(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    const secret = ((await page.locator('.code').textContent()) ?? '').replaceAll(/\s/g, '')
    await page.getByLabel('验证码').fill(codeAt(secret, house.now()))
    await page.getByRole('button', { name: '启用' }).click()
    await page.locator('.recovery-codes li').nth(9).waitFor()
    const [recovery = ''] = await page.locator('.recovery-codes li').allTextContents()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: '已经存好，继续' }).click()
    await page.waitForURL('**/accounts')
    await page.context().close()

    house.at('2026-11-27T03:00:00.000Z')
    const next = await openVisitor(browser, { width: 1440 })
    await next.page.goto(`${house.address}/sign-in`)
    await next.page.getByLabel('账号').fill('sysadmin')
    await next.page.getByLabel('口令').fill(PASSWORD)
    await next.page.getByRole('button', { name: '登录' }).click()
    const code = next.page.getByLabel('验证码')
    await code.waitFor()
    await code.fill('12 34 5')
    await next.page.getByRole('button', { name: '登录' }).click()
    await next.page.getByText(/验证码不对/).waitFor()
    await code.fill(recovery)
    await next.page.getByRole('button', { name: '登录' }).click()
    await next.page.waitForURL('**/accounts')
    await next.page.context().close()
  }, 180_000)

  it('that the authority demands is the first page, and the others are open again after it', async () => {
    const { page } = await openVisitor(browser, { width: 1440 })
    await signIn(page, house.address, { ...sys, login: 'secadmin' })
    await page.goto(`${house.address}/roles`)
    const panel = page.getByRole('region', { name: '两步验证的规定' })
    await panel.getByRole('radio', { name: '管理员必须', exact: true }).click()
    await page.getByText('已规定：管理员必须').waitFor()
    // At once the security administrator himself must set one up.
    await page.goto(`${house.address}/roles`)
    await page.waitForURL('**/second-factor?**')
    await page.getByText('本机关规定您必须启用').waitFor()
    await page.getByLabel('口令').fill(PASSWORD)
    await page.getByRole('button', { name: '下一步' }).click()
    await page.getByRole('img', { name: '两步验证密钥的二维码' }).waitFor()
    const secret = ((await page.locator('.code').textContent()) ?? '').replaceAll(/\s/g, '')
    await page.getByLabel('验证码').fill(codeAt(secret, house.now()))
    await page.getByRole('button', { name: '启用' }).click()
    await page.getByRole('button', { name: '已经存好，继续' }).click()
    await page.waitForURL('**/roles')
    await page.getByRole('region', { name: '两步验证的规定' }).waitFor()
    // Whoever is no administrator signs in by one password, as ever.
    await signIn(page, house.address, { ...sys, login: 'office' })
    await page.waitForURL('**/workbench')
    await page.context().close()
  }, 180_000)
})
