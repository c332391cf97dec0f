import type { ServerResponse } from 'node:http'
import { Temporal } from 'temporal-polyfill'
import { whoWasTold } from '#app/notice/who-was-told.ts'
import type { ServerDeps } from './deps.ts'

/** How often open pages are told of what is new, and kept awake through proxies. */
const LOOK_EVERY = 3_000
const AWAKE_EVERY = 25_000
/** A stream ends by itself after this long; the browser opens the next one, under a session that must still be there. */
const LONGEST = 15 * 60_000
/** Pages of one authority at once on one server; more are told to ask again later. */
const MOST = 5_000

export type Listener = { readonly authorityId: string; readonly ids: ReadonlySet<string> }
type Stream = Listener & { readonly out: ServerResponse; readonly until: number }

/**
 * Tells open pages that there is something new for their person, unit or account: server-sent events with the one word
 * `notice`, never a content. One question to the database every few seconds for each authority with open pages, whatever
 * their number: two servers need nothing of each other.
 */
export type EventHub = { open(listener: Listener, out: ServerResponse): boolean; close(): void }

export function createEventHub(deps: ServerDeps): EventHub {
  const streams = new Map<string, Set<Stream>>()
  const asked = new Map<string, string>()
  let looking: NodeJS.Timeout | undefined
  let waking: NodeJS.Timeout | undefined
  const now = () => deps.now?.() ?? Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })

  async function look(): Promise<void> {
    for (const [authorityId, open] of streams) {
      const until = now()
      const after = asked.get(authorityId) ?? until
      asked.set(authorityId, until)
      if (after === until) continue
      try {
        const told = await whoWasTold(deps.db, authorityId, after, until)
        for (const stream of open) {
          if (told.some((id) => stream.ids.has(id))) stream.out.write('event: notice\ndata: {}\n\n')
        }
      } catch (error) {
        // The next look covers this stretch too.
        asked.set(authorityId, after)
        deps.log.warn({ err: error }, 'open pages could not be told')
      }
    }
  }

  function wake(): void {
    for (const open of streams.values()) {
      for (const { out, until } of open) {
        if (Date.now() > until) out.end()
        else out.write(': awake\n\n')
      }
    }
  }

  let busy = false
  function start(): void {
    looking ??= setInterval(() => {
      if (busy) return
      busy = true
      void look().finally(() => {
        busy = false
      })
    }, LOOK_EVERY).unref()
    waking ??= setInterval(wake, AWAKE_EVERY).unref()
  }

  function stop(): void {
    clearInterval(looking)
    clearInterval(waking)
    looking = undefined
    waking = undefined
  }

  return {
    open(listener, out) {
      const open = streams.get(listener.authorityId) ?? new Set<Stream>()
      if (open.size >= MOST) return false
      const stream = { ...listener, out, until: Date.now() + LONGEST }
      streams.set(listener.authorityId, open)
      if (open.size === 0) asked.set(listener.authorityId, now())
      open.add(stream)
      out.on('close', () => {
        open.delete(stream)
        if (open.size === 0) streams.delete(listener.authorityId)
        if (streams.size === 0) stop()
      })
      start()
      return true
    },
    close() {
      stop()
      for (const open of streams.values()) for (const { out } of open) out.end()
    },
  }
}
