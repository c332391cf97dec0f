import { Link, useNavigate } from '@tanstack/react-router'
import { type PaperRow, usePapers } from '../../api/papers.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { useFilters } from '../../parts/use-filters.ts'

const COLUMNS: readonly Column<PaperRow>[] = [
  {
    id: 'number',
    title: t('paper.number'),
    className: 'nowrap',
    cell: (row) => row.number ?? <span className="muted">{t('value.none')}</span>,
  },
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
  { id: 'kind', title: t('paper.kind'), cell: (row) => row.paperTitle },
  { id: 'to', title: t('paper.to'), cell: (row) => row.to.join('、') },
  {
    id: 'matter',
    title: t('paper.matter'),
    cell: (row) =>
      row.matter ? (
        <Link to="/matters/$id" params={{ id: row.matter.id }}>
          {row.matter.name}
        </Link>
      ) : (
        ''
      ),
  },
  { id: 'issued', title: t('paper.issued'), className: 'nowrap', cell: (row) => formatMoment(row.issuedAt) },
]

export function Papers() {
  const [filters] = useFilters()
  const pages = usePapers(filters)
  const navigate = useNavigate()
  const may = useMay()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.papers')}</h1>
        {may('paper.draft') ? (
          <Link to="/paper-drafts" className="button">
            {t('paper.drafts')}
          </Link>
        ) : null}
      </div>
      <DataList
        name="papers"
        label={t('nav.papers')}
        pages={pages}
        takeOut={<ExportButton ledger="papers" filter={pages.asked} act="paper.export" />}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/papers/$id', params: { id: row.id } })}
        empty={t('paper.empty')}
      />
    </div>
  )
}
