import { z } from 'zod'
import { ok } from '#domain/result.ts'
import { Ids, matterAct, Text } from './matter-act.ts'

/** The answer of a unit, of the leader it was submitted to, of a contact on the spot; or a person's statement in his case. */
export const answerMatter = matterAct({
  act: 'answer',
  data: z.object({
    orgId: z.guid().optional(),
    text: Text,
    proposedEnd: z.string().max(100).optional(),
    evidence: Ids.optional(),
    sealedReply: z.boolean().optional(),
  }),
  prepare: async (ctx, { data }) => ok({ ...data, network: ctx.network }),
})
