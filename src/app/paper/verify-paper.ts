import { z } from 'zod'
import { paperDigest } from '#domain/paper/digest.ts'
import { fail, ok } from '#domain/result.ts'
import { getAuthority } from '#storage/authority-store.ts'
import { findPaperByCode } from '#storage/paper-store.ts'
import { useCase } from '../use-case.ts'

/**
 * Whether a sheet in somebody's hand is genuine: what is registered under the code printed on it, and whether what is kept
 * still has the digest of the day it was issued. Says nothing of what the paper contains: who holds it compares.
 */
export const verifyPaper = useCase({
  name: 'paper.verify',
  input: z.object({
    code: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^[0-9A-HJKMNP-TV-Z]{16}$/),
  }),
  async run(ctx, { code }) {
    const paper = await findPaperByCode(ctx.tx, ctx.authorityId, code)
    if (!paper?.digest) return fail('paper.code_unknown')
    const digest = paperDigest({ ...paper, to: paper.toNames, copy: paper.copyNames })
    const { name } = await getAuthority(ctx.tx, ctx.authorityId)
    return ok({
      out: {
        authority: name,
        number: paper.number,
        title: paper.title,
        day: paper.day,
        // That of the day it was issued, which is what was written down; what is kept now may be another.
        digest: Buffer.from(paper.digest).toString('hex'),
        intact: digest.equals(Buffer.from(paper.digest)),
        voidedAt: paper.voidedAt,
      },
      trace: null,
    })
  },
})
