import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '#app/account/password-hash.ts'
import { publishProgram } from '#app/program/publish.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { insertAccount } from '#storage/account-store.ts'
import { sql } from '#storage/open-database.ts'
import { insertGrant } from '#storage/role-store.ts'
import { contextOf } from '#test/support/context.ts'
import { createAuthority } from '#test/support/database.ts'
import { ROOT } from '#test/support/program.ts'
import { CHROMIUM, openBrowser, openVisitor, overflow, settled, signIn, violations } from './browser.ts'
import { type BrowserHouse, openBrowserHouse } from './house.ts'

/** An official who never saw the file changes a deadline from 7 to 5 working days, and publishes it. All by the page. */
const PASSWORD = 'Deng-Long-2026'
const NOW = '2026-05-11T02:00:00Z'
const CASES = [
  {
    file: 'answer.yaml',
    text: `- case: 七个工作日内填反馈表的算按期
  given:
    person: { 张三: { org: 甲局 } }
    visit: [{ as: 走访, person: 张三, enterprise: 甲厂, at: 2026-03-02 }]
    form feedback: [{ visit: 走访, person: 张三, enterprise: 甲厂, at: 2026-03-10 10:00 }]
  when: { as_of: 2026-03-31 }
  expect: { duty: { feedback: { 张三: met } } }
`,
  },
]

let house: BrowserHouse
let browser: Browser
let authorityId: string

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
  house = await openBrowserHouse(NOW)
  authorityId = await createAuthority(house.db)
  const written = await readFile(`${ROOT}/programs/tongxiang-liaison/program.yaml`, 'utf8')
  const text = written.replace(
    'who: person, due: 3 working days, met_by: form feedback',
    'who: person, due: 7 working days, met_by: form feedback',
  )
  expect(text).not.toBe(written)
  const january = contextOf(house.db, authorityId, { now: '2026-01-01T02:00:00Z' })
  expect(await execute(january, publishProgram, { text, cases: CASES })).toMatchObject({ ok: true })
  await house.db.inAuthority(authorityId, async (tx) => {
    const id = newId()
    await insertAccount(tx, authorityId, {
      id,
      login: 'office',
      name: '安灯',
      passwordHash: await hashPassword(PASSWORD),
      mustChange: false,
      personId: null,
      enterpriseId: null,
      at: NOW,
    })
    await insertGrant(tx, authorityId, {
      id: newId(),
      accountId: id,
      role: 'office',
      scope: 'authority',
      orgId: null,
      areaId: null,
      programKey: null,
      grantedBy: null,
      at: NOW,
    })
    for (const [name, parent] of [
      ['市政府', null],
      ['经信局', null],
      ['科技局', null],
    ] as const)
      await sql`insert into org (authority_id, id, name, parent_id) values (${authorityId}, ${newId()}, ${name}, ${parent})`.execute(
        tx,
      )
  })
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Counts what a person presses, so that the burden is a figure. */
function counted(page: Page) {
  let clicks = 0
  return {
    async press(name: string | RegExp, role: 'button' | 'link' | 'tab' = 'button') {
      clicks += 1
      await page
        .getByRole(role, { name, exact: typeof name === 'string' })
        .first()
        .click()
    },
    clicks: () => clicks,
  }
}

