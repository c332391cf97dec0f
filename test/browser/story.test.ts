import { existsSync } from 'node:fs'
import { mkdir, readFile } from 'node:fs/promises'
import { pino } from 'pino'
import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { hashPassword } from '#app/account/password-hash.ts'
import { doMarkEffects } from '#app/job/do-effects.ts'
import { runRules } from '#app/job/run-rules.ts'
import { systemContexts } from '#app/job/system-context.ts'
import type { Role, Scope } from '#domain/access/actor.ts'
import { newId } from '#domain/id.ts'
import { insertAccount } from '#storage/account-store.ts'
import { sql } from '#storage/open-database.ts'
import { insertGrant } from '#storage/role-store.ts'
import { createAuthority } from '#test/support/database.ts'
import { CHROMIUM, openBrowser, openVisitor, settled, signIn, violations } from './browser.ts'
import { type BrowserHouse, openBrowserHouse } from './house.ts'

/**
 * One matter from the first spreadsheet to the correction after the seal, played on the pages by those who would: the office,
 * a department, a cadre on a phone, an enterprise behind a link and in its portal, a leader. All names are invented.
 */
const PASSWORD = 'Deng-Long-2026'
const MAY_11 = '2026-05-11T02:00:00Z'
const MAY_12 = '2026-05-12T02:00:00Z'
const MAY_13 = '2026-05-13T02:00:00Z'
const MAY_14 = '2026-05-14T02:00:00Z'
const MAY_20 = '2026-05-20T02:00:00Z'
const JUNE_3 = '2026-06-03T02:00:00Z'

const ORGS =
  '单位名称,简称,单位类别,是否联络办\n督查室,督查办,内设机构,是\n财政金融局,财金局,行业部门,否\n行政审批局,审批局,行业部门,否\n'
const PERSONS =
  '姓名,人员编号,工作单位,职务,是否主要负责人\n安灯,A001,督查室,主任,是\n黄笼,A002,财政金融局,局长,是\n丁晓,A003,行政审批局,科员,否\n周峰,A004,督查室,副主任,否\n'
const ENTERPRISES =
  '企业名称,统一社会信用代码,企业类别,地址,联系人,联系电话\n红灯面粉厂,,规上工业,东路1号,钱某,13900001234\n坏码工厂,12345,规上工业,东路2号,孙某,13900005678\n'
const ROSTER =
  '名单,成员,编号\n行业部门,财政金融局,\n行业部门,行政审批局,\n包保干部,丁晓,A003\n包保领导（班子成员）,周峰,A004\n投产工业企业,红灯面粉厂,\n'

let house: BrowserHouse
let browser: Browser
let authorityId: string

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
  house = await openBrowserHouse(MAY_11)
  authorityId = await createAuthority(house.db)
  browser = await openBrowser()
}, 180_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Opens an account; who it is for is found by name among what was imported. */
async function openAccount(
  login: string,
  roles: readonly (readonly [Role, Scope])[],
  of: { person?: string; enterprise?: string } = {},
) {
  const id = newId()
  const passwordHash = await hashPassword(PASSWORD)
  await house.db.inAuthority(authorityId, async (tx) => {
    const find = async (table: 'person' | 'enterprise', name: string | undefined) => {
      if (!name) return null
      const { rows } = await sql<{
        id: string
      }>`select id from ${sql.table(table)} where authority_id = ${authorityId} and name = ${name}`.execute(tx)
      return rows[0]?.id ?? null
    }
    await insertAccount(tx, authorityId, {
      id,
      login,
      name: null,
      passwordHash,
      mustChange: false,
      personId: await find('person', of.person),
      enterpriseId: await find('enterprise', of.enterprise),
      at: house.now(),
    })
    for (const [role, scope] of roles) {
      await insertGrant(tx, authorityId, {
        id: newId(),
        accountId: id,
        role,
        scope,
        orgId: null,
        areaId: null,
        programKey: null,
        grantedBy: null,
        at: house.now(),
      })
    }
  })
}

const loginOf = new Map<Page, string>()

async function enter(login: string, width = 1440): Promise<Page> {
  const { page } = await openVisitor(browser, { width })
  await signIn(page, house.address, { login, password: PASSWORD })
  loginOf.set(page, login)
  return page
}

