import { canSome } from '#domain/access/can.ts'
import { EXPLANATION_HEADS, EXPLANATION_SHEET } from '#domain/ledger/explanation.ts'
import { MARK_HEAD, makeRowMark, rowDigest } from '#domain/ledger/row-mark.ts'
import { headOf, type Ledger, type LedgerColumn, type LedgerValue } from '#papers/write/ledger.ts'
import { keepOrigins, type Origin } from '#storage/ledger-origin-store.ts'
import type { Ctx } from '../context.ts'
import { type LedgerField, type LedgerHead, type LedgerKind, type LedgerPage, markValues } from './kind.ts'
import { localTime } from './local-time.ts'
import { EDIT_ACTS } from './marked-kinds.ts'

/** Rows read at a time. */
const PAGE = 200
/** How often it is told how far it is. */
const TELL_EVERY = 10 * PAGE

const MARK: LedgerColumn = { title: MARK_HEAD, kind: 'text', width: 64, hidden: true }

type Asked = {
  readonly authority: string
  readonly filter: Readonly<Record<string, unknown>>
  readonly askedAt: string
  readonly progress: { done: number }
  /** Called now and then; throws to stop. */
  readonly told: () => Promise<void>
}

/** A list as a ledger: its head from the first page, its rows as they are asked for, and a sheet that explains the columns. */
export async function openLedger(
  ctx: Ctx,
  kind: LedgerKind,
  asked: Asked,
): Promise<{ readonly ledger: Ledger; readonly explanation: Ledger }> {
  const local = localTime(ctx.timeZone)
  const { db, authorityId } = ctx
  const { first, head } = await db.inAuthority(
    authorityId,
    async (tx) => {
      const page = await kind.list({ ...ctx, tx }, { ...asked.filter, limit: PAGE })
      if (!page.ok) throw new Error(page.error.code)
      return { first: page.value, head: await kind.head({ ...ctx, tx }, page.value) }
    },
    { readOnly: true },
  )
  const back = kind.mark !== undefined && canSome(ctx.actor, EDIT_ACTS[kind.mark.kind]).ok
  const fields = back ? head.fields : head.fields.filter(({ edits }) => edits !== 'reason').map(readOnly)
  const title = head.title ?? kind.title
  const ledger: Ledger = {
    sheet: title,
    title,
    note: noteOf(asked, head, first.total, local),
    columns: back ? [...fields, MARK] : fields,
    comesBack: back,
    rows: rowsOf(ctx, kind, { ...asked, fields, back, first, local }),
  }
  return { ledger, explanation: explanationOf(fields, back) }
}

function readOnly<Row>({ edits: _, editable: __, choices: ___, ...field }: LedgerField<Row>): LedgerField<Row> {
  return field
}

function noteOf(asked: Asked, head: LedgerHead, total: number | null, local: (at: string) => string): string {
  const units = [...new Set(head.fields.flatMap(({ unit }) => unit ?? []))]
  return [
    `填报单位：${asked.authority}`,
    head.sub ?? spanOf(asked.filter),
    `日期：${local(asked.askedAt).slice(0, 10)}`,
    ...(total === null ? [] : [`共 ${total} 条`]),
    ...(units.length === 1 ? [`计量单位：${units[0]}`] : []),
  ]
    .filter(Boolean)
    .join('　　')
}

/** The days a list was asked for. */
function spanOf({ from, to }: Asked['filter']): string | undefined {
  return typeof from === 'string' && typeof to === 'string' ? `${from} 至 ${to}` : undefined
}

type Reading = Asked & {
  readonly fields: readonly LedgerField<never>[]
  readonly back: boolean
  readonly first: LedgerPage
  readonly local: (at: string) => string
}

async function* rowsOf(ctx: Ctx, kind: LedgerKind, asked: Reading): AsyncGenerator<LedgerValue[]> {
  const { db, authorityId } = ctx
  let page = asked.first
  for (;;) {
    const marks = asked.back ? await marksOf(ctx, kind, asked, page.items) : undefined
    for (const [i, item] of page.items.entries()) {
      const values = asked.fields.map((field) => field.of(item as never, asked.local))
      if (marks) values.push(marks[i] ?? null)
      yield values
      asked.progress.done++
      if (asked.progress.done % TELL_EVERY === 0) await asked.told()
    }
    if (!page.next) return
    const input = { ...asked.filter, limit: PAGE, cursor: page.next }
    const next = await db.inAuthority(authorityId, (tx) => kind.list({ ...ctx, tx }, input), { readOnly: true })
    if (!next.ok) throw new Error(next.error.code)
    page = next.value
  }
}

/** The marks of a page of rows; what each says is kept under its digest. */
async function marksOf(
  ctx: Ctx,
  kind: LedgerKind,
  { fields, local }: Reading,
  items: readonly unknown[],
): Promise<(string | null)[]> {
  const { mark } = kind
  if (!mark) return []
  const origins: Origin[] = []
  const marks = items.map((item) => {
    const id = mark.idOf(item as never)
    if (!id) return null
    const values = markValues(fields, item, local)
    origins.push({ id, digest: rowDigest(mark.kind, id, values), values })
    return makeRowMark(mark.kind, id, values)
  })
  const { db, authorityId, now } = ctx
  await db.inAuthority(authorityId, (tx) => keepOrigins(tx, authorityId, mark.kind, origins, now))
  return marks
}

/** A second sheet that says what each column means, what it may say, and what may be changed. */
function explanationOf(fields: readonly LedgerField<never>[], back: boolean): Ledger {
  const rows: LedgerValue[][] = fields.map((field) => [
    field.group ? `${field.group}：${headOf(field)}` : headOf(field),
    KINDS[field.kind],
    field.means,
    field.choices?.join('、') ?? null,
    field.editable ? (field.required ? '可以改，不能空' : '可以改') : null,
  ])
  if (back)
    rows.push([MARK_HEAD, KINDS.text, '这一行是系统里的哪一条、导出时是什么样；隐藏，不要改、不要删', null, null])
  return {
    sheet: EXPLANATION_SHEET,
    title: EXPLANATION_SHEET,
    ...(back
      ? { note: '浅黄表头的列可以改；改好存盘，在“台账回填”页上传，只改动过的格会更新。可以排序、筛选、删行。' }
      : {}),
    columns: EXPLANATION_HEADS.map((title, n) => ({ title, kind: 'text', width: WIDTHS[n] ?? 16 })),
    rows,
  }
}

const WIDTHS = [22, 12, 52, 40, 16]

const KINDS: Readonly<Record<LedgerColumn['kind'], string>> = {
  text: '文字',
  date: '日期',
  moment: '日期时间',
  number: '数字',
  percent: '百分数',
}
