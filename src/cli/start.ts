import { existsSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { join } from 'node:path'
import type { Command } from 'commander'
import type { Config } from '#app/config.ts'
import type { DemoShown } from '#app/demo/ensure-demo.ts'
import { needsDemo } from '#app/demo/needs-demo.ts'
import { createLog, type Logger } from '#app/log.ts'
import { createReadiness } from '#app/readiness.ts'
import { ensureWeb, isWebBuilt } from './build-web.ts'
import { getConfig } from './command.ts'
import { fillDemo } from './fill-demo.ts'
import { type House, openHouse } from './house.ts'
import { checkPort, explainListenError } from './listen.ts'
import { listenForStop, type StopSignal } from './stop-signal.ts'

/** `lianqi start`: everything, in the order in which it depends on each other; stopped in the reverse order. */
export function register(program: Command): void {
  program
    .command('start')
    .description('启动：数据库、页面、接口、定时任务 run everything: database, pages, API, jobs')
    .addHelpText('after', SETTINGS)
    .action(async () => {
      const config = getConfig()
      const stop = listenForStop()
      process.exitCode = await runUntilStopped(config, createLog(config.logLevel), stop)
    })
}

async function runUntilStopped(config: Config, log: Logger, stop: StopSignal): Promise<number> {
  await checkPort(config.host, config.port)
  // What was started, to be stopped from the last to the first; also when a later step fails.
  const closers: (() => Promise<unknown>)[] = []
  try {
    const house = await openHouse(config, log, { beside: false, onLost: stop.fail })
    closers.push(house.close)
    if (!stop.isAsked()) await serve(config, log, house, closers)
    await stop.asked
    say('正在停止 stopping …')
  } finally {
    for (const close of closers.reverse()) await close()
  }
  log.info('stopped')
  return stop.exitCode()
}

async function serve(config: Config, log: Logger, house: House, closers: (() => Promise<unknown>)[]): Promise<void> {
  const [, shown] = await Promise.all([ensurePages(config.root, log), showDemo(config, log, house)])

  // Read here and not above: what cannot start at all (a taken port, a folder in use) says so without waiting for them.
  const [{ startJobs }, { createServer }] = await Promise.all([import('#jobs/main.ts'), import('#http/server.ts')])
  const jobs = await startJobs({ db: house.db, log })
  closers.push(jobs.stop)

  const readiness = createReadiness(house.db, log, jobs.isRunning)
  const dataDir = house.place ?? config.dataDir
  const server = await createServer({ db: house.db, log, config: { ...config, dataDir }, readiness })
  closers.push(() => server.close())
  let address: string
  try {
    address = await server.listen({ host: config.host, port: config.port })
  } catch (error) {
    throw explainListenError(error, config.host, config.port)
  }
  say(`联企 Lianqi: ${config.publicUrl ?? address}`)
  if (shown) sayAccounts(shown)
  // Written at the end otherwise, and a killed program has no end.
  flushCompileCache()
}

async function showDemo(config: Config, log: Logger, house: House): Promise<DemoShown | undefined> {
  if (config.demo === 'off') return undefined
  const folder = join(house.place ?? config.dataDir, 'demo')
  if (await needsDemo(house.db)) {
    say('载入演示数据 filling the empty database with the demonstration …')
    return fillDemo({ url: house.url, folder, dataDir: house.place ?? config.dataDir, logLevel: config.logLevel })
  }
  const { ensureDemo } = await import('#app/demo/ensure-demo.ts')
  return ensureDemo(house.db, log, { folder })
}

/** The demonstration's accounts: invented people, one password. */
function sayAccounts({ accounts, password }: DemoShown): void {
  say(`演示账号（口令均为 ${password}） accounts of the demonstration, one password:`)
  for (const { authority, login, title } of accounts) say(`  ${authority.padEnd(8)} ${login.padEnd(11)} ${title}`)
}

/** Builds the pages when their sources changed. Pages built earlier go on being served when that fails. */
async function ensurePages(root: string, log: Logger): Promise<void> {
  if (isWebBuilt(root)) return
  say('生成页面 building the pages …')
  try {
    await ensureWeb(root)
  } catch (error) {
    if (!existsSync(join(root, 'dist/web/index.html'))) throw error
    log.error({ err: error }, 'pages could not be built, serving those built before')
  }
}

function say(text: string): void {
  process.stdout.write(`${text}\n`)
}

const SETTINGS = `
设置（环境变量） settings (environment variables):
  PORT 8420            端口 port
  HOST 127.0.0.1       监听地址 address to listen on
  DATA_DIR ./data      数据目录 folder of the embedded database and files
  DATABASE_URL         自备 PostgreSQL ≥ 15 a PostgreSQL of your own instead of the embedded one
  DATABASE_CONNECTIONS 16
  LOG_LEVEL info       日志级别 fatal error warn info debug trace silent
  DEMO auto            空库时载入演示数据 auto: an empty database gets the demonstration park; off
  PUBLIC_URL           对外网址 the address people type`
