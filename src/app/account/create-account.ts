import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { checkPassword } from '#domain/access/password.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { insertAccount } from '#storage/account-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { rulesOf } from '../session/rules-of.ts'
import { useCase } from '../use-case.ts'
import { getShown } from './get-shown.ts'
import { hashPassword } from './password-hash.ts'

/** Opens an account without any role: the security administrator grants those. Its password must be changed at first use. */
export const createAccount = useCase({
  name: 'account.create',
  input: z.object({
    login: z
      .string()
      .regex(/^[\p{L}\p{N}._@-]+$/u)
      .min(2)
      .max(100),
    name: z.string().max(100).nullish(),
    password: z.string().max(200),
    personId: z.guid().nullish(),
    enterpriseId: z.guid().nullish(),
  }),
  async run(ctx, input) {
    const { tx, authorityId, now } = ctx
    const allowed = canSome(ctx.actor, 'account.create')
    if (!allowed.ok) return allowed
    if (input.personId && input.enterpriseId) return fail('account.person_or_enterprise')
    for (const [table, id] of [
      ['person', input.personId],
      ['enterprise', input.enterpriseId],
    ] as const) {
      if (id && !(await namesOf(tx, authorityId, table, [id])).has(id)) return fail(`${table}.not_found`)
    }
    const rules = await rulesOf(tx, authorityId)
    const fits = checkPassword(input.password, input.login, rules.password)
    if (!fits.ok) return fits
    const id = newId()
    const made = await insertAccount(tx, authorityId, {
      id,
      login: input.login,
      name: input.name ?? null,
      passwordHash: await hashPassword(input.password),
      mustChange: true,
      personId: input.personId ?? null,
      enterpriseId: input.enterpriseId ?? null,
      at: now,
    })
    if (!made) return fail('account.login_taken', undefined, ['login'])
    return ok({ out: await getShown(tx, authorityId, id), trace: { thingKind: 'account', thingId: id } })
  },
})
