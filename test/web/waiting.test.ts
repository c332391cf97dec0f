import './browser-globals.ts'
import { describe, expect, it } from 'vitest'
import type { KeptPhoto } from '#web/offline/database.ts'
import { photoMark, photosIn, withPhoto } from '#web/offline/photo-marks.ts'
import { sendWaiting, type WaitingStore, type Wire } from '#web/offline/send-waiting.ts'
import { isRefused, mayEdit, onRevision, type Waiting } from '#web/offline/waiting.ts'

const entry = (id: string, seq: number, more: Partial<Waiting> = {}): Waiting => ({
  id,
  account: 'one',
  seq,
  since: '2026-03-02T01:00:00Z',
  what: 'visit',
  title: '云岭一号',
  thing: `enterprise:${id}`,
  path: '/api/visits',
  body: { note: id },
  place: '/m/visit?enterprise=1',
  draft: null,
  tries: 0,
  ...more,
})

function storeOf(...entries: Waiting[]) {
  const photos = new Map<string, KeptPhoto>()
  const rows = new Map(entries.map((one) => [one.id, one]))
  const store: WaitingStore = {
    of: async (account) => [...rows.values()].filter((one) => one.account === account),
    put: async (one) => void rows.set(one.id, one),
    remove: async (id) => void rows.delete(id),
    photo: async (key) => photos.get(key),
  }
  return { store, rows, photos }
}

type Answer = { status: number; body: unknown } | 'dead' | 'taken, and the answer lost'

/** A server that does each key once and answers it again alike, as ours does. */
function serverOf(answers: Readonly<Record<string, Answer>> = {}, account: string | null = 'one') {
  const done: string[] = []
  const seen: Waiting[] = []
  const wire: Wire = {
    me: async () => (account === null ? null : { account, csrf: 'token' }),
    async send(one) {
      seen.push(one)
      const answer = answers[one.id] ?? { status: 201, body: { id: one.id } }
      if (answer === 'dead') throw new TypeError('failed to fetch')
      if (answer === 'taken, and the answer lost' || answer.status < 300) {
        if (!done.includes(one.id)) done.push(one.id)
        if (answer === 'taken, and the answer lost') throw new TypeError('failed to fetch')
      }
      return answer
    },
  }
  return { wire, done, seen }
}

describe('what waits is sent', () => {
  it('in the order it was entered, whatever order the store gives', async () => {
    const { store, rows } = storeOf(entry('c', 3), entry('a', 1), entry('b', 2))
    const { wire, done } = serverOf()
    const { outcomes, stopped } = await sendWaiting(store, wire)
    expect(done).toEqual(['a', 'b', 'c'])
    expect([...outcomes.keys()]).toEqual(['a', 'b', 'c'])
    expect(rows.size).toBe(0)
    expect(stopped).toBeNull()
  })

  it('only as far as the network reaches; the rest stays in its order, untouched', async () => {
    const { store, rows } = storeOf(entry('a', 1), entry('b', 2), entry('c', 3))
    const { stopped } = await sendWaiting(store, serverOf({ b: 'dead' }).wire)
    expect(stopped).toBe('network')
    expect([...rows.keys()]).toEqual(['b', 'c'])
    expect(rows.get('c')?.tries).toBe(0)
  })

  it('again under the same key when the answer was lost, and stands once', async () => {
    const { store, rows } = storeOf(entry('a', 1))
    const lost = serverOf({ a: 'taken, and the answer lost' })
    await sendWaiting(store, lost.wire)
    expect(lost.done).toEqual(['a'])
    expect(rows.get('a')?.tries).toBe(1)
    const again = serverOf()
    await sendWaiting(store, again.wire)
    expect(again.seen.map((one) => one.id)).toEqual(['a'])
    expect(rows.size).toBe(0)
  })

  it('of nobody but who is signed in', async () => {
    const { store, rows } = storeOf(entry('a', 1), entry('b', 2, { account: 'two' }))
    const { done, wire } = serverOf({}, 'two')
    await sendWaiting(store, wire)
    expect(done).toEqual(['b'])
    expect([...rows.keys()]).toEqual(['a'])
    const nobody = serverOf({}, null)
    expect((await sendWaiting(store, nobody.wire)).stopped).toBe('session')
    expect(nobody.seen).toEqual([])
  })

  it.each([429, 502, 503])('later when the server says %i; nothing is marked', async (status) => {
    const { store, rows } = storeOf(entry('a', 1))
    expect((await sendWaiting(store, serverOf({ a: { status, body: { code: 'x' } } }).wire)).stopped).toBe('network')
    expect(rows.get('a')?.refusal).toBeUndefined()
  })

  it('later when a hotspot answers in the place of the server', async () => {
    const { store, rows } = storeOf(entry('a', 1))
    expect((await sendWaiting(store, serverOf({ a: { status: 200, body: undefined } }).wire)).stopped).toBe('network')
    expect(rows.has('a')).toBe(true)
  })
})

