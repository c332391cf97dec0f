import { z } from 'zod'
import { FACTOR_RULES } from '#domain/access/second-factor.ts'
import { Account } from './account.ts'
import { IdParams, Moment, Revision } from './common.ts'
import { contract } from './route.ts'

const Code = z.string().trim().min(1).max(50)
const Password = z.string().min(1).max(200)

export const readFactor = contract({
  method: 'GET',
  path: '/api/me/second-factor',
  tag: 'session',
  summary: '本人的两步验证：是否启用、是否必须、还剩几个恢复码',
  response: z.object({
    since: Moment.nullable(),
    recoveryLeft: z.int(),
    required: z.boolean(),
    possible: z.boolean(),
  }),
})

export const beginFactor = contract({
  method: 'POST',
  path: '/api/me/second-factor',
  tag: 'session',
  summary: '开始启用两步验证：凭口令得到密钥，只给这一次；核对一个验证码后才生效',
  repeatable: true,
  body: z.object({ password: Password }),
  response: z.object({ uri: z.string(), secret: z.string() }),
})

export const confirmFactor = contract({
  method: 'POST',
  path: '/api/me/second-factor/confirm',
  tag: 'session',
  summary: '核对第一个验证码，启用两步验证；答复恢复码，只给这一次',
  repeatable: true,
  body: z.object({ code: Code }),
  response: z.object({ codes: z.array(z.string()) }),
})

export const renewCodes = contract({
  method: 'POST',
  path: '/api/me/second-factor/codes',
  tag: 'session',
  summary: '换一组恢复码，旧的作废',
  repeatable: true,
  body: z.object({ code: Code }),
  response: z.object({ codes: z.array(z.string()) }),
})

export const turnOffFactor = contract({
  method: 'POST',
  path: '/api/me/second-factor/off',
  tag: 'session',
  summary: '停用本人的两步验证，须口令和验证码；规定必须的不能停用',
  repeatable: true,
  body: z.object({ password: Password, code: Code }),
  response: z.object({ off: z.literal(true) }),
})

const Rule = z.object({
  required: z.enum(FACTOR_RULES),
  administrators: z.int(),
  withFactor: z.int(),
  all: z.int(),
})

export const readFactorRule = contract({
  method: 'GET',
  path: '/api/second-factor-rule',
  tag: 'account',
  summary: '谁必须用两步验证，多少人已启用（安全管理员）',
  response: Rule,
})

export const setFactorRule = contract({
  method: 'PUT',
  path: '/api/second-factor-rule',
  tag: 'account',
  summary: '规定谁必须用两步验证（安全管理员）；还没有的下一步只能先启用',
  repeatable: true,
  body: z.object({ required: z.enum(FACTOR_RULES) }),
  response: Rule,
})

export const resetFactor = contract({
  method: 'POST',
  path: '/api/accounts/:id/second-factor/reset',
  tag: 'account',
  summary: '解除账号的两步验证（手机丢失、恢复码用完）：写明理由，会话随之失效',
  params: IdParams,
  body: z.object({ revision: Revision, reason: z.string().trim().min(1).max(500) }),
  response: Account,
})
