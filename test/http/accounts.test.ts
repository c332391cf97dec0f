import { beforeAll, describe, expect, it } from 'vitest'
import { addAccount, type Client, type House, openHouse, PASSWORD, signedIn } from './support.ts'

let house: House
let system: Client
let security: Client
let auditor: Client
let auditorId: string

beforeAll(async () => {
  house = await openHouse()
  await addAccount(house, 'sys', [['system_admin', 'authority']])
  await addAccount(house, 'sec', [['security_admin', 'authority']])
  auditorId = await addAccount(house, 'aud', [['audit_admin', 'authority']])
  await addAccount(house, 'aud2', [['audit_admin', 'authority']])
  system = await signedIn(house, 'sys')
  security = await signedIn(house, 'sec')
  auditor = await signedIn(house, 'aud')
})

describe('accounts and roles', () => {
  it('are made by one administrator, given rights by another, and read about by the third', async () => {
    const made = await system.post('/api/accounts', { login: 'zhang', name: '张三', password: PASSWORD })
    expect(made).toMatchObject({ status: 201, body: { login: 'zhang', mustChange: true, roles: [], revision: 1 } })
    const { id } = made.body
    expect((await system.post(`/api/accounts/${id}/roles`, { role: 'office', scope: 'authority' })).body.code).toBe(
      'access.role_missing',
    )
    const granted = await security.post(`/api/accounts/${id}/roles`, { role: 'office', scope: 'authority' })
    expect(granted).toMatchObject({ status: 201, body: { roles: [{ role: 'office', scope: 'authority' }] } })
    expect((await security.post(`/api/accounts/${id}/roles`, { role: 'office', scope: 'authority' })).body.code).toBe(
      'role.held',
    )
    expect(
      (await security.post(`/api/accounts/${id}/roles`, { role: 'audit_admin', scope: 'authority' })).body,
    ).toMatchObject({ status: 403, code: 'access.separation' })
    const rows = await auditor.get('/api/audit?act=role')
    expect(rows.body.items.map((row: { act: string; outcome: string }) => `${row.act} ${row.outcome}`)).toContain(
      'role.grant done',
    )
    expect(rows.body.items.map((row: { act: string; outcome: string }) => `${row.act} ${row.outcome}`)).toContain(
      'role.grant refused',
    )
    expect((await system.get('/api/audit')).status).toBe(403)
    expect((await security.get('/api/audit')).status).toBe(403)
    expect((await auditor.get('/api/accounts')).status).toBe(403)
  })

  it('refuse a taken login, a stale revision, oneself, and a weak password', async () => {
    expect((await system.post('/api/accounts', { login: 'zhang', password: PASSWORD })).body).toMatchObject({
      status: 409,
      code: 'account.login_taken',
    })
    expect((await system.post('/api/accounts', { login: 'li', password: 'abc' })).body.code).toBe('password.too_short')
    const { body } = await system.get('/api/accounts?q=zhang')
    const zhang = body.items[0]
    expect(
      (await system.post(`/api/accounts/${zhang.id}/disable`, { revision: 99, reason: '离岗' })).body,
    ).toMatchObject({ status: 409, code: 'account.conflict' })
    const own = (await system.get('/api/accounts?q=sys')).body.items[0]
    expect(
      (await system.post(`/api/accounts/${own.id}/disable`, { revision: own.revision, reason: 'x' })).body.code,
    ).toBe('account.own')
  })

  it('end a disabled account’s sessions at once', async () => {
    const zhang = (await system.get('/api/accounts?q=zhang')).body.items[0]
    const session = await signedIn(house, 'zhang')
    expect((await session.get('/api/me')).status).toBe(200)
    expect(
      (await system.post(`/api/accounts/${zhang.id}/disable`, { revision: zhang.revision, reason: '离岗' })).status,
    ).toBe(200)
    expect((await session.get('/api/me')).status).toBe(401)
    await expect(signedIn(house, 'zhang')).rejects.toThrow('401')
  })

  it('keep the auditor out of the system administrator’s hands', async () => {
    const answer = await system.post(`/api/accounts/${auditorId}/disable`, { revision: 1, reason: 'x' })
    expect(answer.body.code).toBe('access.role_missing')
    expect((await system.post(`/api/accounts/${auditorId}/password`, { revision: 1, password: PASSWORD })).status).toBe(
      403,
    )
    expect((await security.post(`/api/accounts/${auditorId}/disable`, { revision: 1, reason: '轮岗' })).status).toBe(
      200,
    )
    const other = (await security.get('/api/accounts?q=aud2')).body.items[0]
    expect((await security.post(`/api/accounts/${other.id}/disable`, { revision: 1, reason: 'x' })).body.code).toBe(
      'account.last_administrator',
    )
  })
})

