import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findAttachment, readAttachmentContent } from '#storage/attachment-store.ts'
import { useCase } from '../use-case.ts'
import { attachedThing } from './thing-of.ts'

/** A file, to whoever may read the record it hangs on. Written down. */
export const readAttachment = useCase({
  name: 'attachment.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const file = await findAttachment(ctx.tx, ctx.authorityId, id)
    const thing = file && (await attachedThing(ctx, file.thingKind, file.thingId))
    if (!file || !thing) return fail('attachment.not_found')
    const allowed = can(ctx.actor, 'attachment.read', thing)
    if (!allowed.ok) return allowed
    const content = await readAttachmentContent(ctx.tx, ctx.authorityId, id)
    if (!content) return fail('attachment.not_found')
    const { name, mediaType, thingKind, thingId } = file
    return ok({ out: { name, mediaType, content }, trace: { thingKind, thingId, detail: { attachment: id } } })
  },
})
