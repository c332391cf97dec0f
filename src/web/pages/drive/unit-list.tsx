import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { type UnitItem, type UnitList, useUnitList } from '../../api/campaigns.ts'
import { findOrgs } from '../../api/lookups.ts'
import { explain } from '../../api/problem.ts'
import { useDraftReport } from '../../api/reports.ts'
import { useSession } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { ProgramPick, useProgramKey } from '../../parts/program-period.tsx'
import { ShareBar } from '../../parts/share-bar.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { SearchPick } from '../../ui/search-pick.tsx'
import { RecordDuty } from './record-duty.tsx'

/** What a unit owes under a program, each item with the button that does it; the office may look at any unit's. */
export function UnitListPage() {
  const session = useSession()
  const [filters, change] = useFilters()
  const program = useProgramKey('phases')
  const granted = session.grants.find((grant) => grant.org)?.org
  const orgId = filters.org ?? granted?.id ?? session.orgs[0]?.id
  const query = useUnitList(program, orgId)
  const org = query.data?.org
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/campaign" search={program ? { program } : {}}>
              {t('nav.campaign')}
            </Link>
          </p>
          <h1>{org ? t('campaign.unit_title', { org: org.name }) : t('campaign.unit_list')}</h1>
          {query.data ? <p className="sub">{query.data.title}</p> : null}
        </div>
        {program && orgId ? <ExportButton ledger="unit_list" filter={{ program, orgId }} /> : null}
        <ProgramPick having="phases" />
      </div>
      {session.grants.some((grant) => grant.scope === 'authority') ? (
        <div style={{ maxWidth: 320 }}>
          <SearchPick
            label={t('campaign.which_unit')}
            of="org"
            find={findOrgs}
            value={org ? [org] : []}
            onChange={([one]) => change({ org: one?.id })}
          />
        </div>
      ) : null}
      {orgId ? (
        <Loaded query={query} lines={10}>
          {(list) => <Items list={list} />}
        </Loaded>
      ) : (
        <EmptyState>{t('unit.none')}</EmptyState>
      )}
    </div>
  )
}

/** What is still to do comes first, the nearest limit on top. */
function Items({ list }: { list: UnitList }) {
  const [doing, setDoing] = useState<UnitItem>()
  if (list.items.length === 0) return <EmptyState>{t('campaign.unit_nothing')}</EmptyState>
  const items = list.items.toSorted(
    (a, b) => Number(a.done === a.owed) - Number(b.done === b.owed) || (a.dueDay ?? '9').localeCompare(b.dueDay ?? '9'),
  )
  return (
    <section className="panel">
      <ul className="checklist">
        {items.map((item) => (
          <li key={item.duty} data-done={item.done === item.owed}>
            <div className="grow">
              <span className="strong">{item.title}</span>{' '}
              {item.period ? <span className="muted small">{formatPeriod(item.period)} </span> : null}
              {item.done === item.owed ? (
                <span className="tag green">{t('campaign.item_done')}</span>
              ) : item.overdue > 0 ? (
                <span className="tag red">{t('campaign.item_overdue', { day: formatDay(item.dueDay) })}</span>
              ) : (
                <span className="tag">{t('campaign.due', { day: formatDay(item.dueDay) })}</span>
              )}
              {item.clause ? <div className="muted small">{t('score.clause', { clause: item.clause })}</div> : null}
              {item.need > 1 ? (
                <ShareBar
                  done={item.have}
                  owed={item.need}
                  label={t('campaign.item_progress', { title: item.title })}
                />
              ) : null}
              {item.undone.some((one) => one.kind === 'person') ? (
                <div className="small">
                  {t('campaign.people_left', {
                    n: item.owed - item.done,
                    names: item.undone
                      .slice(0, 8)
                      .map((one) => one.name)
                      .join(t('drive.comma')),
                  })}
                </div>
              ) : null}
              {item.earlierMissed > 0 ? (
                <Link
                  className="small"
                  to="/duties"
                  search={{ program: list.program, rule: item.duty, orgId: list.org.id, state: 'missed' }}
                >
                  {t('campaign.earlier_missed', { n: item.earlierMissed })}
                </Link>
              ) : null}
            </div>
            <ItemAct list={list} item={item} onDo={() => setDoing(item)} />
          </li>
        ))}
      </ul>
      {doing ? <RecordDuty list={list} item={doing} onClose={() => setDoing(undefined)} /> : null}
    </section>
  )
}

/** The way that fulfils it, where it is recorded here; what the office does or what a visit fulfils is said. */
function ItemAct({ list, item, onDo }: { list: UnitList; item: UnitItem; onDo: () => void }) {
  if (item.done === item.owed) return null
  const way = item.metBy.find((by) => ['meeting', 'report', 'form'].includes(by.kind))
  if (way?.kind === 'report' && way.name && item.calendar && item.undone.some((one) => one.kind === 'org'))
    return <OpenReport list={list} report={way.name} calendar={item.calendar} ordinal={item.ordinal} />
  if (way && item.undone.some((one) => one.kind === 'org'))
    return (
      <button type="button" className="button main small" onClick={onDo}>
        {way.kind === 'meeting'
          ? t('campaign.do_meeting')
          : way.kind === 'report'
            ? t('campaign.do_report')
            : t('campaign.do_form', { form: item.form?.title ?? item.title })}
      </button>
    )
  if (item.metBy.some((by) => by.kind === 'visit'))
    return (
      <Link to="/links" className="button small">
        {t('campaign.do_visit')}
      </Link>
    )
  return null
}

type Report = {
  readonly list: UnitList
  readonly report: string
  readonly calendar: string
  readonly ordinal: number
}

/** Opens the unit's report of the period: it drafts itself from what is known, and is handed in on its own page. */
function OpenReport({ list, report, calendar, ordinal }: Report) {
  const navigate = useNavigate()
  const draft = useDraftReport()
  const begin = () =>
    draft.mutate(
      { programKey: list.program, report, calendar, ordinal, orgId: list.org.id },
      { onSuccess: ({ id }) => void navigate({ to: '/reports/$id', params: { id } }) },
    )
  return (
    <span className="stack tight">
      <button type="button" className="button main small" disabled={draft.isPending} onClick={begin}>
        {t('campaign.do_report')}
      </button>
      {draft.error ? (
        <span role="alert" className="note red small">
          {explain(draft.error)}
        </span>
      ) : null}
    </span>
  )
}
