import type { FastifyInstance, InjectOptions } from 'fastify'
import { pino } from 'pino'
import { hashPassword } from '#app/account/password-hash.ts'
import type { Role, Scope } from '#domain/access/actor.ts'
import { newId } from '#domain/id.ts'
import { createServer } from '#http/server.ts'
import { insertAccount } from '#storage/account-store.ts'
import type { Database } from '#storage/open-database.ts'
import { insertGrant } from '#storage/role-store.ts'
import { createAuthority, testDatabase } from '#test/support/database.ts'

export const PASSWORD = 'Deng-Long-2026'

export type House = {
  db: Database
  url: string
  app: FastifyInstance
  authorityId: string
  /** Moves the server's clock. */
  at(now: string): void
}

/** A server on a fresh database with one authority, `lantern`; its clock stands still until it is moved. */
export async function openHouse(): Promise<House> {
  const { db, url } = await testDatabase()
  const authorityId = await createAuthority(db)
  let now = '2026-03-10T02:00:00.000Z'
  const app = await createServer({
    db,
    log: pino({ level: 'silent' }),
    config: { root: '/nowhere', dataDir: '/nowhere', publicUrl: undefined },
    masterKey: new Uint8Array(32),
    readiness: async () => ({ ready: true, database: true, migrations: true, jobs: true }),
    now: () => now,
  })
  return {
    db,
    url,
    app,
    authorityId,
    at(moment) {
      now = moment
    },
  }
}

type Holder = { personId?: string; enterpriseId?: string; mustChange?: boolean; orgId?: string; programKey?: string }

/** An account with roles, past its first change of password; answers with its id. */
export async function addAccount(
  house: House,
  login: string,
  roles: readonly (readonly [Role, Scope])[],
  holder: Holder = {},
): Promise<string> {
  const id = newId()
  const at = '2026-01-01T00:00:00Z'
  const passwordHash = await hashPassword(PASSWORD)
  await house.db.inAuthority(house.authorityId, async (tx) => {
    await insertAccount(tx, house.authorityId, {
      id,
      login,
      name: null,
      passwordHash,
      mustChange: holder.mustChange ?? false,
      personId: holder.personId ?? null,
      enterpriseId: holder.enterpriseId ?? null,
      at,
    })
    for (const [role, scope] of roles) {
      await insertGrant(tx, house.authorityId, {
        id: newId(),
        accountId: id,
        role,
        scope,
        orgId: holder.orgId ?? null,
        areaId: null,
        programKey: holder.programKey ?? null,
        grantedBy: null,
        at,
      })
    }
  })
  return id
}

export type Client = {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>
  put(path: string, body?: unknown): Promise<Answer>
  del(path: string): Promise<Answer>
}
// biome-ignore lint/suspicious/noExplicitAny: what comes back is what the test is about
export type Answer = { status: number; body: any; headers: Record<string, unknown>; bytes: Buffer }

/** A client that is signed in with a bearer token and gives each write a key of its own. */
export async function signedIn(house: House, login: string, password = PASSWORD): Promise<Client> {
  const answer = await call(house.app, {
    method: 'POST',
    url: '/api/session',
    payload: { authority: 'lantern', login, password, bearer: true },
  })
  if (answer.status !== 200) throw new Error(`sign-in of ${login}: ${answer.status} ${answer.body.code}`)
  const authorization = `Bearer ${answer.body.token}`
  const write =
    (method: 'POST' | 'PUT' | 'DELETE') =>
    (url: string, payload?: unknown, headers: Record<string, string> = {}) =>
      call(house.app, {
        method,
        url,
        ...(payload === undefined ? {} : { payload: payload as object }),
        headers: { authorization, 'idempotency-key': crypto.randomUUID(), ...headers },
      })
  return {
    get: (url) => call(house.app, { method: 'GET', url, headers: { authorization } }),
    post: write('POST'),
    put: write('PUT'),
    del: (url) => write('DELETE')(url),
  }
}

export async function call(app: FastifyInstance, options: InjectOptions): Promise<Answer> {
  const response = await app.inject(options)
  const type = String(response.headers['content-type'] ?? '')
  return {
    status: response.statusCode,
    body: type.includes('json') ? response.json() : response.body,
    headers: response.headers,
    bytes: response.rawPayload,
  }
}
