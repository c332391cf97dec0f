/** The few things of a service worker's world that are used here; TypeScript knows it only in the place of the page's. */
export type WorkerScope = {
  readonly location: Location
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Lasting) => void): void
  addEventListener(type: 'sync', listener: (event: Lasting & { readonly tag: string }) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
}
export type Lasting = { waitUntil(done: Promise<unknown>): void }
export type Fetching = { readonly request: Request; respondWith(answer: Promise<Response>): void }
