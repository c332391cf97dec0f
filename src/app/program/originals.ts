import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { splitClauses } from '#domain/clause/split-clauses.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { DocxText } from '#papers/read/docx/docx-text.ts'
import { readNoticeText } from '#papers/read/docx/notice-text.ts'
import { UnreadableFile } from '#papers/read/unreadable-file.ts'
import { findOriginal, saveOriginal } from '#storage/program-draft-store.ts'
import { useCase } from '../use-case.ts'
import { ProgramKey } from './draft-fields.ts'

/** Brings in the text of the notice a program implements, split at its clauses. What was said of a clause of the same name stays. */
export const keepOriginal = useCase({
  name: 'program.original',
  input: z.object({
    program: ProgramKey,
    name: z.string().trim().min(1).max(255),
    bytes: z.instanceof(Buffer),
    revision: z.int().min(0),
  }),
  async run(ctx, { program, name, bytes, revision }) {
    const { tx, authorityId, actor, now } = ctx
    const allowed = canSome(actor, 'program.draft')
    if (!allowed.ok) return allowed
    const read = await readable(bytes)
    if (!read.ok) return read
    const before = await findOriginal(tx, authorityId, program)
    const waived = new Map(before?.clauses.flatMap((one) => (one.waived ? [[one.anchor, one.waived] as const] : [])))
    const clauses = splitClauses(read.value.paragraphs).map((clause) => {
      const why = waived.get(clause.anchor)
      return why ? { ...clause, waived: why } : clause
    })
    if (clauses.length === 0) return fail('program.original_empty')
    const original = { programKey: program, name, clauses, at: now, accountId: actor.accountId }
    if (!(await saveOriginal(tx, authorityId, original, revision))) return fail('program.original_conflict')
    const kept = await findOriginal(tx, authorityId, program)
    if (!kept) throw new Error('an original was kept and is not there')
    const detail = { original: name, clauses: clauses.length }
    return ok({
      out: { original: kept, autoNumbered: read.value.autoNumbered },
      trace: { thingKind: 'program', thingId: program, detail },
    })
  },
})

/** Says why no rule follows from a clause, or takes that back. */
export const waiveClause = useCase({
  name: 'program.original',
  input: z.object({
    program: ProgramKey,
    anchor: z.string().min(1).max(200),
    /** null: the clause is to be implemented after all. */
    reason: z.string().trim().min(1).max(500).nullable(),
    revision: z.int().min(1),
  }),
  async run(ctx, { program, anchor, reason, revision }) {
    const { tx, authorityId, actor, now } = ctx
    const allowed = canSome(actor, 'program.draft')
    if (!allowed.ok) return allowed
    const original = await findOriginal(tx, authorityId, program)
    if (!original?.clauses.some((one) => one.anchor === anchor)) return fail('program.no_clause', { anchor })
    const clauses = original.clauses.map(({ waived, ...clause }) => {
      const why = clause.anchor === anchor ? (reason ?? undefined) : waived
      return why ? { ...clause, waived: why } : clause
    })
    const changed = { programKey: program, name: original.name, clauses, at: now, accountId: actor.accountId }
    if (!(await saveOriginal(tx, authorityId, changed, revision))) return fail('program.original_conflict')
    const kept = await findOriginal(tx, authorityId, program)
    if (!kept) throw new Error('an original was kept and is not there')
    const detail = { clause: anchor, waived: reason }
    return ok({ out: { original: kept, autoNumbered: 0 }, trace: { thingKind: 'program', thingId: program, detail } })
  },
})

async function readable(bytes: Buffer): Promise<Result<DocxText>> {
  try {
    return ok(await readNoticeText(bytes))
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    return fail(`import.${error.code}`, { message: error.message })
  }
}
