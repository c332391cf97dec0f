import type { FastifyReply, FastifyRequest } from 'fastify'
import { listAuthorities } from '#app/authority/list-authorities.ts'
import { changePassword } from '#app/session/change-password.ts'
import { openSession } from '#app/session/open-session.ts'
import { readMe } from '#app/session/read-me.ts'
import { signIn } from '#app/session/sign-in.ts'
import { signOut } from '#app/session/sign-out.ts'
import { execute } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import { COOKIE } from '../authenticate.ts'
import * as contract from '../contract/session.ts'
import type { ServerDeps } from '../deps.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route, serve } from '../route.ts'

/** Tries from one place at one login, a minute; the account's own lock comes on top. */
const SIGN_INS_A_MINUTE = 20

export const sessionRoutes: readonly Route[] = [
  answer(contract.listAuthorities, async (deps) => {
    return ok(await listAuthorities(deps.db))
  }),

  answer(
    contract.signIn,
    async (deps, { body }, request, reply) => {
      const userAgent = request.headers['user-agent'] ?? null
      const signedIn = await signIn(deps.db, request.now, { ...body, userAgent }, deps.masterKey)
      if (!signedIn.ok) return signedIn
      const { token } = signedIn.value
      request.open = (await openSession(deps.db, request.now, token)) ?? null
      const me = await execute(contextOf(deps, request), readMe, { tokenHash: request.open?.tokenHash })
      if (!me.ok) return me
      if (!body.bearer) setSessionCookie(deps, reply, token)
      return ok({ me: me.value, token: body.bearer ? token : null })
    },
    { atMost: { max: SIGN_INS_A_MINUTE, key: (request) => `${request.ip} ${loginOf(request)}` } },
  ),

  serve(contract.getMe, readMe, (_, request) => ({ tokenHash: request.open?.tokenHash })),

  answer(contract.signOut, async (deps, _, request, reply) => {
    const done = await execute(contextOf(deps, request), signOut, { tokenHash: request.open?.tokenHash })
    if (done.ok) reply.clearCookie(COOKIE, { path: '/' })
    return done
  }),

  answer(contract.changePassword, async (deps, { body }, request) => {
    const ctx = contextOf(deps, request)
    const tokenHash = request.open?.tokenHash
    const changed = await execute(ctx, changePassword, { ...body, tokenHash })
    return changed.ok ? execute(ctx, readMe, { tokenHash }) : changed
  }),
]

function setSessionCookie(deps: ServerDeps, reply: FastifyReply, token: string): void {
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: deps.config.publicUrl?.startsWith('https:') ?? false,
  })
}

function loginOf(request: FastifyRequest): string {
  const { login } = (request.body ?? {}) as { login?: unknown }
  return typeof login === 'string' ? login : ''
}