describe('Idempotency-Key', () => {
  it('is demanded of every write', async () => {
    expect(
      (await system.post('/api/accounts', { login: 'x1', password: PASSWORD }, { 'idempotency-key': '' })).body.code,
    ).toBe('idempotency.key_missing')
    expect(
      (await system.post('/api/accounts', { login: 'x1', password: PASSWORD }, { 'idempotency-key': 'short' })).body
        .code,
    ).toBe('idempotency.key_invalid')
  })

  it('makes a repeated request answer as the first did, done or refused, and do nothing', async () => {
    const key = { 'idempotency-key': 'same-key-0001' }
    const first = await system.post('/api/accounts', { login: 'wang', password: PASSWORD }, key)
    const again = await system.post('/api/accounts', { login: 'wang', password: PASSWORD }, key)
    expect(first.status).toBe(201)
    expect(again).toMatchObject({ status: 201, body: first.body })
    expect((await system.get('/api/accounts?q=wang')).body.items).toHaveLength(1)
    const refusedKey = { 'idempotency-key': 'same-key-0002' }
    const refused = await system.post('/api/accounts', { login: 'wang', password: PASSWORD }, refusedKey)
    expect(refused.body.code).toBe('account.login_taken')
    expect((await system.post('/api/accounts', { login: 'wang', password: PASSWORD }, refusedKey)).body).toEqual(
      refused.body,
    )
  })

  it('refuses the same key for another request', async () => {
    const key = { 'idempotency-key': 'same-key-0001' }
    expect((await system.post('/api/accounts', { login: 'other', password: PASSWORD }, key)).body).toMatchObject({
      status: 422,
      code: 'idempotency.other_request',
    })
  })

  it('lets ten of the same at once do one thing', async () => {
    const key = { 'idempotency-key': 'same-key-0003' }
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => system.post('/api/accounts', { login: 'zhao', password: PASSWORD }, key)),
    )
    expect(new Set(answers.map((one) => one.status))).toEqual(new Set([201]))
    expect(new Set(answers.map((one) => one.body.id)).size).toBe(1)
  })
})

describe('audit', () => {
  it('proves the chain whole over the API', async () => {
    const second = await signedIn(house, 'aud2')
    expect((await second.post('/api/audit/verify')).body).toMatchObject({
      pending: 0,
      faults: [],
      head: expect.stringMatching(/^[0-9a-f]{64}$/),
    })
  })

  it('pages backwards without losing a row', async () => {
    const second = await signedIn(house, 'aud2')
    const all = (await second.get('/api/audit?limit=200')).body.items.map((row: { id: string }) => row.id)
    const seen: string[] = []
    let next: string | null = ''
    while (next !== null) {
      const page: { body: { items: { id: string }[]; next: string | null } } = await second.get(
        `/api/audit?limit=3${next ? `&cursor=${next}` : ''}`,
      )
      seen.push(...page.body.items.map((row) => row.id))
      next = page.body.next
    }
    expect(seen.filter((id) => all.includes(id))).toEqual(all)
  })
})
