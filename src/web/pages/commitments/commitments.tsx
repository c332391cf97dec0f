import { Link, useNavigate } from '@tanstack/react-router'
import { type PledgeDrive, type PledgeRow, usePledgeDrives, usePledges } from '../../api/pledges.ts'
import { useMay, useSession } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { FigureBoard } from '../../parts/figure.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { numOf } from '../../parts/head-of.ts'
import { StandingTag } from '../../parts/standing-tag.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { DrawUpDrive } from './draw-up-drive.tsx'
import { PublishPledge } from './publish-pledge.tsx'

const STATES = ['open', 'overdue', 'kept', 'not_kept', 'waiting'] as const

const COLUMNS: readonly Column<PledgeRow>[] = [
  { id: 'org', title: t('pledge.org'), cell: (row) => row.org.name },
  {
    id: 'text',
    title: t('pledge.text'),
    className: 'title-cell',
    cell: (row) => (
      <Link to="/commitments/$id" params={{ id: row.id }}>
        {row.text}
      </Link>
    ),
  },
  {
    id: 'due',
    title: t('pledge.due'),
    className: 'nowrap',
    cell: (row) => formatDay(row.dueDay, { weekday: false }) || <span className="muted">{t('pledge.no_due')}</span>,
  },
  { id: 'standing', title: t('pledge.state'), cell: (row) => <StandingTag standing={row.standing} /> },
  { id: 'steps', ...numOf('pledge.steps'), cell: (row) => row.steps },
  {
    id: 'comments',
    title: t('pledge.comments'),
    cell: (row) => (
      <span className="row">
        {row.comments}
        {row.waiting > 0 ? <span className="tag amber">{t('pledge.waiting_n', { n: row.waiting })}</span> : null}
      </span>
    ),
  },
]

/** Pledges of the units: who has published, what is due, what was kept. */
export function Commitments() {
  const drives = usePledgeDrives()
  const [filters, change] = useFilters()
  const pages = usePledges(filters)
  const may = useMay()
  const navigate = useNavigate()
  const session = useSession()
  const chosen = drives.data?.find((one) => one.id === filters.driveId) ?? drives.data?.[0]
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.commitments')}</h1>
          <p className="sub">{t('pledge.what')}</p>
        </div>
        <div className="row">
          {chosen?.public ? (
            <a className="button" href={`/p/${session.authority.code}/pledges`} target="_blank" rel="noreferrer">
              {t('pledge.public_page')}
            </a>
          ) : null}
          {may('pledge.draw_up') ? <DrawUpDrive /> : null}
          {chosen && may('pledge.publish') ? <PublishPledge drive={chosen} /> : null}
        </div>
      </div>
      <Loaded query={drives} lines={3}>
        {(list) => (chosen ? <Drive drive={chosen} all={list} /> : <EmptyState>{t('pledge.no_drive')}</EmptyState>)}
      </Loaded>
      <DataList
        takeOut={<ExportButton ledger="pledges" filter={pages.asked} />}
        name="pledges"
        label={t('nav.commitments')}
        pages={pages}
        columns={COLUMNS}
        rowId={(row) => row.id}
        onOpen={(row) => void navigate({ to: '/commitments/$id', params: { id: row.id } })}
        empty={t('pledge.empty')}
        filters={
          <Pick
            label={t('pledge.state')}
            value={filters.state ?? ''}
            options={STATES.map((state) => [state, word('pledge.filter', state)])}
            onChange={(state) => change({ state })}
          />
        }
      />
    </div>
  )
}

function Drive({ drive, all }: { drive: PledgeDrive; all: readonly PledgeDrive[] }) {
  const [filters, change] = useFilters()
  const { figures } = drive
  const place = (state?: string) => ({
    to: '/commitments',
    search: { driveId: drive.id, state },
    current: filters.state === state && filters.driveId === drive.id,
  })
  return (
    <>
      {all.length > 1 ? (
        <select
          className="input"
          aria-label={t('pledge.drive')}
          value={drive.id}
          onChange={(event) => change({ driveId: event.target.value })}
        >
          {all.map((one) => (
            <option key={one.id} value={one.id}>
              {one.title}
            </option>
          ))}
        </select>
      ) : null}
      <FigureBoard
        label={drive.title}
        figures={[
          { label: t('pledge.filter.all'), definition: t('pledge.defined.all'), value: figures.pledges, ...place() },
          {
            label: t('pledge.filter.open'),
            definition: t('pledge.defined.open'),
            value: figures.open,
            ...place('open'),
          },
          {
            label: t('pledge.filter.overdue'),
            definition: t('pledge.defined.overdue'),
            value: figures.overdue,
            ...place('overdue'),
            tone: 'red',
          },
          {
            label: t('pledge.filter.kept'),
            definition: t('pledge.defined.kept'),
            value: figures.kept,
            ...place('kept'),
          },
          {
            label: t('pledge.filter.not_kept'),
            definition: t('pledge.defined.not_kept'),
            value: figures.notKept,
            ...place('not_kept'),
          },
          {
            label: t('pledge.filter.waiting'),
            definition: t('pledge.defined.waiting'),
            value: figures.waiting,
            ...place('waiting'),
            tone: 'amber',
          },
        ]}
      />
      {drive.without.length > 0 ? (
        <section className="panel">
          <div className="head">
            <h2>{t('pledge.without', { n: drive.without.length, all: drive.owing ?? 0 })}</h2>
            <span className="muted small">
              {drive.publishBy ? t('pledge.publish_by', { day: formatDay(drive.publishBy) }) : ''}
            </span>
          </div>
          <ul className="body row">
            {drive.without.map((org) => (
              <li className="tag" key={org.id}>
                {org.name}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </>
  )
}
