import { z } from 'zod'
import { ACTS } from '#domain/access/acts.ts'
import { canSome } from '#domain/access/can.ts'
import { needsFactor } from '#domain/access/second-factor.ts'
import { fail, ok } from '#domain/result.ts'
import { findAccessLink } from '#storage/access-link-store.ts'
import { listAccounts } from '#storage/account-store.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { findFactor } from '#storage/second-factor-store.ts'
import { findSessionOf } from '#storage/session-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { accessRules } from './rules.ts'

/** Who is signed in, with roles, units and the acts the pages may offer. Reading about oneself needs no permission. */
export const readMe = useCase({
  name: 'me.read',
  input: z.object({ tokenHash: z.instanceof(Uint8Array) }),
  async run(ctx, input) {
    const { tx, authorityId, actor, now } = ctx
    if (actor.via === 'link') return byLink(ctx, input.tokenHash)
    const [account] = await listAccounts(tx, authorityId, { id: actor.accountId ?? undefined, limit: 1 })
    const session = await findSessionOf(tx, authorityId, input.tokenHash)
    if (!actor.accountId || !account || !session) return fail('session.ended')
    const authority = await getAuthority(tx, authorityId)
    const names = await namesOf(tx, authorityId, 'org', actor.orgIds)
    const out = {
      account: {
        id: account.id,
        login: account.login,
        mustChange: account.mustChange,
        mustEnrol:
          !(await findFactor(tx, authorityId, account.id))?.confirmedAt &&
          needsFactor(
            accessRules(authority.settings).secondFactor,
            actor.grants.map((grant) => grant.role),
          ),
        name: account.name,
      },
      authority: { id: authority.id, code: authority.code, name: authority.name, timeZone: authority.timeZone },
      person: account.person,
      enterprise: account.enterprise,
      orgs: actor.orgIds.map((id) => ({ id, name: names.get(id) ?? '' })),
      grants: account.roles.map(({ role, scope, org, area, programKey }) => ({ role, scope, org, area, programKey })),
      acts: actsOf(ctx),
      byLink: false,
      csrf: session.csrf,
      expiresAt: session.expiresAt,
      now,
    }
    return ok({ out, trace: null })
  },
})

/** The acts the pages may offer. */
const actsOf = ({ actor }: TxCtx) => Object.keys(ACTS).filter((act) => canSome(actor, act).ok)

/** An enterprise behind its standing link: no account, no password, nothing but its own. */
async function byLink(ctx: TxCtx, tokenHash: Uint8Array) {
  const { tx, authorityId, actor, now } = ctx
  const link = await findAccessLink(tx, authorityId, tokenHash)
  if (!link || !actor.enterpriseId) return fail('access_link.ended')
  const authority = await getAuthority(tx, authorityId)
  const name = (await namesOf(tx, authorityId, 'enterprise', [actor.enterpriseId])).get(actor.enterpriseId) ?? ''
  const out = {
    account: { id: actor.enterpriseId, login: '', mustChange: false, mustEnrol: false, name },
    authority: { id: authority.id, code: authority.code, name: authority.name, timeZone: authority.timeZone },
    person: null,
    enterprise: { id: actor.enterpriseId, name },
    orgs: [],
    grants: actor.grants.map(({ role, scope }) => ({ role, scope, org: null, area: null, programKey: null })),
    acts: actsOf(ctx),
    byLink: true,
    csrf: 'link',
    expiresAt: link.expiresAt,
    now,
  }
  return ok({ out, trace: null })
}
