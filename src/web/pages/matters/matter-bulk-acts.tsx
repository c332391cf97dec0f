import { type MatterRow, useMatterChoices } from '../../api/matters.ts'
import { usePaperKinds } from '../../api/paper-drafts.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import type { AllFound } from '../../parts/bulk/bulk.ts'
import { BulkActs } from '../../parts/bulk/bulk-acts.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { matterBulk } from './matter-bulk.ts'

type Props = { readonly rows: readonly MatterRow[]; readonly clear: () => void; readonly all?: AllFound | undefined }

/** What may be done to the matters that were chosen: acts, reminders, papers, and taking them away as a ledger. */
export function MatterBulkActs({ rows, clear, all }: Props) {
  const may = useMay()
  // What the program offers to choose from: matters that are handled together are of one kind.
  const choices = useMatterChoices(rows[0]?.id)
  const kinds = usePaperKinds(may('paper.draft')).data ?? []
  const papers = kinds.filter((one) =>
    rows.some((row) => row.programKey === one.programKey && row.matter === one.matter),
  )
  return (
    <>
      <BulkActs acts={matterBulk(may, choices, papers)} rows={rows} all={all} clear={clear} />
      <ExportButton
        ledger="matters"
        filter={all?.filter ?? { ids: rows.map((row) => row.id) }}
        act="matter.export"
        label={t('bulk.export')}
      />
    </>
  )
}
