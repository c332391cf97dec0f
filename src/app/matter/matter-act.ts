import { z } from 'zod'
import type { ActName } from '#domain/matter/act-names.ts'
import { type MatterState, revisionOf } from '#domain/matter/matter.ts'
import type { Asked, Proposal } from '#domain/matter/proposal.ts'
import { ok, type Result } from '#domain/result.ts'
import type { TxCtx } from '../context.ts'
import { type UseCase, useCase } from '../use-case.ts'
import { ACCESS } from './access-of.ts'
import { keepRefusal, type Taken, takeAct } from './take-act.ts'

/** What every act answers: the matter as it now stands; the page reads the rest. */
export type ActDone = {
  readonly id: string
  readonly number: string
  readonly state: MatterState
  readonly revision: number
}

export type ActInput<A extends ActName> = {
  readonly id: string
  readonly revision?: number
  readonly reason?: string
  readonly data: Asked[A]
}

type Definition<A extends Exclude<ActName, 'record'>> = {
  readonly act: A
  readonly data: z.ZodType<Asked[A]>
  /** What must be looked up before it is decided. */
  readonly prepare?: (ctx: TxCtx, input: ActInput<A>) => Promise<Result<Asked[A]>>
  /** What else is stored with it, in the same transaction. */
  readonly after?: (ctx: TxCtx, taken: Taken, input: ActInput<A>) => Promise<Result<true>>
}

/** A use case that takes one act of a matter: `POST /api/matters/:id/<act>`. A refused attempt is kept. */
export function matterAct<A extends Exclude<ActName, 'record'>>(
  definition: Definition<A>,
): UseCase<ActInput<A>, ActDone> {
  const { act, data, prepare, after } = definition
  const access = ACCESS[act]
  return useCase<ActInput<A>, ActDone>({
    name: `matter.${act}`,
    input: z.object({
      id: z.guid(),
      revision: z.int().min(0).optional(),
      reason: z.string().max(2000).optional(),
      data,
    }) as unknown as z.ZodType<ActInput<A>>,
    async run(ctx, input) {
      const prepared = prepare ? await prepare(ctx, input) : ok(input.data)
      if (!prepared.ok) return prepared
      const proposal = { act, data: prepared.value, reason: input.reason } as Exclude<Proposal, { act: 'record' }>
      const taken = await takeAct(ctx, access, input, proposal)
      if (!taken.ok) return taken
      const more = after ? await after(ctx, taken.value, input) : ok(true)
      if (!more.ok) return more
      const { matter, acts } = taken.value
      const detail = { number: matter.number, acts: acts.map((one) => one.act), state: matter.state }
      return ok({
        out: { id: matter.id, number: matter.number, state: matter.state, revision: revisionOf(matter) },
        trace: { thingKind: 'matter', thingId: matter.id, detail },
      })
    },
    refused: (ctx, input, failure) => keepRefusal(ctx, input.id, { act, reason: input.reason }, failure),
  })
}

/** Texts people write, bounded. */
export const Text = z.string().trim().max(20_000)
export const Ids = z.array(z.guid()).max(50)
export const Nothing = z.object({})