describe('the program editor', () => {
  it('lets an official change a deadline, see the fault, the case, the what-if, and publish', async () => {
    const visitor = await openVisitor(browser, { width: 1440 })
    const { page } = visitor
    await signIn(page, house.address, { login: 'office', password: PASSWORD })
    await page.goto(`${house.address}/programs/tongxiang_liaison`)
    const hand = counted(page)

    await hand.press('编辑', 'link')
    await page.getByText('1 个用例全部相符').first().waitFor()
    await hand.press(/^填写反馈表/)
    const amount = page.getByLabel('数目').first()
    expect(await amount.inputValue()).toBe('7')
    expect(await page.getByText('7 个工作日').count()).toBeGreaterThan(0)

    // A slip is said where it stands, in words; nothing is lost.
    await page.getByLabel('怎样写期限').first().selectOption('other')
    await page.getByLabel('其他写法').fill('五个工作日')
    await page.locator('.editor-form .fault').filter({ hasText: '五个工作日' }).waitFor()
    await page.getByText('需要改正 1 处').first().waitFor()
    await page.getByLabel('怎样写期限').first().selectOption('plain')
    await amount.fill('5')
    await page.getByText('1 个用例，1 个不符').waitFor()
    await page.getByText(/草稿已保存/).waitFor()

    // The case that broke says what came out instead.
    await hand.press('用例', 'tab')
    await page.locator('.editor-cases summary').filter({ hasText: '七个工作日内填反馈表的算按期' }).waitFor()
    expect(await page.locator('.editor-cases .note.red').first().innerText()).toMatch(/张三|feedback/)
    await page
      .getByLabel('用例内容（YAML）')
      .fill((CASES[0]?.text ?? '').replace('七个', '五个').replace('03-10', '03-09'))
    await page.getByText('1 个用例全部相符').first().waitFor()

    await hand.press('试算改动', 'tab')
    await hand.press('试算')
    await page.getByText(/改动 1 条/).waitFor()

    await page.getByText(/草稿已保存/).waitFor()
    await hand.press('发布')
    await page.getByText('填写反馈表').first().waitFor()
    await page.getByRole('cell', { name: '5 个工作日' }).waitFor()
    expect(await violations(page)).toEqual([])
    await hand.press('发布第 2 版')
    await page.waitForURL(/view=versions/)
    await page.getByText('已发布第 2 版', { exact: false }).waitFor()
    // 编辑 · the rule · 用例 · 试算改动 · 试算 · 发布 · 发布第 2 版
    expect(hand.clicks()).toBeLessThanOrEqual(7)

    const { rows } = await house.db.inAuthority(authorityId, (tx) =>
      sql<{
        source: string
        day: string
      }>`select source, in_force_from as day from program_version where version = 2`.execute(tx),
    )
    expect(rows[0]?.day).toBe('2026-05-12')
    // Every other line is as it was written, comments and all.
    const { rows: before } = await house.db.inAuthority(authorityId, (tx) =>
      sql<{ source: string }>`select source from program_version where version = 1`.execute(tx),
    )
    const [was, now] = [before[0]?.source.split('\n') ?? [], rows[0]?.source.split('\n') ?? []]
    expect(now.length).toBe(was.length)
    expect(now.filter((line, at) => line !== was[at])).toHaveLength(3)
    await page.context().close()
  }, 180_000)

  it('keeps a draft over leaving, and shows the file beside the form', async () => {
    const visitor = await openVisitor(browser, { width: 1440, theme: 'dark' })
    const { page } = visitor
    await signIn(page, house.address, { login: 'office', password: PASSWORD })
    await page.goto(`${house.address}/programs/tongxiang_liaison/edit?at=parameters:2`)
    await page.getByLabel('数目').fill('12')
    await page.getByText(/草稿已保存/).waitFor()
    await page.goto(`${house.address}/programs/tongxiang_liaison/edit?at=parameters:2`)
    expect(await page.getByLabel('数目').inputValue()).toBe('12')
    await page.getByRole('button', { name: '看文件' }).click()
    await page.locator('.monaco-editor .view-line').first().waitFor()
    await settled(page)
    expect(await page.locator('.monaco-editor').innerText()).toContain('12')
    expect(visitor.faults()).toEqual([])
    await page.getByRole('button', { name: '放弃草稿' }).click()
    await page.getByRole('button', { name: '放弃草稿' }).last().click()
    await page.waitForURL(/\/programs\/tongxiang_liaison$/)
    await page.context().close()
  }, 120_000)

  it('takes a notice’s text and shows which clauses nothing follows from', async () => {
    const { page } = await openVisitor(browser, { width: 360 })
    await signIn(page, house.address, { login: 'office', password: PASSWORD })
    await page.goto(`${house.address}/programs/tongxiang_liaison/edit?view=clauses`)
    await page.getByRole('button', { name: '导入通知原文' }).click()
    await page
      .getByLabel('或把正文粘贴在这里')
      .fill('一、总体要求\n二、主要任务\n1.结对联系。\n2.首次走访。\n四、附则\n1.每周读报。')
    await page.getByRole('button', { name: '读取' }).click()
    await page.getByText('未落实').first().waitFor()
    expect(await page.getByRole('row').filter({ hasText: '每周读报' }).innerText()).toContain('未落实')
    expect(await page.getByRole('row').filter({ hasText: '首次走访' }).innerText()).not.toContain('未落实')
    expect(await violations(page)).toEqual([])
    expect(await overflow(page)).toBe(0)
    await page.context().close()
  }, 120_000)
})

describe('the organisation', () => {
  it('is changed by drag, with the consequences first, and by keyboard', async () => {
    const { page } = await openVisitor(browser, { width: 1440 })
    await signIn(page, house.address, { login: 'office', password: PASSWORD })
    await page.goto(`${house.address}/org`)
    const unit = (name: string) => page.getByRole('row').filter({ hasText: name })
    await unit('经信局').dragTo(unit('市政府'))
    await page.getByRole('dialog').getByText('牵动的').first().waitFor()
    await page.getByLabel('依据或理由').fill('机构改革')
    await page.getByRole('dialog').getByRole('button', { name: '划转' }).click()
    await page.getByText('经信局：已划转。').waitFor()
    await expect.poll(() => unit('经信局').getAttribute('aria-level'), { timeout: 10_000 }).toBe('2')
    // The same without a mouse.
    await page
      .getByRole('button', { name: '调整 科技局' })
      .or(page.getByRole('button', { name: '调整科技局' }))
      .focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Enter')
    await page.getByLabel('到哪个单位').selectOption({ label: '市政府' })
    await page.getByLabel('依据或理由').fill('机构改革')
    await page.getByRole('dialog').getByText('牵动的').first().waitFor()
    await page.keyboard.press('Tab')
    await page.getByRole('dialog').getByRole('button', { name: '划转' }).press('Enter')
    await page.getByText('科技局：已划转。').waitFor()
    await expect.poll(() => unit('科技局').getAttribute('aria-level'), { timeout: 10_000 }).toBe('2')
    expect(await violations(page)).toEqual([])
    await page.context().close()
  }, 120_000)
})
