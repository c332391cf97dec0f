import { Link, useNavigate } from '@tanstack/react-router'
import { type ProjectRow, projectQuery, useProjects } from '../../api/enterprises.ts'
import { useProjectBoard } from '../../api/projects.ts'
import { useSession } from '../../api/session.ts'
import { formatAmount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { SearchInput } from '../../parts/filter-bar.tsx'
import { chip } from '../../parts/filter-chips.tsx'
import { numOf } from '../../parts/head-of.ts'
import { linkedColumns } from '../../parts/linked-columns.tsx'
import { QuickFilters } from '../../parts/quick-filters.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { StageBoard } from './stage-board.tsx'

const COLUMNS: readonly Column<ProjectRow>[] = [
  {
    id: 'name',
    title: t('project.name'),
    className: 'title-cell',
    cell: (row) => (
      <Link to="/projects/$id" params={{ id: row.id }}>
        {row.name}
      </Link>
    ),
  },
  { id: 'class', title: t('project.class'), cell: (row) => row.class ?? '' },
  {
    id: 'stage',
    title: t('project.stage'),
    cell: (row) => <>{row.stage ?? <span className="muted">{t('value.missing')}</span>}</>,
  },
  { id: 'investment', ...numOf('project.investment'), cell: (row) => formatAmount(row.investment) },
  { id: 'org', title: t('project.org'), cell: (row) => row.org?.name ?? '' },
  { id: 'enterprise', title: t('matter.enterprise'), extra: true, cell: (row) => row.enterprise?.name ?? '' },
  ...linkedColumns('projectId'),
]

export function Projects() {
  const [filters, change] = useFilters()
  const pages = useProjects(filters)
  const navigate = useNavigate()
  const list = filters.view === 'list' || filters.q !== undefined || filters.stage !== undefined
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.projects')}</h1>
        <nav className="row" aria-label={t('list.views')}>
          <Link to="/projects" className="button small" aria-current={list ? undefined : 'page'}>
            {t('project.by_stage')}
          </Link>
          <Link
            to="/projects"
            search={{ view: 'list' }}
            className="button small"
            aria-current={list ? 'page' : undefined}
          >
            {t('project.as_list')}
          </Link>
        </nav>
      </div>
      {list ? null : <StageBoard />}
      {list ? <ProjectQuicks /> : null}
      {list ? (
        <DataList
          name="projects"
          label={t('nav.projects')}
          pages={pages}
          takeOut={<ExportButton ledger="projects" filter={pages.asked} act="project.export" />}
          columns={COLUMNS}
          rowId={(row) => row.id}
          onOpen={(row) => void navigate({ to: '/projects/$id', params: { id: row.id } })}
          empty={t('project.empty')}
          chips={[
            chip('stage', t('project.stage'), filters.stage),
            chip('orgId', t('project.org'), pages.rows[0]?.org?.name),
            chip('mine', t('project.quick.mine')),
          ]}
          filters={<SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('project.search')} />}
        />
      ) : null}
    </div>
  )
}

/** All, one's own, and each stage that the board has projects in. */
function ProjectQuicks() {
  const { person } = useSession()
  const stages = (useProjectBoard().data?.stages ?? []).flatMap(({ stage }) => (stage === null ? [] : [stage]))
  return (
    <QuickFilters
      label={t('project.by_stage')}
      to="/projects"
      path="/api/projects"
      noun="project"
      quicks={[
        { id: 'all', label: t('do.show_all'), search: { view: 'list' }, definition: t('project.quick.all.definition') },
        ...(person
          ? [
              {
                id: 'mine',
                label: t('project.quick.mine'),
                search: { view: 'list', mine: 'true' },
                definition: t('project.quick.mine.definition'),
              },
            ]
          : []),
        ...stages.map((stage) => ({
          id: stage,
          label: stage,
          search: { view: 'list', stage },
          definition: t('project.quick.stage.definition', { stage }),
        })),
      ]}
      toQuery={projectQuery}
    />
  )
}
