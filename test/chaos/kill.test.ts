import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { hashPassword } from '#app/account/password-hash.ts'
import { newId } from '#domain/id.ts'
import { connectOwner } from '#storage/connection.ts'
import { clusterOf } from '#storage/embedded/cluster.ts'
import { readPostmaster } from '#storage/embedded/orphan.ts'
import { findRunning } from '#storage/embedded.ts'
import { openDatabase, sql } from '#storage/open-database.ts'
import { createAuthority } from '#test/support/database.ts'
import { givenEnterprise, givenOrg, givenPerson } from '#test/support/people.ts'
import { dataFolder, type Program, ROOT, startProgram } from '#test/support/program.ts'

const KILLS = 30
const WRITERS = 4
const PASSWORD = 'Lantern@2026'

/** A number between `least` and `most` that differs from round to round but not from run to run. */
const spread = (round: number, least: number, most: number) => least + ((round * 7919) % 1000) * ((most - least) / 1000)

/** Killed again and again while people write: what was acknowledged is there once, and the chain of the audit is whole. */
test('kill -9 of server and of PostgreSQL under load loses no acknowledged write and doubles none', {
  timeout: 600_000,
}, async () => {
  const folder = dataFolder()
  let program = await startProgram({ DATA_DIR: folder, LOG_LEVEL: 'error' })
  await program.healthy()
  const { port } = program
  const { authorityId, enterpriseId } = await people(findRunning(folder) as string)
  const token = await signIn(program)

  const acknowledged = new Map<string, string>()
  let asked = 0
  let stop = false
  // Each writer repeats a request with its key until somebody answers, as a phone on the road does.
  const write = async () => {
    while (!stop) {
      const key = randomUUID()
      asked++
      for (let answered = false; !answered && !stop; ) {
        try {
          const response = await fetch(`http://127.0.0.1:${port}/api/visits`, {
            method: 'POST',
            headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
            body: JSON.stringify({ enterpriseId, how: 'visit', at: '2026-11-20T02:00:00Z', note: key }),
            signal: AbortSignal.timeout(10_000),
          })
          if (response.status === 201) {
            acknowledged.set(key, ((await response.json()) as { id: string }).id)
            answered = true
          } else if (response.status < 500) {
            throw new Error(`refused with ${response.status}: ${await response.text()}`, { cause: 'refused' })
          } else await delay(50)
        } catch (error) {
          if ((error as Error).cause === 'refused') throw error
          await delay(50)
        }
      }
    }
  }
  const writers = Array.from({ length: WRITERS }, write)

  for (let round = 0; round < KILLS; round++) {
    const before = acknowledged.size
    await delay(spread(round, 30, 500))
    if (round % 2 === 0) {
      program.child.kill('SIGKILL')
      await program.ended()
      program = await startProgram({ DATA_DIR: folder, LOG_LEVEL: 'error', PORT: String(port) })
      await program.healthy()
    } else {
      process.kill(readPostmaster(clusterOf(folder))?.pid ?? 0, 'SIGKILL')
    }
    // Work has gone on before the next blow.
    for (let waited = 0; acknowledged.size < before + 3; waited += 50) {
      if (waited > 60_000) throw new Error(`nobody could write after kill ${round + 1}:\n${program.output()}`)
      await Promise.race([delay(50), Promise.all(writers)])
    }
  }
  stop = true
  await Promise.all(writers)
  program.child.kill('SIGTERM')
  expect(await program.ended()).toBe(0)

  const last = await startProgram({ DATA_DIR: folder, LOG_LEVEL: 'error', PORT: String(port) })
  await last.healthy()
  const db = await openDatabase({ url: findRunning(folder) as string })
  const { rows } = await db.inAuthority(authorityId, (tx) =>
    sql<{ id: string; note: string }>`select id, note from visit`.execute(tx),
  )
  await db.close()
  const stored = new Map(rows.map((row) => [row.note, row.id]))
  expect(rows).toHaveLength(stored.size)
  for (const [key, id] of acknowledged) expect(stored.get(key)).toBe(id)
  expect(acknowledged.size).toBeGreaterThan(KILLS * 3)
  expect(stored.size).toBeLessThanOrEqual(asked)

  const verify = await startProgram(
    { DATA_DIR: folder, LOG_LEVEL: 'error' },
    { args: ['verify'], command: [process.execPath, join(ROOT, 'src/cli/main.ts')] },
  )
  expect(await verify.ended(), verify.output()).toBe(0)
  last.child.kill('SIGTERM')
  expect(await last.ended()).toBe(0)
})

async function people(url: string): Promise<{ authorityId: string; enterpriseId: string }> {
  const db = await openDatabase({ url })
  const authorityId = await createAuthority(db)
  const orgId = await givenOrg(db, authorityId, '灯火局')
  const personId = await givenPerson(db, authorityId, '阿灯', orgId)
  const enterpriseId = await givenEnterprise(db, authorityId, '灯笼厂有限公司')
  await db.close()
  const owner = await connectOwner(url)
  const accountId = newId()
  await owner.query(
    `insert into account (authority_id, id, login, password_hash, must_change, person_id) values ($1, $2, 'lantern', $3, false, $4)`,
    [authorityId, accountId, await hashPassword(PASSWORD), personId],
  )
  await owner.query(
    `insert into role_grant (authority_id, id, account_id, role, scope) values ($1, $2, $3, 'office', 'authority')`,
    [authorityId, newId(), accountId],
  )
  await owner.end()
  return { authorityId, enterpriseId }
}

async function signIn(program: Program): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${program.port}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ authority: 'lantern', login: 'lantern', password: PASSWORD, bearer: true }),
  })
  expect(response.status).toBe(200)
  return ((await response.json()) as { token: string }).token
}
