import type { Actor, Ctx, Role } from '#app/context.ts'
import { createLog } from '#app/log.ts'
import { NATIONAL } from '#storage/calendar-store.ts'
import type { Database } from '#storage/open-database.ts'

/** An actor with one role over everything the role may reach. */
export function actorWith(role: Role, more: Partial<Actor> = {}): Actor {
  return {
    via: 'web',
    accountId: null,
    personId: null,
    enterpriseId: null,
    orgIds: [],
    grants: [{ role, scope: 'authority', orgId: null, areaId: null, programKey: null }],
    system: false,
    ...more,
  }
}

/** What a use case is given, for tests: the office by default, at a fixed moment. */
export function contextOf(db: Database, authorityId: string, more: Partial<Ctx> = {}): Ctx {
  return {
    db,
    authorityId,
    timeZone: 'Asia/Shanghai',
    calendarId: NATIONAL,
    actor: actorWith('office'),
    now: '2026-05-10T02:00:00.000Z',
    log: createLog('silent'),
    ...more,
  }
}