describe('what the server does not take', () => {
  const refused = { status: 422, body: { code: 'form.required', detail: '缺少必填项' } }

  it('stays with its sentence, the next is sent, and it is not sent again by itself', async () => {
    const { store, rows } = storeOf(entry('a', 1), entry('b', 2))
    const first = serverOf({ a: refused })
    const { outcomes } = await sendWaiting(store, first.wire)
    expect(first.done).toEqual(['b'])
    expect(outcomes.get('a')).toMatchObject({ sent: false, why: { code: 'form.required', status: 422 } })
    expect(rows.get('a')?.refusal).toMatchObject({ detail: '缺少必填项' })
    const second = serverOf()
    await sendWaiting(store, second.wire)
    expect(second.seen).toEqual([])
  })

  it('may be changed when it is certain that nothing of it stands, and not while that is unknown', () => {
    expect(mayEdit(entry('a', 1))).toBe(true)
    expect(mayEdit(entry('a', 1, { tries: 1 }))).toBe(false)
    expect(mayEdit(entry('a', 1, { tries: 1, refusal: { code: 'x', status: 409 } }))).toBe(true)
    expect(mayEdit(entry('a', 1, { tries: 1, refusal: { code: 'http.internal', status: 500 } }))).toBe(false)
  })

  it('by an error of its own is tried again under its key', async () => {
    const { store, rows } = storeOf(entry('a', 1))
    await sendWaiting(store, serverOf({ a: { status: 500, body: { code: 'http.internal' } } }).wire)
    const marked = rows.get('a')
    expect(marked && isRefused(marked)).toBe(false)
    const again = serverOf()
    await sendWaiting(store, again.wire)
    expect(again.done).toEqual(['a'])
  })

  it('because the session ended is not marked: it goes after signing in', async () => {
    const { store, rows } = storeOf(entry('a', 1))
    const ended = { status: 401, body: { code: 'session.expired' } }
    expect((await sendWaiting(store, serverOf({ a: ended }).wire)).stopped).toBe('session')
    expect(rows.get('a')?.refusal).toBeUndefined()
  })
})

describe('two acts on one matter', () => {
  const act = (id: string, seq: number, revision: number) =>
    entry(id, seq, { what: 'act', thing: 'matter:7', body: { revision, data: {} } })

  it('the second goes on the revision the first has made', async () => {
    const { store } = storeOf(act('a', 1, 4), act('b', 2, 4))
    const { wire, seen } = serverOf({ a: { status: 200, body: { id: '7', revision: 5 } } })
    await sendWaiting(store, wire)
    expect(seen.map((one) => one.body.revision)).toEqual([4, 5])
  })

  it('but not past what somebody else changed, nor when it may have arrived already', () => {
    expect(onRevision([act('b', 2, 3)], act('a', 1, 4), { revision: 5 })).toEqual([])
    expect(onRevision([{ ...act('b', 2, 4), tries: 1 }], act('a', 1, 4), { revision: 5 })).toEqual([])
    expect(onRevision([{ ...act('b', 2, 4), thing: 'matter:8' }], act('a', 1, 4), { revision: 5 })).toEqual([])
  })
})

describe('photographs', () => {
  const key = '00000000-0000-4000-8000-00000000000a'
  const photo = { key, account: 'one', name: '牌.jpg', content: 'AAAA', at: '2026-03-02T01:00:00Z' }
  const withPicture = (more: Partial<Waiting> = {}) =>
    entry('a', 1, { body: { forms: [{ values: { photo: photoMark(key), place: '门口' } }] }, photos: [key], ...more })

  it('are found where they stand and replaced there alone', () => {
    const body = { note: 'photo:门口', forms: [{ values: { one: photoMark(key) } }] }
    expect(photosIn(body)).toEqual([key])
    expect(withPhoto(body, key, 'id')).toEqual({ note: 'photo:门口', forms: [{ values: { one: 'id' } }] })
  })

  it('go before their entry, hang on what it is about, and give it their id', async () => {
    const { store, photos, rows } = storeOf(withPicture())
    photos.set(key, photo)
    const { wire, seen } = serverOf({ [key]: { status: 201, body: { id: 'att' } } })
    await sendWaiting(store, wire)
    expect(seen.map(({ path }) => path)).toEqual(['/api/attachments', '/api/visits'])
    expect(seen[0]?.body).toMatchObject({ thingKind: 'enterprise', thingId: 'a', name: '牌.jpg', content: 'AAAA' })
    expect(seen[1]?.body).toEqual({ forms: [{ values: { photo: 'att', place: '门口' } }] })
    expect(rows.size).toBe(0)
  })

  it('go once where the network dies between them and their entry', async () => {
    const { store, photos } = storeOf(withPicture())
    photos.set(key, photo)
    const { wire } = serverOf({ [key]: { status: 201, body: { id: 'att' } }, a: 'dead' })
    expect((await sendWaiting(store, wire)).stopped).toBe('network')
    const again = serverOf()
    await sendWaiting(store, again.wire)
    expect(again.seen.map(({ path }) => path)).toEqual(['/api/visits'])
  })

  it('that are refused or lost, refuse their entry, which can be changed; the next is sent', async () => {
    const { store, photos, rows } = storeOf(withPicture(), entry('b', 2))
    const lost = await sendWaiting(store, serverOf().wire)
    expect(lost.outcomes.get('a')).toMatchObject({ sent: false, why: { code: 'waiting.photo_lost' } })
    expect(lost.outcomes.get('b')?.sent).toBe(true)
    expect(mayEdit(rows.get('a') as Waiting)).toBe(true)
    // Tried again with another key: the answer to the old one stands.
    photos.set(key, photo)
    const { refusal: _, ...rest } = rows.get('a') as Waiting
    rows.set('a', rest)
    const { wire, seen } = serverOf({ [`${key}-1`]: { status: 201, body: { id: 'att' } } })
    await sendWaiting(store, wire)
    expect(seen.map(({ id }) => id)).toEqual([`${key}-1`, 'a'])
  })
})
