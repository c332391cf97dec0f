import { addAttachment } from '#app/attachment/add-attachment.ts'
import { readAttachment } from '#app/attachment/read-attachment.ts'
import { execute } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import * as contract from '../contract/attachment.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route, serve, withOptions } from '../route.ts'

/** Ten megabytes of content are some fourteen as base64. */
const LARGEST = 15 * 1_048_576

export const attachmentRoutes: readonly Route[] = [
  withOptions({ bodyLimit: LARGEST }, serve(contract.addAttachment, addAttachment)),
  answer(contract.getAttachment, async (deps, { params }, request, reply) => {
    const file = await execute(contextOf(deps, request), readAttachment, params)
    if (!file.ok) return file
    const { name, mediaType, content } = file.value
    const shown = mediaType.startsWith('image/') || mediaType === 'application/pdf' ? 'inline' : 'attachment'
    reply.header('content-disposition', `${shown}; filename*=UTF-8''${encodeURIComponent(name)}`)
    reply.header('cache-control', 'private, max-age=3600')
    await reply.type(mediaType).send(content)
    return ok('')
  }),
]
