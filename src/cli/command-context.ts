import { Temporal } from 'temporal-polyfill'
import type { Ctx } from '#app/context.ts'
import type { Logger } from '#app/log.ts'
import { listAuthorities } from '#storage/authority-store.ts'
import type { Database } from '#storage/open-database.ts'
import { CommandFailure } from './command.ts'

/**
 * Who acts when a command is typed: the system, for one authority. Whoever may run commands on the machine already holds
 * its data; the audit names the command line.
 * @param code the authority's code; may be left out where there is only one
 */
export async function commandContext(db: Database, log: Logger, code?: string): Promise<Ctx> {
  const all = await db.inSystem((tx) => listAuthorities(tx), { readOnly: true })
  const found = code === undefined ? (all.length === 1 ? all[0] : undefined) : all.find((one) => one.code === code)
  if (!found) {
    const codes = all.map((one) => `${one.code} ${one.name}`).join('、') || '（无 none）'
    throw new CommandFailure(
      code === undefined
        ? `请用 --authority 指明主管机关 say which with --authority: ${codes}`
        : `没有这个主管机关 no such authority: ${code}; ${codes}`,
    )
  }
  return {
    db,
    log,
    authorityId: found.id,
    timeZone: found.timeZone,
    calendarId: found.calendarId,
    now: Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
    actor: { via: 'cli', accountId: null, personId: null, enterpriseId: null, orgIds: [], grants: [], system: true },
  }
}
