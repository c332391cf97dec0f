import { createHash, randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import pg from 'pg'
import { keepAllFound } from '#app/search/keep.ts'
import { newId } from '#domain/id.ts'
import { sql } from '#storage/open-database.ts'
import type { BenchCity } from './city.ts'
import { benchContext } from './context.ts'
import { residentMegabytes } from './process.ts'
import { type Server, signIn, startServer } from './server.ts'
import { type Line, ratio } from './timing.ts'

const CLIENTS = 16
const SECONDS = 10

/** Visits a second over HTTP with 16 clients, beside 16 connections that insert the same rows; and what the server weighs. */
export async function benchVisits(city: BenchCity): Promise<readonly Line[]> {
  const pairs = (
    await city.db.inAuthority(city.authorityId, (tx) =>
      sql<{ person_id: string; org_id: string; enterprise_id: string }>`
        select person_id, org_id, enterprise_id from link where authority_id = ${city.authorityId} order by id limit 2000`.execute(
        tx,
      ),
    )
  ).rows
  const raw = await inserting(city, pairs)
  // A city whose things can be found: else the server makes the entries of all of them while visits come in.
  await keepAllFound(benchContext(city))
  const server = await startServer(city)
  try {
    const token = await signIn(city, server.port)
    const { perSecond, megabytes } = await posting(server, token, pairs)
    return [
      ratio('visits recorded a second over HTTP, 16 clients · raw inserts of the same rows', perSecond, raw, 0.5, {
        show: (value) => `${Math.round(value)}/s`,
        atLeast: true,
      }),
      {
        what: 'memory of the server after that',
        ours: `${Math.round(megabytes)} MB`,
        beside: '',
        ratio: '',
        goal: '≤ 300 MB',
        met: megabytes <= 300,
      },
    ]
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
  }
}

type Pair = { person_id: string; org_id: string; enterprise_id: string }

/** The rows of one recorded visit — visit, audit, its pending link, the kept answer, the changed fact — in one transaction each. */
async function inserting(city: BenchCity, pairs: readonly Pair[]): Promise<number> {
  let done = 0
  const until = performance.now() + SECONDS * 1000
  const one = async (n: number) => {
    const client = new pg.Client({ connectionString: city.url })
    await client.connect()
    for (let i = n; performance.now() < until; i += CLIENTS, done++) {
      const pair = pairs[i % pairs.length] as Pair
      const id = newId()
      const a = city.authorityId
      await client.query('begin')
      await client.query({
        name: 'v',
        text: `insert into visit (authority_id, id, person_id, org_id, enterprise_id, how, at, day, recorded_at) values ($1, $2, $3, $4, $5, 'visit', now(), now()::date, now())`,
        values: [a, id, pair.person_id, pair.org_id, pair.enterprise_id],
      })
      await client.query({
        name: 'd',
        text: `insert into dirty (authority_id, id, fact_kind, fact_id, at) values ($1, $2, 'visit', $3, now())`,
        values: [a, newId(), id],
      })
      await client.query({
        name: 'a',
        text: `insert into audit (authority_id, id, at, act, thing_kind, thing_id, row_hash) values ($1, $2, now(), 'visit.record', 'visit', $3, $4)`,
        values: [a, id, id, createHash('sha256').update(id).digest()],
      })
      await client.query({
        name: 'p',
        text: 'insert into audit_pending (authority_id, audit_id) values ($1, $2)',
        values: [a, id],
      })
      await client.query({
        name: 'i',
        text: `insert into idempotency (authority_id, account_id, key, request_hash, status, response, at) values ($1, $2, $3, $4, 1, $5, now())`,
        values: [a, id, id, Buffer.alloc(32), JSON.stringify({ id })],
      })
      await client.query('commit')
    }
    await client.end()
  }
  await Promise.all(Array.from({ length: CLIENTS }, (_, n) => one(n)))
  const owner = new pg.Client({ connectionString: city.url })
  await owner.connect()
  // These audit rows carry no true digest: take them away before anything verifies the chain.
  await owner.query(
    `delete from audit_pending; delete from audit where row_hash is not null and act = 'visit.record' and detail = '{}'`,
  )
  await owner.end()
  return done / SECONDS
}

async function posting(
  server: Server,
  token: string,
  pairs: readonly Pair[],
): Promise<{ perSecond: number; megabytes: number }> {
  const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS })
  const post = (body: string) =>
    new Promise<number>((done, failed) => {
      const sent = request(
        {
          agent,
          host: '127.0.0.1',
          port: server.port,
          path: '/api/visits',
          method: 'POST',
          headers: {
            authorization: `Bearer ${token}`,
            'content-type': 'application/json',
            'idempotency-key': randomUUID(),
            'content-length': Buffer.byteLength(body),
          },
        },
        (response) => response.resume().once('end', () => done(response.statusCode ?? 0)),
      )
      sent.once('error', failed)
      sent.end(body)
    })
  const run = async (seconds: number) => {
    let done = 0
    const until = performance.now() + seconds * 1000
    const one = async (n: number) => {
      for (let i = n; performance.now() < until; i += CLIENTS, done++) {
        const pair = pairs[i % pairs.length] as Pair
        const status = await post(
          JSON.stringify({
            personId: pair.person_id,
            enterpriseId: pair.enterprise_id,
            how: 'visit',
            at: '2026-11-20T02:00:00Z',
          }),
        )
        if (status !== 201) throw new Error(`a visit was answered with ${status}`)
      }
    }
    await Promise.all(Array.from({ length: CLIENTS }, (_, n) => one(n)))
    return done / seconds
  }
  await run(2)
  const perSecond = await run(SECONDS)
  agent.destroy()
  return { perSecond, megabytes: residentMegabytes(server.child.pid ?? 0) }
}
