import { type JobDeps, systemContexts, type Tally } from '#app/job/system-context.ts'
import type { TASKS } from './tasks.ts'

/** Runs a task for every authority in turn. One that fails as a whole is logged and stops no other. */
export async function runTask(deps: JobDeps, task: (typeof TASKS)[number], now: string): Promise<Tally> {
  const started = performance.now()
  const total: Tally = { looked: 0, done: 0, failed: 0 }
  for (const ctx of await systemContexts(deps, now)) {
    try {
      const tally = await task.run(ctx)
      total.looked += tally.looked
      total.done += tally.done
      total.failed += tally.failed
    } catch (error) {
      total.failed++
      deps.log.error({ err: error, task: task.name, authorityId: ctx.authorityId }, 'job failed')
    }
  }
  const took = Math.round(performance.now() - started)
  const level = total.failed > 0 ? 'warn' : total.done > 0 ? 'info' : 'debug'
  deps.log[level]({ task: task.name, ...total, ms: took }, 'job ran')
  return total
}
