import { z } from 'zod'
import { ROLES, SCOPES } from '#domain/access/actor.ts'
import { Id, IdParams, Moment, Named, PageQuery, pageOf, Revision } from './common.ts'
import { contract } from './route.ts'

export const RoleHeld = z.object({
  id: Id,
  role: z.enum(ROLES),
  scope: z.enum(SCOPES),
  org: Named.nullable(),
  area: Named.nullable(),
  programKey: z.string().nullable(),
  grantedAt: Moment,
})

export const Account = z
  .object({
    id: Id,
    login: z.string(),
    name: z.string(),
    person: Named.nullable(),
    enterprise: Named.nullable(),
    mustChange: z.boolean(),
    secondFactor: z.boolean(),
    lockedUntil: Moment.nullable(),
    disabledAt: Moment.nullable(),
    signedInAt: Moment.nullable(),
    createdAt: Moment,
    roles: z.array(RoleHeld),
    revision: Revision,
  })
  .meta({ id: 'Account' })
export type Account = z.infer<typeof Account>

export const listAccounts = contract({
  method: 'GET',
  path: '/api/accounts',
  tag: 'account',
  summary: '账号列表（系统管理员、安全管理员）',
  query: PageQuery.extend({ q: z.string().max(100).optional(), role: z.enum(ROLES).optional() }),
  response: pageOf(Account),
})

export const createAccount = contract({
  method: 'POST',
  path: '/api/accounts',
  tag: 'account',
  summary: '开立账号（系统管理员）；首次登录须改口令',
  body: z.object({
    login: z.string().min(2).max(100),
    name: z.string().max(100).optional(),
    password: z.string().min(1).max(200),
    personId: Id.optional(),
    enterpriseId: Id.optional(),
  }),
  status: 201,
  response: Account,
})

export const disableAccount = contract({
  method: 'POST',
  path: '/api/accounts/:id/disable',
  tag: 'account',
  summary: '停用账号（系统管理员；审计管理员的账号只能由安全管理员停用）',
  params: IdParams,
  body: z.object({ revision: Revision, reason: z.string().min(1).max(500) }),
  response: Account,
})

export const enableAccount = contract({
  method: 'POST',
  path: '/api/accounts/:id/enable',
  tag: 'account',
  summary: '恢复账号（系统管理员）',
  params: IdParams,
  body: z.object({ revision: Revision }),
  response: Account,
})

export const resetPassword = contract({
  method: 'POST',
  path: '/api/accounts/:id/password',
  tag: 'account',
  summary: '解锁并重设口令（系统管理员）；下次登录须改',
  params: IdParams,
  body: z.object({ revision: Revision, password: z.string().min(1).max(200) }),
  response: Account,
})

export const grantRole = contract({
  method: 'POST',
  path: '/api/accounts/:id/roles',
  tag: 'account',
  summary: '授予角色（安全管理员）',
  params: IdParams,
  body: z.object({
    role: z.enum(ROLES),
    scope: z.enum(SCOPES),
    orgId: Id.nullish(),
    areaId: Id.nullish(),
    programKey: z.string().max(100).nullish(),
  }),
  status: 201,
  response: Account,
})

export const revokeRole = contract({
  method: 'DELETE',
  path: '/api/accounts/:id/roles/:roleId',
  tag: 'account',
  summary: '收回角色（安全管理员）',
  params: IdParams.extend({ roleId: Id }),
  response: Account,
})

export const listRoles = contract({
  method: 'GET',
  path: '/api/roles',
  tag: 'account',
  summary: '角色：能做什么、到什么范围、由谁持有（安全管理员）',
  response: z.array(
    z.object({
      role: z.enum(ROLES),
      alone: z.boolean(),
      acts: z.array(z.object({ title: z.string(), scope: z.enum(SCOPES) })),
      holders: z.array(
        z.object({
          grantId: Id,
          accountId: Id,
          login: z.string(),
          name: z.string(),
          scope: z.enum(SCOPES),
          org: z.string().nullable(),
          area: z.string().nullable(),
          programKey: z.string().nullable(),
          grantedAt: Moment,
          by: z.string().nullable(),
          disabled: z.boolean(),
        }),
      ),
    }),
  ),
})
