import { existsSync } from 'node:fs'
import type { DemoShown } from '#app/demo/ensure-demo.ts'
import type { Config } from '#app/config.ts'
import type { Logger } from '#app/log.ts'
import type { Readiness } from '#app/readiness.ts'
import type { Database } from '#storage/open-database.ts'

/** What the server of pages and API is made with. */
export type ServerDeps = {
  db: Database
  log: Logger
  config: Config
  readiness: () => Promise<Readiness>
}

/** What the clock's jobs are made with. */
export type JobDeps = { db: Database; log: Logger }

type Server = { listen(at: { host: string; port: number }): Promise<string>; close(): Promise<unknown> }
type Jobs = { stop(): Promise<unknown>; isRunning(): boolean }

async function load<T>(path: string): Promise<T | undefined> {
  const url = new URL(`../${path}`, import.meta.url)
  return existsSync(url) ? ((await import(url.href)) as T) : undefined
}

export const loadServer = () => load<{ createServer(deps: ServerDeps): Promise<Server> }>('http/server.ts')
export const loadJobs = () => load<{ startJobs(deps: JobDeps): Promise<Jobs> }>('jobs/main.ts')
export const loadDemo = () =>
  load<{ ensureDemo(db: Database, log: Logger, options: { folder: string }): Promise<DemoShown | undefined> }>('app/demo/ensure-demo.ts')
