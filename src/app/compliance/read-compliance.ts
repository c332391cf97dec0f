import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import { countAudit, readDatabaseGuards } from '#storage/compliance-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import type { ComplianceCheck } from './check.ts'
import { access } from './checks/access.ts'
import { assess } from './checks/assess.ts'
import { audit } from './checks/audit.ts'
import { data } from './checks/data.ts'
import { identity } from './checks/identity.ts'
import { mobile } from './checks/mobile.ts'

/** Every requirement the product can look at, looked at now. Nothing here is declared; what it cannot see it says so. */
export const readCompliance = useCase({
  name: 'compliance.read',
  input: z.object({
    /** Whether this request came, or the public address is, encrypted. */
    secure: z.boolean(),
  }),
  async run(ctx, { secure }) {
    const allowed = canSome(ctx.actor, 'compliance.read')
    if (!allowed.ok) return allowed
    const programs: Program[] = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId))
      programs.push(await getProgram(ctx, key, version))
    const guards = await readDatabaseGuards(ctx.tx)
    const found = await countAudit(ctx.tx, ctx.authorityId, ctx.now)
    const checks = [
      ...mobile(programs, guards.places, found),
      ...(await identity(ctx, secure)),
      ...(await access(ctx, guards)),
      ...(await audit(ctx, guards.auditOpen, found)),
      ...(await data(ctx, programs, found)),
      ...(await assess(ctx, programs)),
    ]
    const count = (state: ComplianceCheck['state']) => checks.filter((one) => one.state === state).length
    const detail = { holds: count('holds'), fails: count('fails') }
    return ok({
      out: { at: ctx.now, checks },
      trace: { thingKind: 'authority', thingId: ctx.authorityId, detail },
    })
  },
})
