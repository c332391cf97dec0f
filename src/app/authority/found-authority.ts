import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { insertAccount } from '#storage/account-store.ts'
import { insertAuthority } from '#storage/authority-store.ts'
import { insertGrant } from '#storage/role-store.ts'
import { hashPassword } from '../account/password-hash.ts'
import { useCase } from '../use-case.ts'

const ADMINISTRATORS = [
  { login: 'system', role: 'system_admin', name: '系统管理员' },
  { login: 'security', role: 'security_admin', name: '安全管理员' },
  { login: 'auditor', role: 'audit_admin', name: '审计管理员' },
] as const

/**
 * Founds an authority with its three administrators, each with a password that nobody else has and that must be changed at
 * first use. The system administrator then opens accounts, the security administrator grants their roles. The context's
 * `authorityId` is the new one's id.
 */
export const foundAuthority = useCase({
  name: 'authority.found',
  input: z.object({
    code: z.string().regex(/^[a-z][a-z0-9-]{1,30}$/, 'code'),
    name: z.string().trim().min(2).max(100),
    kind: z.enum(['city', 'county', 'park', 'town']).default('county'),
    regionCode: z
      .string()
      .regex(/^\d{6}$/, 'region')
      .optional(),
    timeZone: z.string().default('Asia/Shanghai'),
  }),
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'authority.found')
    if (!allowed.ok) return allowed
    const { tx, authorityId, now } = ctx
    const made = await insertAuthority(tx, { ...input, id: authorityId, regionCode: input.regionCode ?? null, at: now })
    if (!made) return fail('authority.code_taken', { code: input.code }, ['code'])
    const accounts: { login: string; name: string; password: string }[] = []
    for (const { login, role, name } of ADMINISTRATORS) {
      // Four kinds of characters whatever the bytes are; 96 bits.
      const password = `Lq-${randomBytes(12).toString('base64url')}7`
      const id = newId()
      await insertAccount(tx, authorityId, {
        id,
        login,
        name,
        passwordHash: await hashPassword(password),
        mustChange: true,
        personId: null,
        enterpriseId: null,
        at: now,
      })
      await insertGrant(tx, authorityId, {
        id: newId(),
        accountId: id,
        role,
        scope: 'authority',
        orgId: null,
        areaId: null,
        programKey: null,
        grantedBy: null,
        at: now,
      })
      accounts.push({ login, name, password })
    }
    return ok({
      out: { id: authorityId, accounts },
      trace: { thingKind: 'authority', thingId: authorityId, detail: { code: input.code } },
    })
  },
})
