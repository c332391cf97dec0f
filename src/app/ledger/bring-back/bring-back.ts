import { createHash } from 'node:crypto'
import { type CellConflict, compareRow } from '#domain/ledger/compare-row.ts'
import type { MarkedKind, MarkValue } from '#domain/ledger/row-mark.ts'
import { type Failure, fail, ok, type Result } from '#domain/result.ts'
import { UnreadableFile } from '#papers/read/unreadable-file.ts'
import { listNotBack, originsOf } from '#storage/ledger-origin-store.ts'
import type { Ctx, TxCtx } from '../../context.ts'
import { execute } from '../../use-case.ts'
import type { LedgerField, LedgerKind } from '../kind.ts'
import { LEDGERS } from '../kinds.ts'
import type { BackKind, Present } from './back-kind.ts'
import { type BackHeads, type BackRow, readBack } from './read-back.ts'
import { enterpriseBack, linkBack, projectBack } from './registers.ts'
import { matterBack, targetBack } from './work.ts'

const BACK = {
  matter: { of: matterBack as unknown as BackKind, ledger: 'matters' },
  enterprise: { of: enterpriseBack as unknown as BackKind, ledger: 'enterprises' },
  project: { of: projectBack as unknown as BackKind, ledger: 'projects' },
  link: { of: linkBack as unknown as BackKind, ledger: 'links' },
  target: { of: targetBack as unknown as BackKind, ledger: 'targets' },
} as const satisfies Record<MarkedKind, { of: BackKind; ledger: keyof typeof LEDGERS }>

type Cell = { readonly title: string; readonly from: MarkValue; readonly to: MarkValue }
type Conflict = Omit<CellConflict, 'field'> & { readonly title: string; readonly key: string; readonly taken: boolean }
export type BackOutcome = 'change' | 'changed' | 'conflict' | 'refused' | 'added'

/** A row with something to tell. Rows that say what is here already are only counted. */
export type BackLine = {
  readonly row: number
  readonly label: string
  readonly outcome: BackOutcome
  readonly cells: readonly Cell[]
  readonly conflicts: readonly Conflict[]
  /** Why it is not taken; put into words where the reader's language is known. */
  readonly reason: Failure | null
}

export type BackReport = {
  readonly ledger: string
  readonly sheet: string
  readonly heads: BackHeads
  readonly rows: number
  readonly same: number
  readonly lines: readonly BackLine[]
  /** Rows of the same ledger that are not in the file; nothing happens to them. */
  readonly missing: { readonly leftAt: string | null; readonly count: number; readonly labels: readonly string[] }
  /** What was shown: to be given back when it is to be done. */
  readonly seen: string
  readonly done: boolean
}

type Asked = {
  readonly file: { readonly name: string; readonly bytes: Buffer }
  /** Conflicts in which one's own value is taken: `<row>:<field>`. */
  readonly mine: ReadonlySet<string>
  /** The digest of the preview that is to be done; absent: a preview. */
  readonly seen?: string | undefined
}

/** So many names of rows that did not come back are told; the count tells of all. */
const NAMED = 20

/**
 * A ledger that was edited comes back: says row by row and cell by cell what would change and what is in conflict, tries each
 * change and takes it back; with the digest of that preview does it, each row by the use case a person would use, in a
 * transaction and with an audit row of its own. What has moved since the preview is refused as a whole.
 */
export async function bringBack(ctx: Ctx, asked: Asked): Promise<Result<BackReport>> {
  const read = await readFile(ctx, asked.file)
  if (!read.ok) return read
  const { kind, sheet, heads, rows, fields } = read.value
  const { of, ledger } = BACK[kind]
  const marks = rows.flatMap(({ mark }) => (typeof mark === 'string' ? [] : [{ id: mark.id, digest: mark.digest }]))
  const { origins, missing } = await ctx.db.inAuthority(
    ctx.authorityId,
    async (tx) => ({
      origins: await originsOf(tx, ctx.authorityId, kind, marks),
      missing: await missingOf({ ...ctx, tx }, kind, of, marks),
    }),
    { readOnly: false },
  )
  const titles = new Map(fields.flatMap((field) => (field.edits ? [[field.edits, field.title] as const] : [])))
  const judged: Judged[] = []
  const seenIds = new Set<string>()
  for (const row of rows) judged.push(await judge(ctx, of, row, { origins, titles, mine: asked.mine, seenIds }))
  const seen = createHash('sm3')
    .update(JSON.stringify(judged.map(shownOf)))
    .digest('hex')
    .slice(0, 32)
  if (asked.seen !== undefined && asked.seen !== seen) return fail('bring_back.moved_on')
  const lines = asked.seen === undefined ? judged.map(({ line }) => line) : await doAll(ctx, of, judged)
  const told = lines.filter((line) => line !== null)
  const out = {
    ledger: LEDGERS[ledger].title,
    sheet,
    heads,
    rows: rows.length,
    same: rows.length - told.length,
    lines: told,
    missing,
  }
  return ok({ ...out, seen, done: asked.seen !== undefined })
}

async function readFile(ctx: Ctx, file: Asked['file']) {
  let fields: readonly LedgerField<never>[] = []
  try {
    const read = await readBack(file, async (kind) => {
      const ledger: LedgerKind = LEDGERS[BACK[kind].ledger]
      fields = await ctx.db.inAuthority(ctx.authorityId, async (tx) => (await ledger.fields?.({ ...ctx, tx })) ?? [])
      return fields
    })
    return read.ok ? ok({ ...read.value, fields }) : read
  } catch (error) {
    if (error instanceof UnreadableFile) return fail(`import.${error.code}`, { message: error.message })
    throw error
  }
}

