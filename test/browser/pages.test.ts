import { existsSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { pino } from 'pino'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { DEMO_PASSWORD } from '#app/demo/accounts.ts'
import { ensureDemo } from '#app/demo/ensure-demo.ts'
import {
  CHROMIUM,
  openBrowser,
  openVisitor,
  overflow,
  photograph,
  settled,
  signIn,
  unreachable,
  type Visitor,
  violations,
} from './browser.ts'
import { type BrowserHouse, openBrowserHouse } from './house.ts'

let house: BrowserHouse
let browser: Browser

const PARK = 'yunling'
/** Role → pages; a phone's role is looked at on a phone. `{x}` is filled in by what the API answers. */
const PAGES = {
  office: [
    '/workbench',
    '/situation',
    '/situation?wall=true',
    '/matters',
    '/matters/{matter}',
    '/matters/new',
    '/visits',
    '/visits?id={visit}',
    '/duties',
    '/search?q=云岭',
    '/triage',
    '/meetings',
    '/meetings/{meeting}',
    '/reports',
    '/reports/{report}',
    '/cases',
    '/briefings',
    '/p/yunling',
    '/papers',
    '/papers/{paper}',
    '/paper-drafts',
    '/paper-templates',
    '/paper-numbers',
    '/registers',
    '/five-ones',
    '/work-log',
    '/services',
    '/topics',
    '/projects?view=list',
    '/registers/{program}/{form}?by=enterprise',
    '/policies',
    '/policies/book',
    '/policies/{policy}?fit=fits',
    '/finance',
    '/jobs',
    '/products',
    '/registers/{program}/{form}',
    '/registers/{program}/{form}?entry={entry}',
    '/links',
    '/handovers',
    '/enterprises',
    '/enterprises/{enterprise}',
    '/projects',
    '/projects/{project}',
    '/rhythm?view=day',
    '/rhythm?view=quarter',
    '/campaign',
    '/classes',
    '/targets',
    '/targets/entry',
    '/targets/{target}',
    '/campaign/unit?org={org}',
    '/evaluations',
    '/evaluations/{evaluation}',
    '/evaluations/{open_evaluation}',
    '/monitoring',
    '/monitoring?outcome=matter',
    '/commitments',
    '/commitments/{pledge}',
    '/contests',
    '/contests/{contest}',
    '/plans',
    '/plans/{plan}',
    '/p/yunling/pledges',
    '/p/yunling/q',
    '/assessments',
    '/exemptions',
    '/rankings',
    '/scores?program={program}&kind=org&subject={org}',
    '/marks',
    '/seals',
    '/inspections',
    '/inspections/{round}',
    '/findings',
    '/findings/{finding}',
    '/callbacks',
    '/complaints',
    '/appeals',
    '/lists',
    '/programs',
    '/programs/{program}',
    '/programs/{program}?view=roster',
    '/programs/{program}?view=compare',
    '/programs/{program}/edit?at=parameters:1',
    '/programs/{program}/edit?at=matters:0',
    '/programs/{program}/edit?view=cases',
    '/programs/{program}/edit?view=compare',
    '/programs/{program}/edit?view=clauses',
    '/org?unit={org}',
    '/compliance',
    '/import',
    '/bring-back',
    '/days',
    '/days?view=month',
    '/calendar',
    '/notices',
    '/password',
    '/second-factor',
  ],
  leader: ['/word', '/workbench'],
  head: ['/unit', '/my-points', '/campaign/unit', '/matters', '/rankings'],
  sysadmin: ['/accounts', '/org', '/compliance'],
  secadmin: ['/accounts', '/roles', '/compliance'],
  auditor: ['/audit', '/compliance'],
  cadre: [
    '/m/today',
    '/m/search?q=云',
    '/m/enterprises',
    '/m/matters',
    '/m/me',
    '/m/points',
    '/m/work',
    '/m/waiting',
    '/m/contests/{judging}',
    '/m/visit?enterprise={mine}',
    '/m/enterprises/{mine}',
  ],
  enterprise: ['/portal', '/portal/raise', '/portal/monitor'],
  monitor: ['/m/monitor'],
} as const satisfies Record<string, readonly string[]>
type Role = keyof typeof PAGES
const ON_PHONE: readonly Role[] = ['cadre', 'monitor', 'enterprise']

beforeAll(async () => {
  if (!existsSync(CHROMIUM))
    throw new Error(`no chromium at ${CHROMIUM}: apt-get install --no-install-recommends chromium fonts-noto-cjk`)
  house = await openBrowserHouse()
  await ensureDemo(house.db, pino({ level: 'silent' }), { masterKey: new Uint8Array(32) })
  browser = await openBrowser()
}, 300_000)

afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Ids of things to look at, asked of the API as whoever is signed in. */
async function idsFor(visitor: Visitor): Promise<Record<string, string>> {
  return await visitor.page.evaluate(async () => {
    const read = async (path: string) => {
      const response = await fetch(path)
      return response.ok ? await response.json() : undefined
    }
    const first = async (path: string) =>
      ((await read(path)) as { items?: { id: string }[] } | undefined)?.items?.[0]?.id ?? ''
    const firstReport = async () => {
      const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
      const programs = (await read(`/api/reports?from=${day(-30)}&to=${day(14)}`)) as
        | { kinds: { owed: { reportId: string | null; reportState: string | null }[] }[] }[]
        | undefined
      const owed = (programs ?? []).flatMap(({ kinds }) => kinds.flatMap((kind) => kind.owed))
      return owed.find((one) => one.reportState === 'locked')?.reportId ?? ''
    }
    const me = (await read('/api/workbench/me')) as { targets?: { enterprise: { id: string } | null }[] } | undefined
    const contests = (await read('/api/contests')) as { id: string }[] | undefined
    const judging = (await read('/api/contests?mine=true')) as { id: string }[] | undefined
    const programs = (await read('/api/programs')) as { key: string }[] | undefined
    return {
      matter: await first('/api/matters?state=closed&limit=1'),
      visit: await first('/api/visits?limit=1'),
      meeting: await first('/api/meetings?state=planned&limit=1'),
      report: await firstReport(),
      paper: await first('/api/papers?limit=1'),
      enterprise: await first('/api/enterprises?limit=1'),
      project: await first('/api/projects?limit=1'),
      org: await first('/api/orgs?limit=1'),
      evaluation: await first('/api/evaluations?state=closed&limit=1'),
      open_evaluation: await first('/api/evaluations?state=open&limit=1'),
      pledge: await first('/api/pledges?state=kept'),
      contest: contests?.at(-1)?.id ?? '',
      judging: judging?.[0]?.id ?? '',
      plan: await first('/api/policy-plans?state=agreed&limit=1'),
      program: programs?.[0]?.key ?? '',
      target:
        ((await read('/api/targets?program=improvement_year')) as { rows?: { id: string }[] } | undefined)?.rows?.[1]
          ?.id ?? '',
      form: 'loan',
      policy: ((await read('/api/policies')) as { id: string }[] | undefined)?.[0]?.id ?? '',
      entry: await first(`/api/registers/${programs?.[0]?.key ?? ''}/loan/entries?limit=1`),
      round: await first('/api/inspection-rounds?state=ready&limit=1'),
      finding: await first('/api/findings?state=ordered&limit=1'),
      mine: me?.targets?.find((target) => target.enterprise)?.enterprise?.id ?? '',
    }
  })
}

describe.each(['light', 'dark'] as const)('every page in the %s theme', (theme) => {
  it.each(Object.keys(PAGES) as Role[])(
    'as %s: draws, is free of violations and of console errors, fits its window',
    async (role) => {
      const visitor = await openVisitor(browser, { width: ON_PHONE.includes(role) ? 360 : 1440, theme })
      await signIn(visitor.page, house.address, { authority: PARK, login: role, password: DEMO_PASSWORD })
      await settled(visitor.page)
      const ids = await idsFor(visitor)
      visitor.faults()
      const wrong: string[] = []
      for (const pattern of PAGES[role]) {
        const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
        await visitor.page.goto(house.address + path)
        await visitor.page.locator('h1').first().waitFor()
        await settled(visitor.page)
        if ((await visitor.page.getByRole('alert').count()) > 0)
          wrong.push(`${path}: ${await visitor.page.getByRole('alert').first().innerText()}`)
        wrong.push(
          ...(await violations(visitor.page)).map((line) => `${path}: ${line}`),
          ...(await unreachable(visitor.page)).map((line) => `${path}: ${line}`),
          ...visitor.faults().map((line) => `${path}: console: ${line}`),
        )
        if ((await overflow(visitor.page)) > 0) wrong.push(`${path}: wider than its window`)
        await photograph(visitor.page, `${theme}-${role}-${pattern}`)
      }
      await visitor.page.context().close()
      expect(wrong).toEqual([])
    },
    480_000,
  )
})

/** What anybody may open, signed in or not. */
const PUBLIC = [
  '/p/yunling',
  '/p/yunling/plate/{enterprise}',
  '/p/yunling/plate/{project}',
  '/p/yunling/pledges',
  '/p/yunling/complain',
  '/p/yunling/complaint',
  '/p/yunling/suggest',
  '/p/yunling/voices/matter-suggestion',
  '/p/yunling/q',
] as const

describe.each(['light', 'dark'] as const)('pages without sign-in in the %s theme', (theme) => {
  it('are open to a visitor nobody knows', async () => {
    const known = await openVisitor(browser, { width: 1440 })
    await signIn(known.page, house.address, { authority: PARK, login: 'office', password: DEMO_PASSWORD })
    await settled(known.page)
    const ids = await idsFor(known)
    await known.page.context().close()
    const visitor = await openVisitor(browser, { width: 360, theme })
    const wrong: string[] = []
    for (const pattern of PUBLIC) {
      const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
      await visitor.page.goto(house.address + path)
      await visitor.page.locator('h1').first().waitFor()
      await settled(visitor.page)
      if (new URL(visitor.page.url()).pathname !== path) wrong.push(`${path}: led to ${visitor.page.url()}`)
      wrong.push(
        ...(await violations(visitor.page)).map((line) => `${path}: ${line}`),
        ...(await unreachable(visitor.page)).map((line) => `${path}: ${line}`),
        ...visitor.faults().map((line) => `${path}: console: ${line}`),
      )
      if ((await overflow(visitor.page)) > 0) wrong.push(`${path}: wider than its window`)
      await photograph(visitor.page, `${theme}-anybody-${pattern}`)
    }
    await visitor.page.context().close()
    expect(wrong).toEqual([])
  }, 120_000)
})

describe('widths', () => {
  it.each([360, 1920])(
    'the office works at %i px',
    async (width) => {
      const visitor = await openVisitor(browser, { width })
      await signIn(visitor.page, house.address, { authority: PARK, login: 'office', password: DEMO_PASSWORD })
      await settled(visitor.page)
      const ids = await idsFor(visitor)
      const wrong: string[] = []
      for (const pattern of PAGES.office) {
        const path = pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => ids[name] ?? '')
        await visitor.page.goto(house.address + path)
        await settled(visitor.page)
        if ((await overflow(visitor.page)) > 0) wrong.push(path)
        await photograph(visitor.page, `${width}-office-${pattern}`)
      }
      await visitor.page.context().close()
      expect(wrong).toEqual([])
    },
    480_000,
  )
})

describe('first load', () => {
  it('of a phone stays under 200 KB compressed, of the office under 450 KB', async () => {
    const weigh = async (login: string, path: string, width: number) => {
      const visitor = await openVisitor(browser, { width })
      await signIn(visitor.page, house.address, { authority: PARK, login, password: DEMO_PASSWORD })
      await visitor.page.goto(house.address + path)
      await settled(visitor.page)
      const files = await visitor.page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .flatMap(({ name }) => (/\.(js|css)$/.test(new URL(name).pathname) ? [name] : [])),
      )
      await visitor.page.context().close()
      const sizes = await Promise.all(
        files.map(async (file) => gzipSync(new Uint8Array(await (await fetch(file)).arrayBuffer())).length),
      )
      return sizes.reduce((sum, size) => sum + size, 0)
    }
    expect(await weigh('cadre', '/m/today', 360)).toBeLessThan(200_000)
    expect(await weigh('office', '/workbench', 1440)).toBeLessThan(450_000)
  }, 120_000)
})
