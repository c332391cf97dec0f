import type { Ctx } from '#app/context.ts'
import { carryOutOrgChanges } from '#app/job/carry-out-org-changes.ts'
import { chainAudit } from '#app/job/chain-audit.ts'
import { checkFolds } from '#app/job/check-folds.ts'
import { doMarkEffects } from '#app/job/do-effects.ts'
import { escalateDue, noteSilences } from '#app/job/escalate.ts'
import { proveAudit } from '#app/job/prove-audit.ts'
import { remindOfClocks, remindOfReviews } from '#app/job/remind.ts'
import { remindOfDuties } from '#app/job/remind-duties.ts'
import { runRules } from '#app/job/run-rules.ts'
import type { Tally } from '#app/job/system-context.ts'
import { tidy } from '#app/job/tidy.ts'
import { workBulkRuns } from '#app/job/work-bulk-runs.ts'
import { writeExports } from '#app/job/write-exports.ts'
import { keepAllFound, keepNewFound } from '#app/search/keep.ts'

type Task = {
  readonly name: string
  /** Cron in UTC. A run that was missed is not made up: every task looks at what stands now. */
  readonly cron: string
  readonly run: (ctx: Ctx) => Promise<Tally>
}

/** The platform's own work, in the order in which a start catches up. */
export const TASKS: readonly Task[] = [
  { name: 'chain-audit', cron: '* * * * *', run: chainAudit },
  { name: 'escalate', cron: '* * * * *', run: escalateDue },
  { name: 'silence', cron: '*/10 * * * *', run: noteSilences },
  { name: 'remind', cron: '*/5 * * * *', run: remindOfClocks },
  { name: 'remind-duties', cron: '*/15 * * * *', run: remindOfDuties },
  { name: 'review', cron: '0 * * * *', run: remindOfReviews },
  { name: 'rules', cron: '* * * * *', run: runRules },
  { name: 'mark-effects', cron: '* * * * *', run: doMarkEffects },
  { name: 'org-changes', cron: '*/10 * * * *', run: carryOutOrgChanges },
  { name: 'exports', cron: '* * * * *', run: writeExports },
  { name: 'bulk-runs', cron: '* * * * *', run: (ctx) => workBulkRuns(ctx) },
  { name: 'search-new', cron: '* * * * *', run: keepNewFound },
  // 03:40
  { name: 'search-all', cron: '40 19 * * *', run: (ctx) => keepAllFound(ctx) },
  // 03:10 in China, when nobody works.
  { name: 'check-folds', cron: '10 19 * * *', run: checkFolds },
  // 04:20
  { name: 'prove-audit', cron: '20 20 * * *', run: proveAudit },
  { name: 'tidy', cron: '40 18 * * *', run: tidy },
]
