import { useState } from 'react'
import { type MonitorReport, type Network, saidOf, useMonitorReports } from '../../api/monitoring.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick, SearchInput } from '../../parts/filter-bar.tsx'
import { ReportOutcome } from '../../parts/report-outcome.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { SortDialog } from './sort-dialog.tsx'

const OUTCOMES = ['unsorted', 'matter', 'praise', 'duplicate', 'no_action'] as const

/** The inbox, or the rows behind a figure; several chosen are sorted at once. */
export function ReportList({ network }: { network: Network }) {
  const [filters, change] = useFilters()
  const pages = useMonitorReports(network.id, filters)
  const may = useMay()
  const [chosen, setChosen] = useState<{ reports: readonly MonitorReport[]; clear: () => void }>()
  const columns: readonly Column<MonitorReport>[] = [
    {
      id: 'day',
      title: t('monitoring.day'),
      className: 'nowrap',
      cell: (row) => formatDay(row.day, { weekday: false }),
    },
    { id: 'unit', title: t('monitoring.unit'), cell: (row) => row.org?.name ?? '' },
    {
      id: 'said',
      title: t('monitoring.said'),
      className: 'title-cell',
      cell: (row) => saidOf(row.values, network.fields),
    },
    { id: 'point', title: t('monitoring.point'), cell: (row) => row.point?.name ?? '' },
    { id: 'person', title: t('monitoring.person'), cell: (row) => row.person?.name ?? '' },
    { id: 'outcome', title: t('monitoring.outcome'), cell: (row) => <ReportOutcome report={row} /> },
  ]
  return (
    <>
      <DataList
        takeOut={<ExportButton ledger="monitor_reports" filter={{ ...pages.asked, id: network.id }} />}
        name="monitor-reports"
        label={t('monitoring.reports')}
        pages={pages}
        columns={columns}
        rowId={(row) => row.line}
        empty={t('monitoring.no_reports')}
        filters={
          <>
            <SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('monitoring.search')} />
            <Pick
              label={t('monitoring.outcome')}
              value={filters.outcome ?? ''}
              options={OUTCOMES.map((one) => [one, word('monitoring.outcome', one)])}
              onChange={(outcome) => change({ outcome })}
            />
            <Pick
              label={t('monitoring.unit')}
              value={filters.orgId ?? ''}
              options={network.units.map(({ org }) => [org.id, org.name])}
              onChange={(orgId) => change({ orgId })}
            />
          </>
        }
        {...(may('monitoring.sort')
          ? {
              bulk: (rows: readonly MonitorReport[], clear: () => void) => (
                <button type="button" className="button small main" onClick={() => setChosen({ reports: rows, clear })}>
                  {t('monitoring.sort')}
                </button>
              ),
            }
          : {})}
      />
      {chosen ? (
        <SortDialog
          network={network}
          reports={chosen.reports}
          onDone={chosen.clear}
          onClose={() => setChosen(undefined)}
        />
      ) : null}
    </>
  )
}
