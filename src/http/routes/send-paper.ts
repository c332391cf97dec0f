import type { FastifyReply } from 'fastify'
import type { PaperFile } from '#app/paper/printed.ts'
import { ok, type Result } from '#domain/result.ts'

/** A paper's file as the answer; whether it may be called conforming, and which official faces it lacks, in its head. */
export async function sendPaper(reply: FastifyReply, file: Result<PaperFile>): Promise<Result<string>> {
  if (!file.ok) return file
  const { name, mediaType, content, missingFaces, conforming } = file.value
  reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
  reply.header('x-conforming', conforming ? 'GB/T 9704-2012' : 'no')
  // Faces the machine lacks: such a PDF is set in others and not called conforming.
  if (missingFaces.length > 0) reply.header('x-missing-faces', encodeURIComponent(missingFaces.join('、')))
  await reply.type(mediaType).send(content)
  return ok('')
}
