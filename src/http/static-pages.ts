import { existsSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendProblem } from './problem.ts'

/**
 * Serves the built pages. Files under assets/ carry a digest in their name and never change; the page itself is asked
 * for anew each time. Addresses of pages (no file, not /api) all open index.html, which knows its own routes.
 */
export async function servePages(app: FastifyInstance, root: string): Promise<void> {
  const folder = join(root, 'dist/web')
  const built = existsSync(join(folder, 'index.html'))
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      cacheControl: false,
      setHeaders(reply, path) {
        const forever = path.includes('/assets/')
        reply.header('cache-control', forever ? 'public, max-age=31536000, immutable' : 'no-cache')
      },
    })
  }
  app.setNotFoundHandler(async (request, reply) => {
    if (built && isPage(request)) return reply.sendFile('index.html')
    return sendProblem(request, reply, { code: 'http.not_found' })
  })
}

function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  const asksFile = /\.[a-z0-9]{1,8}$/i.test(path)
  return (request.method === 'GET' || request.method === 'HEAD') && !path.startsWith('/api/') && !asksFile
}