type Judged = {
  readonly line: BackLine | null
  readonly id?: string
  readonly changed?: Readonly<Record<string, MarkValue>>
}

type Given = {
  readonly origins: ReadonlyMap<string, Readonly<Record<string, MarkValue>>>
  readonly titles: ReadonlyMap<string, string>
  readonly mine: ReadonlySet<string>
  readonly seenIds: Set<string>
}

async function judge(ctx: Ctx, of: BackKind, row: BackRow, given: Given): Promise<Judged> {
  const { mark, name } = row
  const refused = (label: string, failure: Failure): Judged => ({
    line: { row: row.row, label, outcome: 'refused', cells: [], conflicts: [], reason: failure },
  })
  if (mark === 'missing')
    return { line: { row: row.row, label: name, outcome: 'added', cells: [], conflicts: [], reason: null } }
  if (mark === 'damaged') return refused(name, { code: 'bring_back.mark_damaged' })
  if (given.seenIds.has(mark.id)) return refused(name, { code: 'bring_back.twice' })
  given.seenIds.add(mark.id)
  const exported = given.origins.get(`${mark.id}:${mark.digest}`)
  const tried = await trying(ctx, async (tx) => {
    const now = await of.now(tx, mark.id)
    if (!now.ok) return refused(name, now.error)
    const { label, values, identity } = now.value
    const shuffled = Object.entries(identity).find(
      ([title, value]) => row.shown[title] !== undefined && row.shown[title]?.trim() !== value.trim(),
    )
    if (shuffled)
      return refused(label, {
        code: 'bring_back.shuffled',
        data: { title: shuffled[0], here: shuffled[1], there: row.shown[shuffled[0]] ?? '' },
      })
    const [unread] = row.unread
    if (unread) return refused(label, { code: 'bring_back.unread_cell', data: { ...unread } })
    const { changes, conflicts } = compareRow(mark, exported, values, row.yours)
    if (changes.length + conflicts.length === 0) return { line: null }
    const title = (field: string) => given.titles.get(field) ?? field
    const key = (field: string) => `${row.row}:${field}`
    const shown = conflicts.map(({ field, ...one }) => ({
      ...one,
      title: title(field),
      key: key(field),
      taken: given.mine.has(key(field)),
    }))
    const taken = conflicts.filter(({ field }) => given.mine.has(key(field)))
    const changed = Object.fromEntries([
      ...changes.map(({ field, to }) => [field, to] as const),
      ...taken.map(({ field, yours }) => [field, yours] as const),
    ])
    const cells = changes.map(({ field, from, to }) => ({ title: title(field), from, to }))
    const line = { row: row.row, label, cells, conflicts: shown, reason: null }
    if (Object.keys(changed).length === 0) return { line: { ...line, outcome: 'conflict' as const } }
    const order = await orderedRun(tx, of, now.value, changed)
    if (!order.ok) return { line: { ...line, outcome: 'refused' as const, reason: order.error } }
    return { line: { ...line, outcome: 'change' as const }, id: mark.id, changed }
  })
  return tried
}

/** The change as it would be done, to learn whether it would be refused. */
async function orderedRun(
  tx: TxCtx,
  of: BackKind,
  now: Present,
  changed: Readonly<Record<string, MarkValue>>,
): Promise<Result<true>> {
  const order = await of.order(tx, now, changed)
  if (!order.ok) return order
  const input = order.value.useCase.input.safeParse(order.value.input)
  if (!input.success) return fail('input.invalid', { issue: input.error.issues[0]?.message ?? '' })
  const done = await order.value.useCase.run(tx, input.data)
  return done.ok ? ok(true) : done
}

class TakenBack extends Error {}

/** What a preview showed, whatever is chosen in its conflicts. */
function shownOf({ line }: Judged) {
  return line && [line.row, line.label, line.cells, line.conflicts.map(({ taken: _, ...one }) => one)]
}

/** Runs in a transaction that is rolled back, whatever comes of it. */
async function trying<T>(ctx: Ctx, work: (tx: TxCtx) => Promise<T>): Promise<T> {
  let kept: { readonly value: T } | undefined
  try {
    await ctx.db.inAuthority(ctx.authorityId, async (tx) => {
      kept = { value: await work({ ...ctx, tx }) }
      throw new TakenBack()
    })
  } catch (error) {
    if (!(error instanceof TakenBack)) throw error
  }
  if (!kept) throw new Error('nothing was tried')
  return kept.value
}

/** Every change by its own use case; one that is refused after all does not stop the others. */
async function doAll(ctx: Ctx, of: BackKind, judged: readonly Judged[]): Promise<(BackLine | null)[]> {
  const lines: (BackLine | null)[] = []
  for (const { line, id, changed } of judged) {
    if (!line || !id || !changed) {
      lines.push(line)
      continue
    }
    const order = await trying(ctx, async (tx) => {
      const now = await of.now(tx, id)
      return now.ok ? of.order(tx, now.value, changed) : now
    })
    const done = order.ok ? await execute(ctx, order.value.useCase, order.value.input) : order
    lines.push(done.ok ? { ...line, outcome: 'changed' } : { ...line, outcome: 'refused', reason: done.error })
  }
  return lines
}

async function missingOf(
  ctx: TxCtx,
  kind: MarkedKind,
  of: BackKind,
  marks: readonly { readonly id: string; readonly digest: string }[],
): Promise<BackReport['missing']> {
  const { leftAt, ids } = await listNotBack(ctx.tx, ctx.authorityId, kind, marks)
  const labels: string[] = []
  for (const id of ids.slice(0, NAMED)) {
    const now = await of.now(ctx, id)
    if (now.ok) labels.push(now.value.label)
  }
  return { leftAt, count: ids.length, labels }
}
