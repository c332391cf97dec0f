import { ok, type Result } from '../../result.ts'
import type { ActData } from '../act.ts'
import type { ActName, MatterRole } from '../act-names.ts'
import type { Matter } from '../matter.ts'
import type { Asked } from '../proposal.ts'
import type { Ruling, WindowRule } from '../rules.ts'
import type { Who } from '../who.ts'

/** An act as a handler makes it; number, time and clocks are put to it afterwards. `by: system` marks what follows by itself. */
export type Draft = {
  readonly [A in ActName]: {
    readonly act: A
    readonly data: ActData[A]
    readonly reason?: string
    readonly by?: 'system'
  }
}[ActName]

export type Setting = {
  readonly who: Who
  readonly role: MatterRole
  /** The program's rule for this act, if it has one. */
  readonly window: WindowRule | null
  readonly reason: string | null
  readonly ruling: Ruling
}

/** What an act does, once the gate has let it pass: the particulars are checked here. */
export type Handler<A extends ActName> = (matter: Matter, asked: Asked[A], setting: Setting) => Result<readonly Draft[]>

export function done(...drafts: readonly Draft[]): Result<readonly Draft[]> {
  return ok(drafts)
}
