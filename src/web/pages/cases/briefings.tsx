import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useBriefings, useCaseForms } from '../../api/cases.ts'
import { usePaperKinds } from '../../api/paper-drafts.ts'
import type { PaperRow } from '../../api/papers.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { DraftBriefing } from './draft-briefing.tsx'

const COLUMNS: readonly Column<PaperRow>[] = [
  { id: 'number', title: t('paper.number'), className: 'nowrap', cell: (row) => row.number ?? t('value.none') },
  {
    id: 'title',
    title: t('paper.title'),
    className: 'title-cell',
    cell: (row) => (
      <>
        <Link to="/papers/$id" params={{ id: row.id }}>
          {row.title}
        </Link>
        {row.voidedAt ? <span className="tag">{t('paper.voided')}</span> : null}
      </>
    ),
  },
  { id: 'to', title: t('paper.to'), cell: (row) => row.to.join('、') },
  { id: 'issued', title: t('paper.issued'), className: 'nowrap', cell: (row) => formatMoment(row.issuedAt) },
]

/** Briefings that were issued, and the next one: its figures draw themselves, the cases are chosen. */
export function Briefings() {
  const [filters, change] = useFilters()
  const may = useMay()
  const navigate = useNavigate()
  const forms = useCaseForms()
  const pages = useBriefings(filters.program)
  const kinds = usePaperKinds(may('paper.draft'))
  const [open, setOpen] = useState(false)
  const programs = (forms.data ?? []).filter(({ briefings }) => briefings.length > 0)
  const drafted = (kinds.data ?? []).filter((kind) =>
    programs.some((one) => one.programKey === kind.programKey && one.briefings.includes(kind.paper)),
  )
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.briefings')}</h1>
        {may('paper.draft') && drafted.length > 0 ? (
          <button type="button" className="button main" onClick={() => setOpen(true)}>
            {t('briefing.draft')}
          </button>
        ) : null}
      </div>
      <DataList
        takeOut={<ExportButton ledger="briefings" filter={pages.asked} />}
        name="briefings"
        label={t('nav.briefings')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/papers/$id', params: { id: row.id } })}
        filters={
          <Pick
            label={t('matter.program')}
            value={filters.program ?? ''}
            options={programs.map((one) => [one.programKey, one.programTitle])}
            onChange={(program) => change({ program })}
          />
        }
        empty={t('briefing.empty')}
      />
      {open ? <DraftBriefing kinds={drafted} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
