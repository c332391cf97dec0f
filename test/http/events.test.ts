import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#domain/id.ts'
import { addNotices } from '#storage/notice-store.ts'
import { PASSWORD } from './support.ts'
import { smallPark, type World } from './world.ts'

let world: World
let address: string

beforeAll(async () => {
  world = await smallPark()
  await world.house.app.listen({ host: '127.0.0.1', port: 0 })
  address = `http://127.0.0.1:${(world.house.app.server.address() as AddressInfo).port}`
})

async function listen(login: string) {
  const signed = await fetch(`${address}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() },
    body: JSON.stringify({ authority: 'lantern', login, password: PASSWORD, bearer: true }),
  })
  const { token } = (await signed.json()) as { token: string }
  const response = await fetch(`${address}/api/events`, { headers: { authorization: `Bearer ${token}` } })
  const reader = response.body?.getReader()
  const heard: string[] = []
  let ended = false
  void (async () => {
    for (;;) {
      const chunk = await reader?.read()
      if (!chunk || chunk.done) break
      heard.push(new TextDecoder().decode(chunk.value))
    }
    ended = true
  })()
  return { response, heard, ended: () => ended }
}

const until = async (what: () => boolean) => {
  for (let waited = 0; waited < 15_000 && !what(); waited += 100) await new Promise((done) => setTimeout(done, 100))
  return what()
}

describe('events of open pages', () => {
  it('reach whoever is told, say nothing of what it is, stay away from others, and end with the server', async () => {
    expect((await fetch(`${address}/api/events`)).status).toBe(401)
    const cadre = await listen('cadre')
    const office = await listen('office')
    expect(cadre.response.headers.get('content-type')).toContain('text/event-stream')
    // What was told before the page was opened is read by the page itself.
    world.house.at('2026-03-10T02:00:20.000Z')
    await world.house.db.inAuthority(world.house.authorityId, (tx) =>
      addNotices(tx, world.house.authorityId, [
        {
          id: newId(),
          to: { personId: world.ids.wang },
          kind: 'report.return',
          thingKind: 'report',
          thingId: newId(),
          data: { reason: '机密理由' },
          at: '2026-03-10T02:00:10.000Z',
        },
      ]),
    )
    expect(await until(() => cadre.heard.join('').includes('event: notice'))).toBe(true)
    expect(cadre.heard.join('')).not.toContain('机密理由')
    expect(office.heard.join('')).not.toContain('event: notice')
    await world.house.app.close()
    expect(await until(() => cadre.ended() && office.ended())).toBe(true)
  })
})

afterAll(() => world.house.app.close())
