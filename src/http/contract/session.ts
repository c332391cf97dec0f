import { z } from 'zod'
import { ROLES, SCOPES } from '#domain/access/actor.ts'
import { Id, Moment, Named } from './common.ts'
import { contract } from './route.ts'

export const GrantShown = z.object({
  role: z.enum(ROLES),
  scope: z.enum(SCOPES),
  org: Named.nullable(),
  area: Named.nullable(),
  programKey: z.string().nullable(),
})

/** Who is signed in, and what the pages may offer. */
export const Me = z
  .object({
    account: z.object({ id: Id, login: z.string(), mustChange: z.boolean(), mustEnrol: z.boolean(), name: z.string() }),
    authority: z.object({ id: Id, code: z.string(), name: z.string(), timeZone: z.string() }),
    person: Named.nullable(),
    enterprise: Named.nullable(),
    orgs: z.array(Named),
    grants: z.array(GrantShown),
    /** Names of the acts the account may do to something; menus and buttons follow it. */
    acts: z.array(z.string()),
    /** An enterprise by its standing link: it has no account, and nothing to sign out of. */
    byLink: z.boolean(),
    /** To be sent as `x-csrf-token` with every write. */
    csrf: z.string(),
    expiresAt: Moment,
    /** The server's moment, for clocks on pages. */
    now: Moment,
  })
  .meta({ id: 'Me' })
export type Me = z.infer<typeof Me>

export const AuthorityChoice = z.object({ code: z.string(), name: z.string() })

export const listAuthorities = contract({
  method: 'GET',
  path: '/api/authorities',
  tag: 'session',
  summary: '可登录的主管机关',
  open: true,
  response: z.array(AuthorityChoice),
})

export const signIn = contract({
  method: 'POST',
  path: '/api/session',
  tag: 'session',
  summary: '登录。设置 HttpOnly 会话 cookie；API 客户端可改用返回的 token 作 Bearer',
  open: true,
  repeatable: true,
  body: z.object({
    authority: z.string().min(1).max(50),
    login: z.string().min(1).max(100),
    password: z.string().min(1).max(200),
    /** Of the authenticator, or a recovery code: asked for (401 session.code_needed) where the account has a second factor. */
    code: z.string().max(50).optional(),
    /** Answers with a bearer token instead of a cookie. */
    bearer: z.boolean().default(false),
  }),
  response: z.object({ me: Me, token: z.string().nullable() }),
})

export const getMe = contract({
  method: 'GET',
  path: '/api/me',
  tag: 'session',
  summary: '当前登录人、角色与可办事项',
  response: Me,
})

export const signOut = contract({
  method: 'DELETE',
  path: '/api/session',
  tag: 'session',
  summary: '退出登录',
  repeatable: true,
  response: z.object({ signedOut: z.literal(true) }),
})

export const changePassword = contract({
  method: 'POST',
  path: '/api/me/password',
  tag: 'session',
  summary: '修改本人口令；其他会话随之失效',
  repeatable: true,
  body: z.object({ current: z.string().min(1).max(200), next: z.string().min(1).max(200) }),
  response: Me,
})
