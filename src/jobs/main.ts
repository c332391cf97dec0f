import { PgBoss } from 'pg-boss'
import { Temporal } from 'temporal-polyfill'
import type { JobDeps } from '#app/job/system-context.ts'
import { runTask } from './run-task.ts'
import { TASKS } from './tasks.ts'

export type Jobs = { stop(): Promise<void>; isRunning(): boolean }

/** Seconds between looks into the queue. */
const LOOK_SECONDS = 5
/** A task that runs longer is taken for dead and may be begun again elsewhere; every task can be run twice. */
const DEAD_AFTER_SECONDS = 15 * 60

/**
 * Starts the clock: each task is a queue of its own with a schedule, of which one job runs at a time over all nodes.
 * Two nodes need nothing but the database. What was missed while nobody ran is caught up at once.
 */
export async function startJobs(deps: JobDeps): Promise<Jobs> {
  const boss = new PgBoss({
    db: deps.db.forJobs,
    schema: 'pgboss',
    // The tables are made by the owner in migrate(); the program itself has no right to.
    migrate: false,
    createSchema: false,
  })
  let running = true
  boss.on('error', (error) => {
    // While the program ends, connections go away under the queue; that is no news.
    if (running) deps.log.error({ err: error }, 'job queue error')
  })
  await boss.start()
  for (const task of TASKS) {
    await boss.createQueue(task.name, {
      policy: 'singleton',
      retryLimit: 0,
      expireInSeconds: DEAD_AFTER_SECONDS,
      deleteAfterSeconds: 60 * 60,
    })
    await boss.schedule(task.name, task.cron, {}, { tz: 'UTC' })
    await boss.work(task.name, { pollingIntervalSeconds: LOOK_SECONDS }, async () => {
      await runTask(deps, task, Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }))
    })
    await boss.send(task.name, {})
  }
  return {
    isRunning: () => running,
    async stop() {
      running = false
      await boss.stop({ graceful: true, timeout: 10_000 })
    },
  }
}
