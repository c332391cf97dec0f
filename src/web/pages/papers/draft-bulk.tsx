import type { Draft } from '../../api/paper-drafts.ts'
import { t } from '../../i18n/t.ts'
import { type BulkAct, reasonOf } from '../../parts/bulk/bulk.ts'
import { BulkActs } from '../../parts/bulk/bulk-acts.tsx'

const MOVES = [
  { id: 'review', right: 'paper.review', title: t('bulk.review') },
  { id: 'approve', right: 'paper.approve', title: t('bulk.approve') },
  { id: 'issue', right: 'paper.issue', title: t('bulk.issue') },
  { id: 'send-back', right: 'paper.review', title: t('bulk.send_back'), reason: true },
] as const

/** Drafts that were chosen go on together: each still needs the hand that its rule names. */
export function DraftBulkActs({
  rows,
  clear,
  may,
}: {
  readonly rows: readonly Draft[]
  readonly clear: () => void
  readonly may: (act: string) => boolean
}) {
  const acts = MOVES.filter((one) => may(one.right)).map(
    (one): BulkAct<Draft> => ({
      id: one.id,
      title: one.title,
      fields:
        'reason' in one ? [{ kind: 'text', name: 'reason', label: t('form.reason'), lines: 2, required: true }] : [],
      touches: ['paper', 'paper-draft', 'matter'],
      itemOf: (row, values) => ({
        id: row.id,
        label: row.title,
        sent: { path: `/api/paper-drafts/${row.id}/${one.id}`, body: { revision: row.revision, ...reasonOf(values) } },
      }),
    }),
  )
  return <BulkActs acts={acts} rows={rows} clear={clear} />
}
