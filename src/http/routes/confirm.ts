import { createHash } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import { answerAccessLink } from '#app/access-link/answer-access-link.ts'
import { makeAccessLink } from '#app/access-link/make-access-link.ts'
import { openAccessLink } from '#app/access-link/open-access-link.ts'
import { revokeEnterpriseLink } from '#app/access-link/revoke-access-link.ts'
import { authorityIn } from '#app/access-link/token.ts'
import type { Ctx } from '#app/context.ts'
import { execute } from '#app/use-case.ts'
import { GRADES } from '#domain/rating/grade.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import * as contract from '../contract/confirm.ts'
import type { ServerDeps } from '../deps.ts'
import { answer, onceOf, type Route, serve } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'

/** Tries a minute from one place: enough for a person, too few to guess. */
const limited = { atMost: { max: 60, key: (request: FastifyRequest) => request.ip } }

export const confirmRoutes: readonly Route[] = [
  serve(contract.makeAccessLink, makeAccessLink),
  serve(contract.revokeEnterpriseLink, revokeEnterpriseLink),

  answer(
    contract.openLink,
    async (deps, { params }, request) => {
      const ctx = await linkContext(deps, request, params.token)
      if (!ctx.ok) return ctx
      const opened = await execute(ctx.value, openAccessLink, params)
      if (!opened.ok) return opened
      const { purpose, authority, enterprise, expiresAt, visit, matter, kinds } = opened.value
      return ok({
        purpose,
        authority,
        enterprise: enterprise?.name ?? '',
        expiresAt,
        visit,
        kinds,
        matter: matter && { ...matter, answer: matter.answer?.text ?? null, org: matter.answer?.org ?? matter.leadOrg },
        grades: purpose === 'matter_confirm' || purpose === 'rating' ? Object.keys(GRADES) : [],
      })
    },
    limited,
  ),

  answer(
    contract.useLink,
    async (deps, { params, body }, request) => {
      const ctx = await linkContext(deps, request, params.token)
      if (!ctx.ok) return ctx
      const once = onceOf(contract.useLink, request)
      if (!once.ok) return once
      const { answer: say, ...rest } = body
      // Nobody is signed in: the key is made this link's own.
      const own = createHash('sha256').update(params.token).digest('base64url')
      const key = once.value && { ...once.value, key: `${own}:${once.value.key}` }
      const said = await execute(ctx.value, answerAccessLink, { ...rest, say, token: params.token }, key ?? undefined)
      return said.ok ? ok({ done: true as const, sentence: said.value.sentence }) : said
    },
    limited,
  ),
]

/** The context of a visitor with a link: of the authority the token names, with no rights but the link's. */
async function linkContext(deps: ServerDeps, request: FastifyRequest, token: string): Promise<Result<Ctx>> {
  const code = authorityIn(token)
  if (!code.ok) return code
  return (await visitorContext(deps, request, code.value)) ?? fail('access_link.not_found')
}
