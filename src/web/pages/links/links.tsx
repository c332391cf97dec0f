import { Link } from '@tanstack/react-router'
import { type LinkRow, useLinks } from '../../api/links.ts'
import { usePrograms } from '../../api/programs.ts'
import { useMay } from '../../api/session.ts'
import { formatDay, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick, SearchInput } from '../../parts/filter-bar.tsx'
import { numOf } from '../../parts/head-of.ts'
import { SheetButtons } from '../../parts/sheet-buttons.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { CoverageBoard } from './coverage-board.tsx'
import { MakeLink } from './make-link.tsx'
import { ProposeHandover } from './propose-handover.tsx'

const COLUMNS: readonly Column<LinkRow>[] = [
  { id: 'target', title: t('link.target'), cell: (row) => <TargetLink row={row} /> },
  { id: 'holder', title: t('link.holder'), cell: (row) => row.person?.name ?? row.org?.name ?? '' },
  { id: 'org', title: t('link.org'), cell: (row) => (row.person ? (row.org?.name ?? '') : '') },
  { id: 'link', title: t('link.as'), cell: (row) => row.linkTitle },
  { id: 'kinds', title: t('link.kinds'), extra: true, cell: (row) => row.kinds.join('、') },
  { id: 'from', title: t('link.from'), className: 'nowrap', cell: (row) => formatDay(row.fromDay, { weekday: false }) },
  {
    id: 'to',
    title: t('link.to'),
    className: 'nowrap',
    cell: (row) => formatDay(row.toDay, { weekday: false }) || <span className="muted">{t('link.open_end')}</span>,
  },
  {
    id: 'term',
    title: t('link.term'),
    extra: true,
    className: 'nowrap',
    cell: (row) => formatDay(row.termTo, { weekday: false }),
  },
  {
    id: 'visit',
    title: t('link.last_visit'),
    className: 'nowrap',
    cell: (row) => formatDay(row.lastVisit, { weekday: false }) || <span className="muted">{t('link.no_visit')}</span>,
  },
  {
    id: 'matters',
    ...numOf('link.open_matters'),
    cell: (row) =>
      row.openMatters > 0 ? (
        <Link
          to="/matters"
          search={
            row.targetKind === 'project'
              ? { projectId: row.target.id, open: 'true' }
              : { enterpriseId: row.target.id, open: 'true' }
          }
        >
          {row.openMatters}
        </Link>
      ) : (
        <span className="muted">0</span>
      ),
  },
]

function TargetLink({ row }: { row: LinkRow }) {
  if (row.targetKind === 'enterprise') {
    return (
      <Link to="/enterprises/$id" params={{ id: row.target.id }}>
        {row.target.name}
      </Link>
    )
  }
  if (row.targetKind === 'project') {
    return (
      <Link to="/projects/$id" params={{ id: row.target.id }}>
        {row.target.name}
      </Link>
    )
  }
  return <>{row.target.name}</>
}

/** 联系表: who is there for whom on a day, and the proof that nobody is left out. */
export function Links() {
  const [filters, change] = useFilters()
  const programs = usePrograms()
  const may = useMay()
  const program = filters.program ?? programs.data?.[0]?.key
  const pages = useLinks({ ...filters, ...(program ? { program } : {}) })
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.links')}</h1>
          <p className="sub">{t('link.on_day', { day: formatDay(filters.on ?? today()) })}</p>
        </div>
        <div className="row">
          <SheetButtons
            sheet="liaison_table"
            label={t('sheet.liaison_table')}
            query={{ program: filters.program, link: filters.link, orgId: filters.orgId }}
          />
          {(programs.data?.length ?? 0) > 1 ? (
            <select
              className="input short"
              aria-label={t('matter.program')}
              value={program}
              onChange={(event) => change({ program: event.target.value, link: undefined })}
            >
              {programs.data?.map((one) => (
                <option key={one.key} value={one.key}>
                  {one.title}
                </option>
              ))}
            </select>
          ) : null}
          <input
            type="date"
            className="input short"
            aria-label={t('link.day')}
            value={filters.on ?? today()}
            onChange={(event) => change({ on: event.target.value === today() ? undefined : event.target.value })}
          />
          {may('handover.propose') ? <ProposeHandover /> : null}
          {may('link.make') ? <MakeLink program={program} /> : null}
        </div>
      </div>
      <CoverageBoard program={program} on={filters.on} />
      <DataList
        name="links"
        label={t('nav.links')}
        pages={pages}
        takeOut={<ExportButton ledger="links" filter={pages.asked} act="link.export" />}
        columns={COLUMNS}
        rowId={(row) => row.id}
        empty={t('link.empty')}
        filters={
          <>
            <SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('link.search')} />
            <Pick
              label={t('link.as')}
              value={filters.link ?? ''}
              options={linkKinds(pages.rows)}
              onChange={(link) => change({ link })}
            />
          </>
        }
      />
    </div>
  )
}

function linkKinds(rows: readonly LinkRow[]): [string, string][] {
  return [...new Map(rows.map((row) => [row.link, row.linkTitle])).entries()]
}
