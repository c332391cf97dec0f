import type { Ctx } from '#app/context.ts'
import { runProgram } from '#app/engine/run-program.ts'
import { doMarkEffects } from '#app/job/do-effects.ts'
import type { Logger } from '#app/log.ts'
import { execute } from '#app/use-case.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { judgeCases } from './judge-cases.ts'

/**
 * Runs the rules of every program over the demo's year and does what its marks bring about, so that rankings, red-line cases and urging
 * notices stand there at the first look.
 */
export async function runDemo(ctx: Ctx, log: Logger): Promise<void> {
  await runRules(ctx, log, true)
  const effects = await doMarkEffects(ctx)
  log.debug({ ...effects }, 'demo marks acted on')
  if (await judgeCases(ctx)) await runRules(ctx, log, false)
}

async function runRules(ctx: Ctx, log: Logger, full: boolean): Promise<void> {
  const programs = await ctx.db.inAuthority(ctx.authorityId, (tx) => listVersionsNow(tx, ctx.authorityId))
  for (const { key } of programs) {
    const run = await execute(ctx, runProgram, { program: key, full, reason: full ? 'publish' : 'facts' })
    if (!run.ok) throw new Error(`demo ${key}: ${run.error.code}`)
    log.debug({ program: key, rows: run.value.rows, ms: run.value.durationMs }, 'demo rules run')
  }
}
