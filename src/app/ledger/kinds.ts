import type { LedgerKind } from './kind.ts'
import { administrationKinds } from './kinds/administration.ts'
import { assessmentKinds } from './kinds/assessment.ts'
import { entryKinds } from './kinds/entries.ts'
import { matterKinds } from './kinds/matters.ts'
import { paperKinds } from './kinds/papers.ts'
import { registerKinds } from './kinds/registers.ts'
import { serviceKinds } from './kinds/services.ts'
import { supervisionKinds } from './kinds/supervision.ts'

/** Every list, ranking and report that leaves as a ledger. test/house/ledgers.test.ts holds the pages to it. */
export const LEDGERS = {
  ...matterKinds,
  ...registerKinds,
  ...paperKinds,
  ...supervisionKinds,
  ...assessmentKinds,
  ...serviceKinds,
  ...entryKinds,
  ...administrationKinds,
} as const satisfies Record<string, LedgerKind>

export type LedgerName = keyof typeof LEDGERS
export const LEDGER_NAMES = Object.keys(LEDGERS) as [LedgerName, ...LedgerName[]]
