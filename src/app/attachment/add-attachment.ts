import { createHash } from 'node:crypto'
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { insertAttachment } from '#storage/attachment-store.ts'
import { useCase } from '../use-case.ts'
import { ATTACHED_TO, attachedThing } from './thing-of.ts'

const MOST_BYTES = 10 * 1_048_576

/** What a file may be, by its first bytes: nothing a browser would run. */
const KNOWN: readonly (readonly [mediaType: string, begins: readonly number[], ends: RegExp])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff], /\.jpe?g$/i],
  ['image/png', [0x89, 0x50, 0x4e, 0x47], /\.png$/i],
  ['image/webp', [0x52, 0x49, 0x46, 0x46], /\.webp$/i],
  ['application/pdf', [0x25, 0x50, 0x44, 0x46], /\.pdf$/i],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', [0x50, 0x4b, 0x03, 0x04], /\.xlsx$/i],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', [0x50, 0x4b, 0x03, 0x04], /\.docx$/i],
]

/** Hangs a file on a record. Its kind is told by its content, not by what it calls itself. */
export const addAttachment = useCase({
  name: 'attachment.add',
  input: z.object({
    thingKind: z.enum(ATTACHED_TO),
    thingId: z.guid(),
    name: z.string().trim().min(1).max(200),
    content: z.base64(),
  }),
  async run(ctx, { thingKind, thingId, name, content }) {
    const thing = await attachedThing(ctx, thingKind, thingId)
    if (!thing) return fail(`${thingKind}.not_found`)
    const allowed = can(ctx.actor, 'attachment.add', thing)
    if (!allowed.ok) return allowed
    const bytes = Buffer.from(content, 'base64')
    if (bytes.length === 0) return fail('attachment.empty', undefined, ['content'])
    if (bytes.length > MOST_BYTES) return fail('attachment.too_large', { most: MOST_BYTES / 1_048_576 }, ['content'])
    const known = KNOWN.find(([, begins, ends]) => ends.test(name) && begins.every((byte, i) => bytes[i] === byte))
    if (!known) return fail('attachment.other_kind', undefined, ['name'])
    const id = newId()
    const [mediaType] = known
    const digest = createHash('sha256').update(bytes).digest()
    const by = ctx.actor.personId
    await insertAttachment(ctx.tx, ctx.authorityId, {
      id,
      thingKind,
      thingId,
      name,
      mediaType,
      content: bytes,
      digest,
      at: ctx.now,
      by,
    })
    return ok({
      out: { id, name, mediaType, size: bytes.length },
      trace: { thingKind, thingId, detail: { attachment: id, size: bytes.length, digest: digest.toString('hex') } },
    })
  },
})
