import { loadavg } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { newId } from '#domain/id.ts'
import type { BenchCity } from './city.ts'
import { type Server, signIn, startServer } from './server.ts'
import { type Line, ms } from './timing.ts'

const PAGE = '/api/matters?open=true&sort=due&limit=50'
const ALONE_MS = 10_000

type Taken = { readonly p50: number; readonly p95: number; readonly longest: number }

/**
 * What other people notice of a long ledger: a page of the worklist over HTTP, and a request that does nothing (so what it takes is how
 * long the server's thread was held), one after the other, beside nothing and while the ledger is written by the same server.
 */
export async function benchBesideExport(city: BenchCity, ledger: string): Promise<readonly Line[]> {
  const server = await startServer(city)
  try {
    const headers = { authorization: `Bearer ${await signIn(city, server.port)}` }
    const until = performance.now() + ALONE_MS
    const alone = await asking(server, headers, async () => performance.now() > until)
    const from = performance.now()
    const id = await ask(server, headers, ledger)
    const beside = await asking(server, headers, async () => (await stateOf(server, headers, id)) !== 'writing')
    const seconds = Math.round((performance.now() - from) / 1000)
    const state = await stateOf(server, headers, id)
    if (state !== 'ready') throw new Error(`the export ended ${state}`)
    return [
      line(
        `a page of the worklist while ${ledger} is written (${seconds} s, load ${loadavg()[0]?.toFixed(0)}) · without`,
        beside.page,
        alone.page,
      ),
      line(`how long the server's thread is held meanwhile · without`, beside.held, alone.held, 50),
    ]
  } finally {
    server.child.kill('SIGTERM')
    await server.ended
  }
}

type Headers = Readonly<Record<string, string>>

async function asking({ port }: Server, headers: Headers, over: () => Promise<boolean>) {
  const page: number[] = []
  const held: number[] = []
  const timed = async (path: string, into: number[]) => {
    const started = performance.now()
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { headers })
    await answer.arrayBuffer()
    if (answer.status !== 200) throw new Error(`${path} was answered with ${answer.status}`)
    into.push(performance.now() - started)
  }
  for (let n = 0; ; n++) {
    await timed(PAGE, page)
    await timed('/healthz', held)
    await delay(15)
    if (n % 20 === 19 && (await over())) return { page: taken(page.slice(20)), held: taken(held.slice(20)) }
  }
}

async function ask({ port }: Server, headers: Headers, ledger: string): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/exports`, {
    method: 'POST',
    headers: { ...headers, 'content-type': 'application/json', 'idempotency-key': newId() },
    body: JSON.stringify({ ledger }),
  })
  const { id } = (await answer.json()) as { id?: string }
  if (!id) throw new Error(`the export was answered with ${answer.status}`)
  return id
}

async function stateOf({ port }: Server, headers: Headers, id: string): Promise<string | undefined> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/exports`, { headers })
  const all = (await answer.json()) as readonly { id: string; state: string }[]
  const state = all.find((one) => one.id === id)?.state
  return state === 'queued' ? 'writing' : state
}

function taken(times: readonly number[]): Taken {
  const sorted = times.toSorted((a, b) => a - b)
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0
  return { p50: at(0.5), p95: at(0.95), longest: sorted.at(-1) ?? 0 }
}

const said = ({ p50, p95, longest }: Taken) => `p50 ${ms(p50)}, p95 ${ms(p95)}, longest ${ms(longest)}`

/** Met where the slowest twentieth takes at most twice as long, or less than `least`. */
function line(what: string, ours: Taken, beside: Taken, least = 0): Line {
  const value = ours.p95 / beside.p95
  return {
    what,
    ours: said(ours),
    beside: said(beside),
    ratio: `p95 ${value.toFixed(2)}`,
    goal: least > 0 ? `p95 ≤ ${ms(least)}` : 'p95 ≤ 2',
    met: least > 0 ? ours.p95 <= least : value <= 2,
  }
}
