import type { Wire } from './send-waiting.ts'

/** A phone between two masts waits for ever; after this the entry waits instead. The key keeps it from being done twice. */
const PATIENCE = 20_000

/** What waits is sent whether anybody is there or not: it does not keep the session awake. */
const UNATTENDED = { 'x-unattended': '1' }

/** The server by `fetch`, alike in a page and in the service worker. */
export const wire: Wire = {
  async me() {
    const response = await fetch('/api/me', {
      credentials: 'same-origin',
      headers: UNATTENDED,
      signal: AbortSignal.timeout(PATIENCE),
    })
    if (response.status === 401) return null
    const body = await jsonOf(response)
    if (!response.ok || body === undefined) throw new Error('not our server, or not now')
    const { account, csrf } = body as { account: { id: string }; csrf: string }
    return { account: account.id, csrf }
  },
  async send({ id, path, body }, csrf) {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        accept: 'application/json',
        'content-type': 'application/json',
        ...UNATTENDED,
        'idempotency-key': id,
        'x-csrf-token': csrf,
        ...language(),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(PATIENCE),
    })
    return { status: response.status, body: await jsonOf(response) }
  },
}

/** The page's language, for the sentence of a refusal; the service worker has no page and leaves it to the browser. */
function language(): Record<string, string> {
  const lang = globalThis.document?.documentElement.lang
  return lang ? { 'accept-language': lang } : {}
}

async function jsonOf(response: Response): Promise<unknown> {
  return (response.headers.get('content-type') ?? '').includes('json') ? await response.json() : undefined
}
