import type { Ctx } from '#app/context.ts'
import { createLog } from '#app/log.ts'
import type { Actor, Role } from '#domain/access/actor.ts'
import { NATIONAL } from '#storage/calendar-store.ts'
import { AS_OF, type BenchCity } from './city.ts'

/** Somebody with one role; by default the office. */
export function benchActor(role: Role, more: Partial<Actor> = {}): Actor {
  return {
    via: 'web',
    accountId: null,
    personId: null,
    enterpriseId: null,
    orgIds: [],
    grants: [{ role, scope: role === 'handler' ? 'org' : 'authority', orgId: null, areaId: null, programKey: null }],
    system: false,
    ...more,
  }
}

export function benchContext(city: BenchCity, actor: Actor = benchActor('office')): Ctx {
  return {
    db: city.db,
    authorityId: city.authorityId,
    timeZone: 'Asia/Shanghai',
    calendarId: NATIONAL,
    actor,
    now: AS_OF,
    log: createLog('silent'),
  }
}
