import { waitingStore } from '../offline/database.ts'
import { sendWaiting } from '../offline/send-waiting.ts'
import { QUEUE_LOCK } from '../offline/waiting.ts'
import { wire } from '../offline/wire.ts'
import type { WorkerScope } from './scope.ts'

/** Put in by the build: the files of the phone's pages in this release, and a digest of them. */
declare const SHELL: { readonly version: string; readonly files: readonly string[] }

const scope = globalThis as unknown as WorkerScope
const PAGE = '/index.html'
const CACHE = `shell-${SHELL.version}`
/** How long the network may take for the page before what is kept here is shown. */
const PATIENCE = 4_000

scope.addEventListener('install', (event) => {
  event.waitUntil(
    (async () => {
      const cache = await caches.open(CACHE)
      await cache.addAll([new Request(PAGE, { cache: 'no-cache' }), ...SHELL.files])
      // Pages are asked of the network first, so that the new release may take over at once.
      await scope.skipWaiting()
    })(),
  )
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(
    (async () => {
      // The release before stays: pages of it that are still open fetch their parts from it.
      const shells = (await caches.keys()).filter((name) => name.startsWith('shell-') && name !== CACHE)
      await Promise.all(shells.slice(0, -1).map((name) => caches.delete(name)))
      await scope.clients.claim()
    })(),
  )
})

/** Pages under /m/ and the files they are made of; never the API, never what another page asks for. */
scope.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname } = new URL(request.url)
  if (request.method !== 'GET' || origin !== scope.location.origin) return
  if (request.mode === 'navigate') {
    if (pathname.startsWith('/m/')) event.respondWith(page(request))
  } else if (pathname.startsWith('/assets/')) event.respondWith(file(request))
})

scope.addEventListener('sync', (event) => {
  if (event.tag === 'send-waiting') event.waitUntil(send())
})

async function page(request: Request): Promise<Response> {
  const kept = async () => await (await caches.open(CACHE)).match(PAGE)
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(PATIENCE) })
    return response.status >= 500 ? ((await kept()) ?? response) : response
  } catch (error) {
    const shell = await kept()
    if (shell) return shell
    throw error
  }
}

/** Names carry a digest: what is kept under one never changes. */
async function file(request: Request): Promise<Response> {
  const kept = await caches.match(request)
  if (kept) return kept
  const response = await fetch(request)
  if (response.ok) await (await caches.open(CACHE)).put(request, response.clone())
  return response
}

async function send(): Promise<void> {
  const { stopped } = (await navigator.locks.request(QUEUE_LOCK, () => sendWaiting(waitingStore, wire))) as {
    stopped: string | null
  }
  new BroadcastChannel('lianqi.waiting').postMessage('changed')
  // The browser tries again later, more and more seldom.
  if (stopped === 'network') throw new Error('the server could not be reached')
}
