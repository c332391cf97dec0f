import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { deleteSession } from '#storage/session-store.ts'
import { useCase } from '../use-case.ts'

/** Ends the session the request came with. */
export const signOut = useCase({
  name: 'session.sign_out',
  input: z.object({ tokenHash: z.instanceof(Uint8Array) }),
  async run(ctx, input) {
    await deleteSession(ctx.tx, ctx.authorityId, input.tokenHash)
    return ok({
      out: { signedOut: true as const },
      trace: { thingKind: 'account', thingId: ctx.actor.accountId ?? '' },
    })
  },
})
