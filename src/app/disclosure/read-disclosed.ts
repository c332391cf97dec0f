import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import { explainDisclosure } from '#program/explain/outputs.ts'
import { findAuthorityName } from '#storage/authority-code-store.ts'
import type { TxCtx } from '../context.ts'
import { fromCursor } from '../cursor.ts'
import { useCase } from '../use-case.ts'
import { doorsOf } from './doors.ts'
import { rowsOf } from './rows.ts'
import { type Audience, disclosedTo, type Section } from './sections.ts'

const Where = z.object({
  program: z.string().max(100),
  section: z.string().max(220),
  ordinal: z.int().optional(),
  row: z.guid().optional(),
  cursor: z.string().max(500).optional(),
  limit: z.int().min(1).max(200).default(50),
})

/** What is public by rule. Anybody may ask, without a role: the programs' `disclosure` entries decide. */
export const listPublic = useCase({
  name: 'public.list',
  input: z.object({}),
  run: async (ctx) => ok({ out: { ...(await listed(ctx, 'public')), doors: await doorsOf(ctx) }, trace: null }),
})

/** One public section with its rows. What no program discloses to the public is not found, whether it exists or not. */
export const readPublic = useCase({
  name: 'public.read',
  input: Where,
  run: (ctx, input) => read(ctx, 'public', input),
})

/** What is disclosed to whoever asks: to the public, to his lists, to his unit or enterprise. */
export const listDisclosed = useCase({
  name: 'disclosure.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'disclosure.read')
    return allowed.ok ? ok({ out: await listed(ctx, 'asker'), trace: null }) : allowed
  },
})

/** One section disclosed to whoever asks. */
export const readDisclosed = useCase({
  name: 'disclosure.read',
  input: Where,
  async run(ctx, input) {
    const allowed = canSome(ctx.actor, 'disclosure.read')
    return allowed.ok ? read(ctx, 'asker', input) : allowed
  },
})

async function listed(ctx: TxCtx, audience: Audience) {
  const sections = await disclosedTo(ctx, audience)
  const shown = []
  for (const section of sections) {
    const { total, period, rows } = await rowsOf(ctx, section, { limit: 1 })
    shown.push({ ...headOf(section), total, period: period?.label ?? null, latest: rows[0]?.day ?? null })
  }
  return { authority: await findAuthorityName(ctx.tx, ctx.authorityId), sections: shown }
}

async function read(ctx: TxCtx, audience: Audience, input: z.output<typeof Where>) {
  const after = placeOf(input.cursor)
  if (!after.ok) return after
  const section = (await disclosedTo(ctx, audience, input.program)).find((one) => one.id === input.section)
  if (!section) return fail('disclosure.not_found')
  const shown = await rowsOf(ctx, section, {
    ordinal: input.ordinal,
    limit: input.limit,
    ...(after.value ? { after: after.value } : {}),
    ...(input.row ? { id: input.row } : {}),
  })
  const authority = await findAuthorityName(ctx.tx, ctx.authorityId)
  return ok({ out: { ...headOf(section), authority, ...shown }, trace: null })
}

function placeOf(cursor: string | undefined): Result<{ at: string; id: string } | undefined> {
  if (cursor === undefined) return ok(undefined)
  const place = fromCursor(cursor, ['at', 'id'])
  if (place?.at == null || place.id == null) return fail('input.invalid', { issue: 'cursor' }, ['cursor'])
  return ok({ at: place.at, id: place.id })
}

/** What a section is, and by which clause it is disclosed. */
function headOf({ program, id, what, title, entry }: Section) {
  return {
    program: program.id,
    programTitle: program.title,
    section: id,
    kind: what.kind,
    title,
    clause: entry.clause ?? null,
    assumed: entry.assumed ?? null,
    where: entry.where ?? null,
    sentence: explainDisclosure(program, entry),
  }
}
