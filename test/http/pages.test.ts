import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createServer } from '#http/server.ts'
import { testDatabase } from '#test/support/database.ts'
import { call } from './support.ts'

const root = mkdtempSync(join(tmpdir(), 'lianqi-pages-'))
let app: FastifyInstance

beforeAll(async () => {
  mkdirSync(join(root, 'dist/web/assets'), { recursive: true })
  writeFileSync(join(root, 'dist/web/index.html'), '<!doctype html><title>联企</title>')
  writeFileSync(join(root, 'dist/web/assets/main-abc.js'), 'export {}')
  const { db } = await testDatabase()
  app = await createServer({
    db,
    log: pino({ level: 'silent' }),
    config: { root, dataDir: root, publicUrl: 'https://lianqi.example' },
    readiness: async () => ({ ready: false, database: true, migrations: true, jobs: false }),
  })
})
afterAll(async () => {
  await app.close()
  rmSync(root, { recursive: true, force: true })
})

const get = (url: string) => call(app, { method: 'GET', url })

describe('pages', () => {
  it('are one document for every address that is no file and no API', async () => {
    for (const url of ['/', '/matters', '/matters/0190-1', '/c/lantern.token_of-link', '/scores/p/org/x?ordinal=3']) {
      const answer = await get(url)
      expect(`${url} ${answer.status}`).toBe(`${url} 200`)
      expect(answer.body).toContain('联企')
      expect(answer.headers['cache-control']).toBe('no-cache')
    }
  })

  it('bring files that never change, and say so', async () => {
    expect((await get('/assets/main-abc.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable')
  })

  it('miss what is missing', async () => {
    for (const url of ['/assets/none.js', '/api/none', '/favicon.ico']) expect((await get(url)).status).toBe(404)
    expect((await call(app, { method: 'POST', url: '/matters' })).status).toBe(404)
  })

  it('let nothing of others run in them, and stay on https where that is the address', async () => {
    const { headers } = await get('/')
    expect(headers['content-security-policy']).toContain("script-src 'self'")
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'")
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['strict-transport-security']).toContain('max-age')
  })

  it('are not ready while the jobs stand still, but alive', async () => {
    expect(await get('/readyz')).toMatchObject({ status: 503, body: { jobs: false } })
    expect((await get('/healthz')).status).toBe(200)
  })
})
