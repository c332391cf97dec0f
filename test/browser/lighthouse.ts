import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import lighthouse, { type Config, type Result } from 'lighthouse'
import { type BrowserContext, chromium } from 'playwright-core'
import { CHROMIUM } from './browser.ts'

export type Category = 'performance' | 'accessibility' | 'best-practices'
export type Score = {
  readonly category: Category
  readonly score: number
  readonly wrong: readonly string[]
  /** Every figure it is made of. */
  readonly said: readonly string[]
  /** How fast this machine was at that moment by Lighthouse's own measure; an idle desktop has some 1500. */
  readonly machine: number
}

type How = {
  /** So many times slower than this machine. */
  readonly slowdown?: number
  /** As if the page had never been opened here: nothing kept, no worker; signed in all the same. */
  readonly cold?: boolean
}

export type Measured = {
  readonly context: BrowserContext
  /** The scores of one page, of a hundred, with what costs points. */
  scores(address: string, categories: readonly Category[], how?: How): Promise<readonly Score[]>
  close(): Promise<void>
}

/** A browser whose pages Lighthouse looks at, signed in or not: it shares the window's cookies. */
export async function openMeasured(width: 360 | 1440): Promise<Measured> {
  const place = mkdtempSync(join(tmpdir(), 'lianqi-lighthouse-'))
  const port = await freePort()
  const context = await chromium.launchPersistentContext(place, {
    executablePath: CHROMIUM,
    args: ['--no-sandbox', `--remote-debugging-port=${port}`],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width, height: width < 500 ? 780 : 900 },
  })
  return {
    context,
    async scores(address, categories, { slowdown = 4, cold = false } = {}) {
      if (cold) await forget(context, new URL(address).origin)
      const run = await lighthouse(
        address,
        { port, logLevel: 'silent', output: 'json', onlyCategories: [...categories], disableStorageReset: true },
        width < 500 ? phone(slowdown) : DESK,
      )
      if (!run) throw new Error(`lighthouse gave nothing for ${address}`)
      return categories.map((category) => scoreOf(run.lhr, category))
    },
    async close() {
      await context.close()
      rmSync(place, { recursive: true, force: true })
    },
  }
}

/** Takes away what the pages keep in this browser to be fast the next time. */
async function forget(context: BrowserContext, origin: string): Promise<void> {
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'service_workers,cache_storage,indexeddb' })
  await session.send('Network.clearBrowserCache')
  await page.close()
}

/** A phone on slow 4G with a processor so many times slower than this one. */
const phone = (cpuSlowdownMultiplier: number): Config => ({
  extends: 'lighthouse:default',
  settings: {
    formFactor: 'mobile',
    screenEmulation: { mobile: true, width: 360, height: 780, deviceScaleFactor: 2, disabled: false },
    throttlingMethod: 'simulate',
    throttling: {
      rttMs: 150,
      throughputKbps: 1638.4,
      cpuSlowdownMultiplier,
      requestLatencyMs: 562.5,
      downloadThroughputKbps: 1474.56,
      uploadThroughputKbps: 675,
    },
  },
})
const DESK: Config = {
  extends: 'lighthouse:default',
  settings: {
    formFactor: 'desktop',
    screenEmulation: { mobile: false, width: 1440, height: 900, deviceScaleFactor: 1, disabled: false },
    throttlingMethod: 'simulate',
    throttling: {
      rttMs: 40,
      throughputKbps: 10240,
      cpuSlowdownMultiplier: 1,
      requestLatencyMs: 0,
      downloadThroughputKbps: 0,
      uploadThroughputKbps: 0,
    },
  },
}

function scoreOf(result: Result, category: Category): Score {
  const found = result.categories[category]
  const wrong = (found?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = result.audits[id]
    return audit && weight > 0 && audit.score !== null && audit.score < 0.9
      ? [`${id}: ${audit.displayValue ?? audit.title}`]
      : []
  })
  const said = (found?.auditRefs ?? []).flatMap(({ id, weight }) => {
    const audit = result.audits[id]
    return audit && weight > 0 ? [`${id}: ${audit.displayValue ?? audit.title}`] : []
  })
  return {
    category,
    said,
    score: Math.round((found?.score ?? 0) * 100),
    wrong,
    machine: Math.round(result.environment.benchmarkIndex),
  }
}

function freePort(): Promise<number> {
  return new Promise((done, failed) => {
    const server = createServer()
    server.once('error', failed)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => done(typeof address === 'object' && address ? address.port : 0))
    })
  })
}
