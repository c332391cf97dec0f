import { useClasses } from '../../api/classes.ts'
import type { EnterpriseRow } from '../../api/enterprises.ts'
import { t } from '../../i18n/t.ts'
import { type AllFound, type BulkAct, textOf } from '../../parts/bulk/bulk.ts'
import { BulkActs } from '../../parts/bulk/bulk-acts.tsx'
import { ExportButton } from '../../parts/export-button.tsx'

/** Enterprises that were chosen enter a class, each by its own figures or on the ground that is named. */
export function EnterpriseBulkActs({
  rows,
  clear,
  all,
  enters,
}: {
  readonly rows: readonly EnterpriseRow[]
  readonly clear: () => void
  readonly all?: AllFound | undefined
  readonly enters: boolean
}) {
  const names = useClasses(enters).data?.classes.map((one) => one.name) ?? []
  const enter: BulkAct<EnterpriseRow> = {
    act: 'class.enter',
    title: t('bulk.class'),
    fields: [
      {
        kind: 'select',
        name: 'class',
        label: t('bulk.class_name'),
        required: true,
        options: names.map((name) => ({ value: name, label: name })),
      },
      { kind: 'text', name: 'evidence', label: t('bulk.evidence') },
    ],
    rowOf: ({ id, name }) => ({ id, label: name }),
    sharedOf: (values) => ({ name: textOf(values, 'class'), evidence: textOf(values, 'evidence') }),
  }
  return (
    <>
      <BulkActs acts={enters && names.length > 0 ? [enter] : []} rows={rows} all={all} clear={clear} />
      <ExportButton
        ledger="enterprises"
        filter={all?.filter ?? { ids: rows.map((row) => row.id) }}
        act="enterprise.export"
        label={t('bulk.export')}
      />
    </>
  )
}
