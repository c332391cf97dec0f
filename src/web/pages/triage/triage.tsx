import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type MatterRow, useMatters } from '../../api/matters.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import type { AllFound } from '../../parts/bulk/bulk.ts'
import { Clock } from '../../parts/clock.tsx'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { SearchInput } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { MatterBulkActs } from '../matters/matter-bulk-acts.tsx'
import { TriageOne } from './triage-one.tsx'

/** What has come in and belongs to nobody yet: the list, and beside it the one in hand with where it should go and what is like it. */
export function Triage() {
  const [filters, change] = useFilters()
  const pages = useMatters({ ...filters, state: 'recorded', id: undefined })
  const may = useMay()
  const [wide, setWide] = useState(() => matchMedia('(min-width: 1100px)').matches)
  useEffect(() => {
    const media = matchMedia('(min-width: 1100px)')
    const onChange = () => setWide(media.matches)
    media.addEventListener('change', onChange)
    return () => media.removeEventListener('change', onChange)
  }, [])
  const first = wide ? pages.rows[0]?.id : undefined
  const chosen = pages.rows.some((row) => row.id === filters.id) ? filters.id : first
  const columns: readonly Column<MatterRow>[] = [
    {
      id: 'title',
      title: t('matter.title'),
      className: 'title-cell',
      cell: (row) => (
        <>
          <button
            type="button"
            className="link-button"
            aria-current={row.id === chosen}
            onClick={() => change({ id: row.id })}
          >
            {row.title}
          </button>
          <span className="muted small">
            <span className="code">{row.number}</span> {row.enterprise?.name ?? row.project?.name ?? ''}
          </span>
        </>
      ),
    },
    { id: 'category', title: t('matter.category'), cell: (row) => row.category ?? '' },
    {
      id: 'clock',
      title: t('matter.clock'),
      className: 'nowrap',
      cell: (row) => (row.clock ? <Clock clock={row.clock} /> : ''),
    },
  ]
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('triage.title')}</h1>
          <p className="sub">{t('triage.what')}</p>
        </div>
        <Link to="/matters" search={{ state: 'recorded' }}>
          {t('triage.as_list')}
        </Link>
      </div>
      <div className="triage">
        {chosen ? <TriageOne key={chosen} id={chosen} /> : null}
        <DataList
          takeOut={<ExportButton ledger="matters" filter={pages.asked} />}
          name="triage"
          label={t('triage.title')}
          pages={pages}
          columns={columns}
          rowId={(row) => row.id}
          onOpen={(row) => change({ id: row.id })}
          onWalk={(row) => change({ id: row.id })}
          filters={<SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('matter.search')} />}
          empty={t('triage.empty')}
          {...(may('matter.assign')
            ? {
                wholeList: true,
                bulk: (rows: readonly MatterRow[], clear: () => void, all: AllFound | undefined) => (
                  <MatterBulkActs rows={rows} clear={clear} all={all} />
                ),
              }
            : {})}
        />
      </div>
    </div>
  )
}
