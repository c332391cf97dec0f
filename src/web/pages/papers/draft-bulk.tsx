import type { Draft } from '../../api/paper-drafts.ts'
import { t } from '../../i18n/t.ts'
import { type AllFound, type BulkAct, reasonOf } from '../../parts/bulk/bulk.ts'
import { BulkActs } from '../../parts/bulk/bulk-acts.tsx'

const MOVES = [
  { id: 'review', right: 'paper.review', title: t('bulk.review') },
  { id: 'approve', right: 'paper.approve', title: t('bulk.approve') },
  { id: 'issue', right: 'paper.issue', title: t('bulk.issue') },
  { id: 'send_back', right: 'paper.review', title: t('bulk.send_back'), reason: true },
] as const

/** Drafts that were chosen go on together: each still needs the hand that its rule names. */
export function DraftBulkActs({
  rows,
  clear,
  all,
  may,
}: {
  readonly rows: readonly Draft[]
  readonly clear: () => void
  readonly all?: AllFound | undefined
  readonly may: (act: string) => boolean
}) {
  const acts = MOVES.filter((one) => may(one.right)).map(
    (one): BulkAct<Draft> => ({
      act: `paper.${one.id}`,
      title: one.title,
      fields:
        'reason' in one ? [{ kind: 'text', name: 'reason', label: t('form.reason'), lines: 2, required: true }] : [],
      rowOf: ({ id, title, revision }) => ({ id, label: title, revision }),
      sharedOf: reasonOf,
    }),
  )
  return <BulkActs acts={acts} rows={rows} all={all} clear={clear} />
}
