import { existsSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CHROMIUM, openBrowser, openVisitor, settled, signIn } from './browser.ts'
import { demanded, signedInCounted } from './counted.ts'
import { type FiveNotices, NOW, openFiveNotices, PASSWORD } from './five-notices.ts'
import { askedAgain, askedOn, type Known, typedThoughListed } from './known.ts'

/**
 * Nobody is asked for what the system knows: every form of the five notices' programs, and those of the cadre, the section and the
 * enterprise, are opened and read as a person reads them.
 */
let five: FiveNotices
let browser: Browser

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
  five = await openFiveNotices()
  browser = await openBrowser()
}, 240_000)

afterAll(async () => {
  await browser?.close()
  await five?.house.close()
})

/** Walks forms as somebody and gathers what they ask again; how many fields were read, so that an empty walk is no pass. */
class Walk {
  readonly wrong: string[] = []
  fields = 0
  readonly page: Page
  constructor(page: Page) {
    this.page = page
  }
  async open(path: string): Promise<void> {
    await this.page.goto(five.house.address + path)
    await this.page.locator('h1').first().waitFor()
    await settled(this.page)
  }
  async read(where: string, known: readonly Known[]): Promise<void> {
    const asked = await askedOn(this.page)
    this.fields += asked.length
    this.wrong.push(...[...askedAgain(asked, known), ...typedThoughListed(asked)].map((line) => `${where}: ${line}`))
  }
  /** Presses each button that is named so, reads the form that opens, and closes it. */
  async forms(where: string, name: RegExp, known: readonly Known[]): Promise<number> {
    const buttons = this.page.locator('main').getByRole('button', { name })
    const count = await buttons.count()
    for (let n = 0; n < count; n++) {
      const button = buttons.nth(n)
      const title = (await button.innerText()).trim()
      await button.click()
      const dialog = this.page.locator('dialog[open]')
      await dialog.waitFor()
      await this.read(`${where} · ${title}`, known)
      await this.page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
    }
    return count
  }
}

async function as(login: string, width: number): Promise<Walk> {
  const { page } = await openVisitor(browser, { width })
  await signIn(page, five.house.address, { login, password: PASSWORD })
  await settled(page)
  return new Walk(page)
}

describe('what the system knows', () => {
  it('is found out where a form asks for it all the same', async () => {
    const { page } = await openVisitor(browser, { width: 360 })
    const field = (label: string, input: string) =>
      `<div class="field"><label class="label">${label}</label>${input}</div>`
    await page.setContent(
      `<main>${[
        field('企业名称（必填）', '<input>'),
        field('统一社会信用代码', '<input value="9143">'),
        field('联系电话', '<input>'),
        field('走访时间', '<input type="datetime-local">'),
        field('单位', '<div class="menu-anchor"><input role="combobox"></div>'),
        field('地址', '<input readonly>'),
        field('整改时限', '<input type="date">'),
        field('宣讲的政策', '<textarea></textarea>'),
        field('办结方式', '<select><option></option></select>'),
      ].join('')}</main>`,
    )
    const asked = await askedOn(page)
    expect(askedAgain(asked, ['person', 'unit', 'enterprise', 'now'])).toEqual([
      '“企业名称” asks for enterprise.name',
      '“联系电话” asks for person.phone',
      '“走访时间” asks for today',
      '“单位” asks for org.name',
    ])
    expect(askedAgain(asked, [])).toEqual([])
    expect(askedAgain(asked, ['end'])).toEqual(['“办结方式” asks for act.proposed_end'])
    expect(typedThoughListed(asked)).toEqual(['“宣讲的政策” is typed though policy lists it'])
    await page.context().close()
  })

  it('is not asked of a section by any register of the five notices', async () => {
    const walk = await as('head', 1440)
    for (const program of five.programs)
      for (const form of program.forms.filter((one) => !['visit', 'matter'].includes(one.about))) {
        await walk.open(`/registers/${program.id}/${form.id}`)
        await walk.forms(`${program.id}.${form.id}`, /^(登记|新增)/, ['person', 'unit', 'now'])
      }
    expect(walk.wrong).toEqual([])
    expect(walk.fields).toBeGreaterThan(100)
    await walk.page.context().close()
  }, 300_000)

  it('is not asked on the section’s pages: its list of duties, its meetings, a matter by hand', async () => {
    const walk = await as('head', 1440)
    const known: readonly Known[] = ['person', 'unit', 'now']
    for (const { id } of five.programs) {
      await walk.open(`/campaign/unit?program=${id}`)
      await walk.forms(`/campaign/unit ${id}`, /^(登记会议|填报)/, known)
    }
    await walk.open('/meetings')
    expect(await walk.forms('/meetings', /^筹备会议$/, known)).toBe(1)
    await walk.open('/matters/new')
    await walk.read('/matters/new', known)
    expect(walk.wrong).toEqual([])
    expect(walk.fields).toBeGreaterThan(5)
    await walk.page.context().close()
  }, 240_000)

  it('is not asked of a cadre at an enterprise', async () => {
    const walk = await as('cadre', 360)
    const known: readonly Known[] = ['person', 'unit', 'enterprise', 'now']
    await walk.open(`/m/visit?enterprise=${five.ids.firm}`)
    await walk.page.getByRole('button', { name: '企业提出了问题' }).click()
    await walk.read('/m/visit', known)
    await walk.open(`/m/enterprises/${five.ids.firm}`)
    await walk.read('/m/enterprises', known)
    await walk.open('/m/work')
    await walk.forms('/m/work', /./, known)
    expect(walk.wrong).toEqual([])
    expect(walk.fields).toBeGreaterThan(20)
    await walk.page.context().close()
  }, 180_000)

  it('is not asked of an enterprise that raises a matter', async () => {
    const firm = await as('enterprise', 360)
    await firm.open('/portal/raise')
    await firm.read('/portal/raise', ['enterprise', 'now'])
    await firm.open('/portal')
    await firm.read('/portal', ['enterprise', 'now'])
    expect(firm.wrong).toEqual([])
    expect(firm.fields).toBeGreaterThan(1)
    await firm.page.context().close()
  }, 120_000)
})

describe('a monthly report with nothing to add', () => {
  it.each([
    ['the section’s page', 1440],
    ['a phone', 360],
  ] as const)(
    'is at most three taps and nothing typed, on %s',
    async (_, width) => {
      // On the road a report is shown in its last week.
      five.house.at(width < 500 ? '2026-10-22T02:00:00.000Z' : NOW)
      const account = { login: 'head', password: PASSWORD }
      const head = await signedInCounted(browser, five.house.address, account, width)
      if (width < 500) await head.page.goto(`${five.house.address}/m/today`)
      const report = head.page
        .locator(width < 500 ? '.card' : '.panel li', { hasText: '月度进展' })
        .filter({ hasNot: head.page.getByRole('link') })
      await head.tap(report.getByRole('button', { name: '起草' }))
      await head.page.waitForURL('**/reports/**')
      expect((await demanded(head.page)).fields).toEqual([])
      await head.tap(head.page.getByRole('button', { name: '提交' }))
      await head.page.getByText('报告已提交').waitFor()
      expect(await head.page.getByRole('alert').allInnerTexts()).toEqual([])
      expect(head.taps).toBeLessThanOrEqual(3)
      expect(head.typed).toBe(0)
      await head.page.context().close()
    },
    120_000,
  )
})
