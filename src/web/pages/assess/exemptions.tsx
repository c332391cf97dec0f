import { useState } from 'react'
import { type ExemptionRow, useExemptionActs, useExemptions } from '../../api/assess.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { useFilters } from '../../parts/use-filters.ts'

/** Exemptions in force: of what, for whom, why, by whom; each can be withdrawn with a reason. */
export function ExemptionsPage() {
  const [filters] = useFilters()
  const pages = useExemptions(filters.program)
  const { withdraw } = useExemptionActs()
  const [taking, setTaking] = useState<ExemptionRow>()
  const columns: readonly Column<ExemptionRow>[] = [
    {
      id: 'subject',
      title: t('exemption.subject'),
      cell: (row) => (
        <>
          {row.subject.name} <span className="muted small">{row.rule ?? ''}</span>
        </>
      ),
    },
    { id: 'kind', title: t('exemption.kind'), cell: (row) => `${row.title} · ${row.programTitle}` },
    {
      id: 'days',
      title: t('duty.due'),
      className: 'nowrap',
      cell: (row) =>
        row.dueDay
          ? formatDay(row.dueDay, { weekday: false })
          : row.period
            ? formatPeriod(row.period)
            : [row.fromDay, row.toDay]
                .map((day) => formatDay(day, { weekday: false }))
                .filter(Boolean)
                .join('—'),
    },
    { id: 'reason', title: t('exemption.reason'), cell: (row) => row.reason },
    {
      id: 'by',
      title: t('exemption.by'),
      cell: (row) => (
        <>
          {row.grantedBy?.name ?? t('value.unknown')} <span className="muted small">{formatMoment(row.at)}</span>
        </>
      ),
    },
    {
      id: 'act',
      title: t('exemption.withdraw'),
      cell: (row) => (
        <button type="button" className="button small" onClick={() => setTaking(row)}>
          {t('exemption.withdraw')}
        </button>
      ),
    },
  ]
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.exemptions')}</h1>
          <p className="sub">{t('exemption.rule')}</p>
        </div>
      </div>
      <DataList
        takeOut={<ExportButton ledger="exemptions" filter={pages.asked} />}
        name="exemptions"
        label={t('nav.exemptions')}
        pages={pages}
        columns={columns}
        rowId={(row) => row.id}
        empty={t('exemption.none')}
        filters={null}
      />
      {taking ? (
        <ReasonForm
          title={t('exemption.withdraw')}
          onClose={() => setTaking(undefined)}
          onSend={(reason) => withdraw.mutateAsync({ id: taking.id, reason })}
        >
          <p className="note">{t('exemption.withdraw_note')}</p>
        </ReasonForm>
      ) : null}
    </div>
  )
}
