import type { FindingRow } from '../../api/supervise.ts'
import { dayOf, formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { type AllFound, type BulkAct, reasonOf } from '../../parts/bulk/bulk.ts'
import { BulkActs } from '../../parts/bulk/bulk-acts.tsx'

const ACTS = [
  { id: 'confirm', right: 'finding.confirm', title: t('bulk.uphold') },
  { id: 'void', right: 'finding.void', title: t('bulk.void') },
] as const

/** Findings that were chosen are upheld or taken back together, never one's own. */
export function FindingBulkActs({
  rows,
  clear,
  all,
  may,
}: {
  readonly rows: readonly FindingRow[]
  readonly clear: () => void
  readonly all?: AllFound | undefined
  readonly may: (act: string) => boolean
}) {
  const acts = ACTS.filter((one) => may(one.right)).map(
    (one): BulkAct<FindingRow> => ({
      act: `finding.${one.id}`,
      title: one.title,
      fields: [{ kind: 'text', name: 'reason', label: t('form.reason'), lines: 2, required: true }],
      rowOf: (row) => ({
        id: row.id,
        label: [formatDay(dayOf(row.at), { weekday: false }), row.category, row.subject.name].join(' · '),
        revision: row.revision,
      }),
      sharedOf: reasonOf,
    }),
  )
  return <BulkActs acts={acts} rows={rows} all={all} clear={clear} />
}
