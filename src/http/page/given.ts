import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Temporal } from 'temporal-polyfill'
import { COOKIE } from '../authenticate.ts'
import { FIRST_READS } from '../contract/first-reads.ts'
import type { Place } from './first-load.ts'

/** Answers by the address they were asked at. */
export type Given = Readonly<Record<string, unknown>>

type Me = { readonly now: string; readonly authority: { readonly timeZone: string } }

/**
 * What the page will ask first, answered with it: who is signed in, and what the page shows. Each is asked of the same routes as
 * over the wire, so that rights, traces and refusals are theirs; what is refused is left to the page to ask and to say.
 */
export async function readGiven(app: FastifyInstance, request: FastifyRequest, place: Place): Promise<Given> {
  if (!request.cookies[COOKIE]) return {}
  const read = async (url: string): Promise<unknown> => {
    const { statusCode, body } = await app.inject({
      method: 'GET',
      url,
      remoteAddress: request.ip,
      headers: pick(request, ['cookie', 'accept-language', 'user-agent']),
    })
    return statusCode === 200 ? JSON.parse(body) : undefined
  }
  const me = (await read('/api/me')) as Me | undefined
  if (!me) return {}
  const search = request.query as Record<string, string>
  const wanted = FIRST_READS[place.pattern]?.({ params: place.params, search, today: todayOf(me) }) ?? []
  const answers = await Promise.all(wanted.map(async (url) => [url, await read(url)] as const))
  return Object.fromEntries([['/api/me', me], ...answers.filter(([, answer]) => answer !== undefined)])
}

const todayOf = ({ now, authority }: Me): string =>
  Temporal.Instant.from(now.replace(' ', 'T')).toZonedDateTimeISO(authority.timeZone).toPlainDate().toString()

function pick(request: FastifyRequest, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => (typeof request.headers[name] === 'string' ? [[name, request.headers[name]]] : [])),
  )
}
