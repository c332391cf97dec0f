import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { compressed } from './page/compress.ts'
import { readFirstLoad } from './page/first-load.ts'
import { readGiven } from './page/given.ts'
import { pageHtml } from './page/page-html.ts'
import { sendProblem } from './problem.ts'

const LANGUAGES = ['zh-CN', 'zh-TW', 'en']
const THEMES = ['light', 'dark'] as const

/**
 * Serves the built pages. Files under assets/ carry a digest in their name, never change and lie there compressed; the page itself
 * is made anew each time. Addresses of pages (no file, not /api) all open index.html, which knows its own routes: the server adds
 * the files that this address needs and what it will ask first.
 */
export async function servePages(app: FastifyInstance, root: string): Promise<void> {
  const folder = join(root, 'dist/web')
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      preCompressed: true,
      setHeaders(reply, path) {
        const forever = path.includes('/assets/')
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  const sendPage = built ? pageSender(app, folder) : undefined
  app.setNotFoundHandler(async (request, reply) => {
    if (sendPage && isPage(request)) return sendPage(request, reply)
    return sendProblem(request, reply, { code: 'http.not_found' })
  })
}

function pageSender(app: FastifyInstance, folder: string) {
  const document = readFileSync(join(folder, 'index.html'), 'utf8')
  const first = readFirstLoad(join(folder, 'first-load.json'))
  return async (request: FastifyRequest, reply: FastifyReply) => {
    const place = first.placeOf(pathOf(request))
    const language = LANGUAGES.find((name) => name === request.cookies['lianqi.locale']) ?? 'zh-CN'
    const given = place ? await readGiven(app, request, place) : {}
    const html = pageHtml(document, {
      ...first.filesOf(place?.pattern, language),
      frame: first.frameOf(place?.pattern, language),
      language,
      theme: THEMES.find((name) => name === request.cookies['lianqi.theme']),
      given,
    })
    const { body, how } = await compressed(html, request.headers['accept-encoding'])
    if (how) reply.header('content-encoding', how)
    // What is somebody's own is kept nowhere: offices share machines.
    return reply
      .type('text/html; charset=utf-8')
      .header('vary', 'accept-encoding, cookie')
      .header('cache-control', Object.keys(given).length > 0 ? 'no-store' : 'no-cache')
      .send(body)
  }
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? ''

function isPage(request: FastifyRequest): boolean {
  const path = pathOf(request)
  const asksFile = /\.[a-z0-9]{1,8}$/i.test(path)
  return (request.method === 'GET' || request.method === 'HEAD') && !path.startsWith('/api/') && !asksFile
}
