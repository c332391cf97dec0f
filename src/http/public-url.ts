import type { FastifyRequest } from 'fastify'
import type { ServerDeps } from './deps.ts'

/** The address people type: as it is set, else as this request came. */
export function publicUrlOf(deps: ServerDeps, request: FastifyRequest): string {
  return deps.config.publicUrl ?? `${request.protocol}://${request.host}`
}
