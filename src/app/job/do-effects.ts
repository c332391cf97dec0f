import { z } from 'zod'
import { fail, ok } from '#domain/result.ts'
import type { Consequence, MarkRule, Program } from '#program/model.ts'
import {
  claimEffect,
  findFirstPublication,
  findMark,
  listMarksToAct,
  type MarkRow,
  noteEffect,
} from '#storage/mark-effect-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import type { Ctx, TxCtx } from '../context.ts'
import { doEffect } from '../mark/do-effect.ts'
import { effectsOf } from '../mark/open-case.ts'
import { getProgram } from '../matter/load-program.ts'
import { execute, useCase } from '../use-case.ts'
import { each, type Tally } from './system-context.ts'

const PAGE = 200

/** All effects of one mark that have not been done: one transaction each, so that a refused one holds up no other. */
const doMarkEffect = useCase({
  name: 'mark.effect',
  input: z.object({ markId: z.guid(), index: z.int().min(0) }),
  async run(ctx, { markId, index }) {
    if (!ctx.actor.system) return fail('access.system_only')
    const found = await effectAt(ctx, markId, index)
    if (!found) return fail('mark.not_found')
    const { mark, program, rule, effect } = found
    const claim = {
      markId,
      index,
      programKey: mark.programKey,
      rule: mark.rule,
      kind: effect.kind,
      redLine: mark.redLine,
      at: ctx.now,
    }
    if (!(await claimEffect(ctx.tx, ctx.authorityId, claim))) return ok({ out: { done: false }, trace: null })
    const made = await doEffect(ctx, program, rule, mark, effect)
    if (!made.ok) return made
    await noteEffect(ctx.tx, ctx.authorityId, {
      markId,
      index,
      outcome: 'done',
      refusal: null,
      thingKind: made.value?.thingKind ?? null,
      thingId: made.value?.thingId ?? null,
    })
    return ok({
      out: { done: true },
      trace: { thingKind: 'mark', thingId: markId, detail: { rule: mark.rule, effect: effect.kind } },
    })
  },
  // A refusal is an outcome too: tried once, kept with its reason, not tried for ever.
  async refused(ctx, { markId, index }, failure) {
    const found = await effectAt(ctx, markId, index)
    const trace = { thingKind: 'mark', thingId: markId, detail: { code: failure.code } }
    if (!found) return trace
    const { mark, effect } = found
    const claimed = await claimEffect(ctx.tx, ctx.authorityId, {
      markId,
      index,
      programKey: mark.programKey,
      rule: mark.rule,
      kind: effect.kind,
      redLine: mark.redLine,
      at: ctx.now,
    })
    if (claimed)
      await noteEffect(ctx.tx, ctx.authorityId, {
        markId,
        index,
        outcome: 'refused',
        refusal: failure.code,
        thingKind: null,
        thingId: null,
      })
    return trace
  },
})

async function effectAt(
  ctx: TxCtx,
  markId: string,
  index: number,
): Promise<{ mark: MarkRow; program: Program; rule: MarkRule; effect: Consequence } | undefined> {
  const mark = await findMark(ctx.tx, ctx.authorityId, markId)
  const program = mark && (await getProgram(ctx, mark.programKey, mark.version))
  const rule = program?.marks.find((one) => one.id === mark?.rule)
  const effect = program && rule ? effectsOf(program, rule)[index] : undefined
  return mark && program && rule && effect ? { mark, program, rule, effect } : undefined
}

/** Does what the marks of all programs bring about, exactly once for each. */
export async function doMarkEffects(ctx: Ctx): Promise<Tally> {
  const total: Tally = { looked: 0, done: 0, failed: 0 }
  const todo = await ctx.db.inAuthority(ctx.authorityId, (tx) => marksToAct({ ...ctx, tx }))
  for (const { mark, count } of todo) {
    for (let index = 0; index < count; index++) {
      const tally = await each(
        ctx,
        [mark],
        (one) => one.id,
        async () => {
          const done = await execute(ctx, doMarkEffect, { markId: mark.id, index })
          return done.ok && done.value.done
        },
      )
      total.looked += 1
      total.done += tally.done
      total.failed += tally.failed
    }
  }
  return total
}

async function marksToAct(ctx: TxCtx): Promise<{ mark: MarkRow; count: number }[]> {
  const found: { mark: MarkRow; count: number }[] = []
  for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
    const program = await getProgram(ctx, key, version)
    const since = await findFirstPublication(ctx.tx, ctx.authorityId, key)
    if (since === undefined) continue
    for (const rule of program.marks) {
      const count = effectsOf(program, rule).length
      if (count === 0) continue
      const marks = await listMarksToAct(ctx.tx, ctx.authorityId, {
        programKey: key,
        rule: rule.id,
        lastIndex: count - 1,
        since,
        limit: PAGE,
      })
      found.push(...marks.map((mark) => ({ mark, count })))
    }
  }
  return found
}