/** Goes to a page; overnight the session has ended, so one signs in again and is taken on to where one wanted to go. */
async function open(page: Page, path: string) {
  await page.goto(house.address + path)
  await settled(page)
  if (!new URL(page.url()).pathname.startsWith('/sign-in')) return
  await signIn(page, house.address, { login: loginOf.get(page) ?? '', password: PASSWORD })
  await page.goto(house.address + path)
  await settled(page)
}

/** What the clock would do in the meantime: rules run, marks have their effects. */
async function timePasses(moment: string) {
  house.at(moment)
  const deps = { db: house.db, log: pino({ level: 'silent' }), masterKey: new Uint8Array(32) }
  for (const ctx of await systemContexts(deps, moment)) {
    await runRules(ctx)
    await doMarkEffects(ctx)
    await runRules(ctx)
  }
}

async function importCsv(page: Page, name: string, text: string, commit = true) {
  await page.goto(`${house.address}/import`)
  await page
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text, 'utf8') })
  const button = page.getByRole('button', { name: /^导入 \d/ })
  await button.waitFor()
  if (commit) {
    await button.click()
    await page.getByText(/已导入：新增/).waitFor()
  }
}

/** Takes an act by its button, or from the menu of the others; answers with the line that says what happened and what follows. */
async function takeAct(
  page: Page,
  matter: string,
  title: string,
  fill: (dialog: Locator) => Promise<void> = async () => {},
  base = '/matters/',
) {
  await open(page, `${base}${matter}`)
  const button = page.getByRole('button', { name: title, exact: true })
  if ((await button.count()) > 0) await button.click()
  else {
    await page.getByRole('button', { name: /^(更多|可以办理)/ }).click()
    await page.getByRole('menuitem', { name: title, exact: true }).click()
  }
  const dialog = page.getByRole('dialog')
  await fill(dialog)
  await dialog.getByRole('button', { name: title, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  return await page.locator('.after-act').innerText()
}

/** When the story breaks off: what everybody saw at that moment. */
async function leavePictures() {
  const folder = new URL('../pictures/out/', import.meta.url)
  await mkdir(folder, { recursive: true })
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [n, page] of pages.entries())
    await page.screenshot({ path: new URL(`story-${n + 1}.png`, folder).pathname, timeout: 5_000 })
}

async function choose(dialog: Locator, label: string, name: string) {
  await dialog.getByLabel(label, { exact: false }).first().fill(name)
  await dialog.getByRole('option', { name }).first().click()
}

const pick = (where: Page | Locator, name: string) => where.getByRole('radio', { name, exact: true }).check()

const because = (reason: string) => (dialog: Locator) => dialog.getByLabel(/^理由/).fill(reason)

async function withEvidence(dialog: Locator) {
  await dialog
    .locator('input[type=file]')
    .setInputFiles({ name: '佐证.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 已放款', 'utf8') })
  await dialog.getByText('佐证.pdf').waitFor()
}

const answer = (text: string) => async (dialog: Locator) => {
  await dialog.getByLabel(/^答复内容/).fill(text)
  await withEvidence(dialog)
}

