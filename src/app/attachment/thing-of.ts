import type { Thing } from '#domain/access/thing.ts'
import {
  findEnterpriseThing,
  findFindingThing,
  findFormThing,
  findMatterThing,
  findProjectThing,
  findTargetThing,
  findVisitThing,
} from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'

export const ATTACHED_TO = ['matter', 'visit', 'form', 'enterprise', 'project', 'finding', 'target'] as const
export type AttachedTo = (typeof ATTACHED_TO)[number]

/** The record a file hangs on, for the question who may. */
export function attachedThing(ctx: TxCtx, kind: string, id: string): Promise<Thing | undefined> {
  switch (kind as AttachedTo) {
    case 'matter':
      return findMatterThing(ctx.tx, ctx, id)
    case 'visit':
      return findVisitThing(ctx.tx, ctx, id)
    case 'form':
      return findFormThing(ctx.tx, ctx, id)
    case 'enterprise':
      return findEnterpriseThing(ctx.tx, ctx, id)
    case 'project':
      return findProjectThing(ctx.tx, ctx, id)
    case 'finding':
      return findFindingThing(ctx.tx, ctx, id)
    case 'target':
      return findTargetThing(ctx.tx, ctx, id)
    default:
      return Promise.resolve(undefined)
  }
}
