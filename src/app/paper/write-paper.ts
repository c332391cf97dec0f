import { newId } from '#domain/id.ts'
import { newPaperCode, paperDigest } from '#domain/paper/digest.ts'
import { formatOf } from '#domain/paper/format.ts'
import { paperNumber } from '#domain/paper/paper-number.ts'
import { blocksOf } from '#domain/paper/paper-text.ts'
import type { Paper, Program } from '#program/model.ts'
import { markDirty } from '#storage/dirty-store.ts'
import { insertPaper, nextPaperSeq, type PaperRow } from '#storage/paper-store.ts'
import type { TxCtx } from '../context.ts'
import { dayOf } from '../matter/load-ruling.ts'
import { templateInUse } from '../paper-template/template-kinds.ts'

/** What a paper is about and says, besides what its declaration gives. */
export type PaperSubject = Partial<
  Pick<
    PaperRow,
    | 'matterId'
    | 'personId'
    | 'orgId'
    | 'enterpriseId'
    | 'projectId'
    | 'areaId'
    | 'toNames'
    | 'copyNames'
    | 'calendar'
    | 'ordinal'
  >
> & { readonly title?: string; readonly format?: string; readonly content: Readonly<Record<string, unknown>> }

/** Issues a paper: its number, if its kind has one, and what it says are fixed now. */
export async function writePaper(
  ctx: TxCtx,
  program: Program,
  declared: Paper,
  subject: PaperSubject,
): Promise<PaperRow> {
  const { tx, authorityId, now } = ctx
  const day = dayOf(ctx)
  const year = Number(day.slice(0, 4))
  const seq = declared.number ? await nextPaperSeq(tx, authorityId, declared.number, year) : null
  const { content, title, ...about } = subject
  const fixed: Omit<PaperRow, 'digest' | 'code'> = {
    id: newId(),
    programKey: program.id,
    paper: declared.id,
    number: declared.number && seq !== null ? paperNumber(declared.number, year, seq) : null,
    year: seq === null ? null : year,
    seq,
    title: title ?? declared.title,
    format: formatOf(declared.title),
    matterId: null,
    personId: null,
    orgId: null,
    enterpriseId: null,
    projectId: null,
    areaId: null,
    toNames: [],
    copyNames: [],
    calendar: null,
    ordinal: null,
    ...about,
    content: frozen({
      program: program.title,
      ...content,
      clause: declared.clause ?? declared.assumed ?? null,
      programVersion: program.version,
    }),
    issuedAt: now,
    issuedBy: ctx.actor.personId,
    day,
    voidedAt: null,
    voidReason: null,
    templateId: await templateInUse(ctx, program.id, declared.id),
  }
  const { toNames, copyNames } = fixed
  const digest = paperDigest({ ...fixed, to: toNames, copy: copyNames })
  const paper: PaperRow = { ...fixed, digest, code: newPaperCode() }
  await insertPaper(tx, authorityId, paper)
  await markDirty(tx, authorityId, [
    { id: newId(), programKey: program.id, factKind: 'paper', factId: paper.id, at: now },
  ])
  return paper
}

/** The facts with the words they are said in today: from now on neither changes. */
function frozen(content: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return { ...content, said: blocksOf(content) }
}
