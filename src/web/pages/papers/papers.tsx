import { Link, useNavigate } from '@tanstack/react-router'
import { usePaperKinds } from '../../api/paper-drafts.ts'
import { type PaperRow, usePapers } from '../../api/papers.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { DayInput, Pick, SearchInput } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import type { Search } from '../../routes/shells.ts'

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
  { id: 'kind', title: t('paper.kind'), className: 'nowrap', cell: (row) => row.paperTitle },
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
  const [filters, change] = useFilters()
  const pages = usePapers(filters)
  const navigate = useNavigate()
  const may = useMay()
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.papers')}</h1>
        <span className="row">
          {may('paper.void') ? (
            <Link to="/paper-numbers" className="button">
              {t('paper.numbers')}
            </Link>
          ) : null}
          {may('paper_template.read') ? (
            <Link to="/paper-templates" className="button">
              {t('template.title')}
            </Link>
          ) : null}
          {may('paper.draft') ? (
            <Link to="/paper-drafts" className="button">
              {t('paper.drafts')}
            </Link>
          ) : null}
        </span>
      </div>
      <DataList
        name="papers"
        label={t('nav.papers')}
        pages={pages}
        takeOut={<ExportButton ledger="papers" filter={pages.asked} act="paper.export" />}
        filters={<PaperFilters filters={filters} change={change} />}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/papers/$id', params: { id: row.id } })}
        empty={t('paper.empty')}
      />
    </div>
  )
}

function PaperFilters({ filters, change }: { filters: Search; change: (change: Search) => void }) {
  const may = useMay()
  const kinds = usePaperKinds(may('paper.draft'))
  return (
    <>
      <SearchInput label={t('paper.search')} value={filters.q ?? ''} onChange={(q) => change({ q })} />
      {kinds.data && kinds.data.length > 0 ? (
        <Pick
          label={t('paper.kind')}
          value={filters.paper ? `${filters.program} ${filters.paper}` : ''}
          options={kinds.data.map((one) => [`${one.programKey} ${one.paper}`, `${one.title} · ${one.programTitle}`])}
          onChange={(chosen) => {
            const [program, paper] = chosen.split(' ')
            change({ program: program || undefined, paper })
          }}
        />
      ) : null}
      <DayInput label={t('paper.from')} value={filters.from} onChange={(from) => change({ from })} />
      <DayInput label={t('paper.to_day')} value={filters.to} onChange={(to) => change({ to })} />
      <Pick
        label={t('paper.void_filter')}
        value={filters.voided ?? ''}
        options={[
          ['true', t('paper.only_void')],
          ['false', t('paper.only_valid')],
        ]}
        onChange={(voided) => change({ voided })}
      />
    </>
  )
}
