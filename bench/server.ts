import type { ChildProcess } from 'node:child_process'
import { setTimeout as delay } from 'node:timers/promises'
import { hashPassword } from '#app/account/password-hash.ts'
import { newId } from '#domain/id.ts'
import { findFreePort } from '#storage/embedded/server.ts'
import { sql } from '#storage/open-database.ts'
import type { BenchCity } from './city.ts'
import { runCommand } from './process.ts'

const PASSWORD = 'Bench@2026-city'

export type Server = { child: ChildProcess; port: number; ended: Promise<unknown> }

/** The product started on the city's database, on a port of its own. */
export async function startServer(city: BenchCity): Promise<Server> {
  const port = await findFreePort()
  const { child, ended } = runCommand(city, ['start'], { PORT: String(port), DEMO: 'off' })
  for (let waited = 0; ; waited += 100) {
    if (waited > 120_000) throw new Error('the server did not become healthy')
    try {
      if ((await fetch(`http://127.0.0.1:${port}/healthz`)).status === 200) return { child, port, ended }
    } catch {
      // Not listening yet.
    }
    await delay(100)
  }
}

/** The token of a new account of the office. */
export async function signIn(city: BenchCity, port: number): Promise<string> {
  const id = newId()
  const hash = await hashPassword(PASSWORD)
  await city.db.inAuthority(city.authorityId, async (tx) => {
    await sql`insert into account (authority_id, id, login, password_hash, must_change) values (${city.authorityId}, ${id}, ${`office-${id.slice(-6)}`}, ${hash}, false)`.execute(
      tx,
    )
    await sql`insert into role_grant (authority_id, id, account_id, role, scope) values (${city.authorityId}, ${newId()}, ${id}, 'office', 'authority')`.execute(
      tx,
    )
  })
  const response = await fetch(`http://127.0.0.1:${port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ authority: 'bench', login: `office-${id.slice(-6)}`, password: PASSWORD, bearer: true }),
  })
  const answer = (await response.json()) as { token?: string }
  if (!answer.token) throw new Error(`could not sign in: ${JSON.stringify(answer)}`)
  return answer.token
}
