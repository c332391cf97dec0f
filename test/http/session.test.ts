import { beforeAll, describe, expect, it } from 'vitest'
import { sql } from '#storage/open-database.ts'
import { addAccount, call, type House, openHouse, PASSWORD, signedIn } from './support.ts'

let house: House
beforeAll(async () => {
  house = await openHouse()
  await addAccount(house, 'office', [['office', 'authority']])
  await addAccount(house, 'fresh', [['office', 'authority']], { mustChange: true })
})

const signIn = (login: string, password = PASSWORD, rest: object = {}) =>
  call(house.app, { method: 'POST', url: '/api/session', payload: { authority: 'lantern', login, password, ...rest } })

const cookieOf = (headers: Record<string, unknown>) => String(headers['set-cookie']).split(';')[0] ?? ''

describe('sign-in', () => {
  it('sets an HttpOnly cookie and tells who one is; writes with the cookie need the CSRF token', async () => {
    const answer = await signIn('office')
    expect(answer.status).toBe(200)
    expect(answer.body.token).toBeNull()
    expect(answer.body.me).toMatchObject({
      account: { login: 'office' },
      authority: { code: 'lantern' },
      grants: [{ role: 'office', scope: 'authority' }],
    })
    expect(answer.body.me.acts).toContain('matter.assign')
    expect(answer.body.me.acts).not.toContain('audit.read')
    expect(String(answer.headers['set-cookie'])).toMatch(/^lianqi_session=.*HttpOnly; SameSite=Lax$/)

    const cookie = cookieOf(answer.headers)
    expect((await call(house.app, { method: 'GET', url: '/api/me', headers: { cookie } })).status).toBe(200)
    const forged = await call(house.app, { method: 'DELETE', url: '/api/session', headers: { cookie } })
    expect(forged).toMatchObject({ status: 403, body: { code: 'session.csrf' } })
    const csrf = answer.body.me.csrf
    const out = await call(house.app, {
      method: 'DELETE',
      url: '/api/session',
      headers: { cookie, 'x-csrf-token': csrf },
    })
    expect(out.status).toBe(200)
    expect((await call(house.app, { method: 'GET', url: '/api/me', headers: { cookie } })).body.code).toBe(
      'session.ended',
    )
  })

  it('answers the same for a wrong password, a wrong login and a wrong authority', async () => {
    const answers = [
      await signIn('office', 'wrong'),
      await signIn('nobody'),
      await call(house.app, {
        method: 'POST',
        url: '/api/session',
        payload: { authority: 'other', login: 'office', password: PASSWORD },
      }),
    ]
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 401, body: { code: 'session.wrong_password', detail: '账号或口令不对' } })
    expect(answers[0]?.body).toEqual(answers[1]?.body)
  })

  it('locks the account after five failures, for a time, also for the right password', async () => {
    await addAccount(house, 'locked', [['cadre', 'own']])
    for (let i = 0; i < 4; i++) expect((await signIn('locked', 'wrong')).body.code).toBe('session.wrong_password')
    expect((await signIn('locked', 'wrong')).body.code).toBe('session.locked')
    expect((await signIn('locked')).status).toBe(429)
    house.at('2026-03-10T02:15:01Z')
    expect((await signIn('locked')).status).toBe(200)
    house.at('2026-03-10T02:00:00Z')
  })

  it('lets a session sleep in after thirty minutes, and die after twelve hours whatever one does', async () => {
    const token = (await signIn('office', PASSWORD, { bearer: true })).body.token
    const me = () => call(house.app, { method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } })
    for (let minute = 20; minute < 12 * 60; minute += 20) {
      house.at(new Date(Date.parse('2026-03-10T02:00:00Z') + minute * 60_000).toISOString())
      expect((await me()).status, `after ${minute} minutes`).toBe(200)
    }
    house.at('2026-03-10T14:00:01Z')
    expect((await me()).status).toBe(401)
    house.at('2026-03-10T02:00:00Z')
    const idle = (await signIn('office', PASSWORD, { bearer: true })).body.token
    house.at('2026-03-10T02:30:01Z')
    expect(
      (await call(house.app, { method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${idle}` } })).status,
    ).toBe(401)
    house.at('2026-03-10T02:00:00Z')
  })

  it('is not kept awake by what an open page asks by itself', async () => {
    const token = (await signIn('office', PASSWORD, { bearer: true })).body.token
    const authorization = `Bearer ${token}`
    const at = (minute: number) =>
      house.at(new Date(Date.parse('2026-03-10T02:00:00Z') + minute * 60_000).toISOString())
    const me = (headers: object) =>
      call(house.app, { method: 'GET', url: '/api/me', headers: { authorization, ...headers } })
    for (const minute of [5, 10, 15, 20]) {
      at(minute)
      expect((await me({ 'x-unattended': '1' })).status).toBe(200)
    }
    // One use by a person, right after one of the page's own, counts.
    expect((await me({})).status).toBe(200)
    for (const minute of [25, 30, 35, 40, 45, 49]) {
      at(minute)
      expect((await me({ 'x-unattended': '1' })).status).toBe(200)
    }
    at(51)
    expect((await me({ 'x-unattended': '1' })).status).toBe(401)
    at(0)
  })

  it('keeps no token in the database', async () => {
    const token = (await signIn('office', PASSWORD, { bearer: true })).body.token
    const { rows } = await house.db.inAuthority(house.authorityId, (tx) =>
      sql<{ text: string }>`select row_to_json(s)::text as text from session s`.execute(tx),
    )
    for (const row of rows) expect(row.text).not.toContain(token.split('.')[1])
  })

  it('lets a first password open nothing but its own change, and takes only a good new one', async () => {
    const client = await signedIn(house, 'fresh')
    expect((await client.get('/api/audit')).body.code).toBe('session.must_change')
    const change = (next: string) => client.post('/api/me/password', { current: PASSWORD, next })
    expect((await change('short')).body).toMatchObject({ code: 'password.too_short', at: ['next'] })
    expect((await change('aaaaaaaaaaaa')).body.code).toBe('password.too_plain')
    expect((await change(PASSWORD)).body.code).toBe('password.unchanged')
    expect((await client.post('/api/me/password', { current: 'x', next: 'Xin-Kou-Ling-1' })).body.code).toBe(
      'password.wrong',
    )
    const other = await signedIn(house, 'fresh')
    expect((await change('Xin-Kou-Ling-1')).body.account.mustChange).toBe(false)
    expect((await client.get('/api/me')).status).toBe(200)
    expect((await other.get('/api/me')).status).toBe(401)
    expect((await signIn('fresh')).status).toBe(401)
  })

  it('refuses too many tries from one place', async () => {
    let last = 0
    for (let i = 0; i < 25 && last !== 429; i++) last = (await signIn('ghost', 'x')).status
    expect(last).toBe(429)
    expect((await signIn('ghost', 'x')).body.code).toBe('rate.limited')
  })

  it('writes sign-ins and failures into the audit, without what was typed', async () => {
    const { rows } = await house.db.inAuthority(house.authorityId, (tx) =>
      sql<{
        outcome: string
        text: string
      }>`select outcome, row_to_json(a)::text as text from audit a where act = 'session.sign_in'`.execute(tx),
    )
    expect(new Set(rows.map((row) => row.outcome))).toEqual(new Set(['done', 'refused']))
    for (const row of rows) expect(row.text).not.toMatch(/ghost|nobody|wrong/)
  })
})

describe('the server', () => {
  it('speaks problem+json with security headers, in the reader’s language', async () => {
    const answer = await call(house.app, { method: 'GET', url: '/api/me', headers: { 'accept-language': 'en' } })
    expect(answer.status).toBe(401)
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(String(answer.headers['content-security-policy'])).toContain("default-src 'self'")
    expect(answer.body).toMatchObject({
      status: 401,
      code: 'session.missing',
      type: 'urn:lianqi:problem:session.missing',
    })
    expect((await call(house.app, { method: 'GET', url: '/api/nothing' })).body.code).toBe('http.not_found')
  })

  it('names the place of what is wrong in the input', async () => {
    const answer = await call(house.app, {
      method: 'POST',
      url: '/api/session',
      payload: { authority: 'lantern', login: 5 },
    })
    expect(answer).toMatchObject({ status: 400, body: { code: 'input.invalid', at: ['login'] } })
    const broken = await call(house.app, {
      method: 'POST',
      url: '/api/session',
      payload: '{',
      headers: { 'content-type': 'application/json' },
    })
    expect(broken).toMatchObject({ status: 400, body: { code: 'http.bad_request' } })
  })

  it('is alive and ready', async () => {
    expect((await call(house.app, { method: 'GET', url: '/healthz' })).body).toEqual({ alive: true })
    expect((await call(house.app, { method: 'GET', url: '/readyz' })).status).toBe(200)
    expect((await call(house.app, { method: 'GET', url: '/openapi.json' })).body.openapi).toBe('3.1.0')
  })
})
