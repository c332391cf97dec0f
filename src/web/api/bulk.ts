import { request } from './client.ts'

/** What is sent for one row. */
export type Sent = { readonly path: string; readonly body: object }

/** Whether it would be done: the server does it, takes it back and says so, or why not. Throws the refusal. */
export function trySend({ path, body }: Sent, signal?: AbortSignal): Promise<unknown> {
  return request<unknown>('POST', path, { body, trial: true, ...(signal ? { signal } : {}) })
}

export function sendOne({ path, body }: Sent, key: string): Promise<unknown> {
  return request<unknown>('POST', path, { body, idempotencyKey: key })
}