describe('one notice, end to end, on the pages', () => {
  it('runs from the import to the adjustment after the seal', async ({ onTestFailed }) => {
    onTestFailed(leavePictures)
    // ── import: what is good goes in, what is faulty is named by its cell ──
    await openAccount('office', [['office', 'authority']])
    const first = await enter('office')
    await importCsv(first, '单位.csv', ORGS)
    await importCsv(first, '人员.csv', PERSONS)
    // From here on the office is a person with a name: what must be answered for by one cannot be done by an account alone.
    await openAccount('an', [['office', 'authority']], { person: '安灯' })
    const office = await enter('an')
    await importCsv(office, '企业.csv', ENTERPRISES, false)
    expect(await office.getByRole('region', { name: '有误的行' }).innerText()).toMatch(/B3|信用代码/)
    await office.getByRole('button', { name: '导入 1 行' }).click()
    await office.getByText(/已导入：新增 1/).waitFor()

    // ── publish: faults stand at their line and column; a sound file becomes a version ──
    const yaml = await readFile(new URL('../../programs/huaihua-guarantee/program.yaml', import.meta.url), 'utf8')
    await open(office, '/programs')
    await office.getByRole('button', { name: '发布方案' }).click()
    const editor = office.getByRole('dialog')
    await editor.getByLabel('方案内容').fill(yaml.replace('group: departments,', 'grupp: departments,'))
    await editor.getByRole('button', { name: '检查' }).click()
    await editor
      .getByText(/第 \d+ 行第 \d+ 列/)
      .first()
      .waitFor()
    await editor.getByLabel('方案内容').fill(yaml)
    await editor.getByRole('button', { name: '检查' }).click()
    await editor.getByRole('button', { name: '发布', exact: true }).click()
    await office.getByText(/已发布 huaihua_guarantee 第 1 版/).waitFor()
    await importCsv(office, '名单.csv', ROSTER)

    // ── link: uncovered before, covered after ──
    await open(office, '/links')
    await office.getByText('无人联系').first().waitFor()
    await office.getByRole('button', { name: '建立包联' }).click()
    const linking = office.getByRole('dialog')
    await linking.getByLabel('包联类别').selectOption({ label: '企业包保' })
    await choose(linking, '联系人', '丁晓')
    await choose(linking, '联系对象', '红灯面粉厂')
    await linking.getByLabel(/^起/).fill('2026-05-11')
    await linking.getByRole('button', { name: '建立包联' }).click()
    await office.getByText('（1/1）').first().waitFor()

    // ── accounts for the others ──
    await openAccount(
      'money',
      [
        ['head', 'org'],
        ['handler', 'org'],
      ],
      { person: '黄笼' },
    )
    await openAccount('cadre', [['cadre', 'own']], { person: '丁晓' })
    await openAccount('leader', [['leader', 'authority']], { person: '周峰' })
    await openAccount('mill', [['enterprise', 'own']], { enterprise: '红灯面粉厂' })
    await timePasses(MAY_11)

    // ── visit on a phone, with a problem in the same entry ──
    const cadre = await enter('cadre', 360)
    await cadre.getByText('红灯面粉厂').first().waitFor()
    expect(await cadre.getByText(/排名/).count()).toBe(0)
    await cadre.getByRole('link', { name: '登记走访' }).first().click()
    await cadre.getByRole('button', { name: '企业提出了问题' }).click()
    await cadre.getByLabel(/^什么问题/).fill('流动资金贷款批不下来')
    await pick(cadre, '资金')
    await cadre.getByRole('button', { name: '登记走访，提出 1 个问题' }).click()
    await cadre.waitForURL('**/m/today')
    expect(await cadre.locator('.after-act').innerText()).toContain('提出问题 1 件')

    // ── the enterprise confirms the visit behind a link, without log-in, once ──
    await open(office, '/visits')
    await office.getByRole('button', { name: '红灯面粉厂' }).click()
    await office.getByRole('button', { name: '生成企业确认链接' }).click()
    const link = await office.getByText(/\/c\//).first().innerText()
    const guest = (await openVisitor(browser, { width: 360 })).page
    await guest.goto(link)
    await pick(guest, '有，属实')
    expect(await violations(guest)).toEqual([])
    await guest.getByRole('button', { name: '提交' }).click()
    await guest.locator('.note.after').waitFor()
    await guest.goto(link)
    await guest.getByRole('alert').waitFor()

    // ── order, objection, ruling, signing, extension, answer ──
    await open(office, '/matters?state=recorded')
    await office.getByRole('link', { name: '流动资金贷款批不下来' }).click()
    await office.waitForURL('**/matters/*-*')
    const matter = new URL(office.url()).pathname.split('/').at(-1) ?? ''
    house.at(MAY_11)
    const ordered = await takeAct(office, matter, '交办', (dialog) => choose(dialog, '牵头单位', '财政金融局'))
    expect(ordered).toMatch(/财政金融局[\s\S]*签收期限 5月12日/)
    const money = await enter('money')
    house.at(MAY_12)
    await takeAct(money, matter, '提出异议', because('不属本局职责'))
    await takeAct(office, matter, '裁定异议', async (dialog) => {
      await pick(dialog, '否')
      await because('属本局职责，首办负责')(dialog)
    })
    await takeAct(money, matter, '签收')
    await takeAct(money, matter, '申请延期', async (dialog) => {
      await dialog.getByLabel(/^申请延长/).fill('2')
      await because('等银行批复')(dialog)
    })
    await takeAct(office, matter, '同意延期')
    house.at(MAY_13)
    await takeAct(money, matter, '答复', answer('已协调银行放款'))

    // ── the enterprise disputes, the cadre raises a tier, the unit answers again, the enterprise confirms ──
    const mill = await enter('mill', 360)
    await takeAct(mill, matter, '企业不认可', because('款没有到账'), '/portal/matters/')
    await takeAct(cadre, matter, '提级协调', because('请领导会商协调'), '/m/matters/')
    house.at(MAY_14)
    await takeAct(money, matter, '答复', answer('款已到账，请核对'))
    await open(office, `/matters/${matter}`)
    await takeAct(mill, matter, '企业认可', undefined, '/portal/matters/')

    // ── struck off; then a call-back says it was not so ──
    await takeAct(office, matter, '销号', async (dialog) => {
      await dialog.getByLabel(/^办结方式/).selectOption({ label: '销号' })
      await withEvidence(dialog)
    })
    expect(await office.getByText('已办结 · 销号').count()).toBeGreaterThan(0)
    house.at(MAY_20)
    await takeAct(office, matter, '回访', async (dialog) => {
      await pick(dialog.getByRole('group', { name: /是否联系上/ }), '是')
      await pick(dialog.getByRole('group', { name: /是否属实/ }), '否')
      await dialog.getByLabel(/^对方所述/).fill('款没有到账，是先点的认可')
    })
    await open(office, `/matters/${matter}`)
    await office.getByText('假销号').first().waitFor()

    // ── a red line is a case, not a verdict: statement, signature, ruling by a person ──
    await timePasses(MAY_20)
    await open(office, '/marks?redLine=true')
    await office.getByText('红线三：假销号').first().waitFor()
    expect(await office.getByText('待核实').count()).toBeGreaterThan(0)
    await office
      .getByRole('row', { name: /财政金融局/ })
      .getByRole('link', { name: '打开' })
      .click()
    await office.waitForURL('**/matters/*-*')
    const redLine = new URL(office.url()).pathname.split('/').at(-1) ?? ''
    const leader = await enter('leader')
    await takeAct(leader, redLine, '负责人签字')
    await takeAct(office, redLine, '销号', async (dialog) => {
      await dialog.getByLabel(/^办结方式/).selectOption({ label: '属实，从严处理' })
      await dialog.getByLabel(/^理由/).fill('企业否认办结，经核查属实')
      await withEvidence(dialog)
    })

    // ── the month closes: points, ranking, four steps down to the act ──
    await timePasses(JUNE_3)
    await open(office, '/rankings?ranking=departments_rank')
    await office.getByRole('link', { name: '财政金融局' }).first().click()
    await office.getByRole('heading', { name: '财政金融局 积分表' }).waitFor()
    const points = office.locator('li', { hasText: '假销号扣分' })
    expect(await points.innerText()).toContain('−')
    await points.getByRole('link').first().click()
    await office.getByRole('heading', { name: '假销号扣分' }).waitFor()
    expect(await office.locator('.note').innerText()).toContain('四、二')
    await office.locator('tbody a').first().click()
    await settled(office)
    await office.goBack()
    await office.getByRole('link', { name: '积分表' }).click()
    await office.getByRole('heading', { name: '财政金融局 积分表' }).waitFor()

    // ── seal, then a late correction becomes an adjustment, the sealed ranking stays ──
    await open(office, '/rankings?ranking=month_visits')
    await office.getByLabel('周期').selectOption({ label: '2026年5月' })
    await settled(office)
    await office.getByRole('button', { name: '封账' }).click()
    await office.getByRole('dialog').getByRole('button', { name: '封账' }).click()
    await office.getByText(/2026年5月 ?已封账，摘要/).waitFor()
    await open(office, '/visits')
    await office.getByRole('button', { name: '红灯面粉厂' }).click()
    await office.getByRole('button', { name: '作废' }).click()
    await because('登记到了别家')(office.getByRole('dialog'))
    await office.getByRole('dialog').getByRole('button', { name: '作废' }).click()
    await office.getByRole('dialog', { name: '作废' }).waitFor({ state: 'detached' })
    await timePasses('2026-06-04T02:00:00Z')
    await open(office, '/seals')
    await office.getByRole('button', { name: '计入封账后的更正' }).first().click()
    expect(await office.getByText(/新记调整 [1-9]\d* 笔/).innerText()).toContain('调整')
  }, 600_000)
})
