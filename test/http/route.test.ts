import Fastify from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { describe, expect, it } from 'vitest'
import { networkPrefix } from '#http/network-prefix.ts'
import { ROUTES } from '#http/routes/index.ts'
import { statusOf } from '#http/status.ts'

describe('what leaves the server', () => {
  it('is stripped of what the contract does not show', async () => {
    const contract = ROUTES.find((one) => one.contract.path === '/api/authorities')?.contract
    if (!contract) throw new Error('no such route')
    const app = Fastify()
    app.setValidatorCompiler(validatorCompiler)
    app.setSerializerCompiler(serializerCompiler)
    app.get('/', { schema: { response: { 200: contract.response } } }, async () => [
      { code: 'a', name: 'b', settings: { secret: 'not for you' } },
    ])
    expect((await app.inject('/')).json()).toEqual([{ code: 'a', name: 'b' }])
  })
})

describe('statusOf', () => {
  it.each([
    ['input.invalid', 400],
    ['session.missing', 401],
    ['session.locked', 429],
    ['session.no_person', 422],
    ['access.out_of_scope', 403],
    ['access_link.used', 410],
    ['matter.not_found', 404],
    ['visit.plan_not_found', 404],
    ['matter.changed', 409],
    ['account.login_taken', 409],
    ['idempotency.other_request', 422],
    ['matter.not_in_state', 422],
    ['http.unavailable', 503],
  ])('%s is %i', (code, status) => {
    expect(statusOf(code)).toBe(status)
  })
})

describe('networkPrefix', () => {
  it.each([
    ['203.0.113.77', '203.0.113.0/24'],
    ['::ffff:203.0.113.77', '203.0.113.0/24'],
    ['2001:db8:1:2::3', '2001:db8:1::/48'],
    ['::1', '0:0:0::/48'],
    ['not an address', undefined],
  ])('%s → %s', (ip, prefix) => {
    expect(networkPrefix(ip)).toBe(prefix)
  })
})
