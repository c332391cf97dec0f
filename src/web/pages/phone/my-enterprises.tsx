import { Link } from '@tanstack/react-router'
import { type Target, useMyDay } from '../../api/workbench.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'

/** The enterprises and projects I am there for: last visit, open matters, one touch to record a visit. */
export function MyEnterprises() {
  const day = useMyDay()
  return (
    <PhonePage title={t('nav.enterprises')}>
      <Loaded query={day} lines={8}>
        {(mine) =>
          mine.targets.length === 0 ? (
            <EmptyState>{t('mine.no_targets')}</EmptyState>
          ) : (
            <ul className="cards">
              {byTarget(mine.targets).map((targets) => (
                <li key={targets[0]?.linkId}>
                  <TargetCard targets={targets} />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </PhonePage>
  )
}

/** One card for a target, however many pairings lead to it. */
export function byTarget(targets: readonly Target[]): Target[][] {
  const groups = new Map<string, Target[]>()
  for (const target of targets) {
    const id = target.enterprise?.id ?? target.project?.id ?? target.area?.id ?? target.linkId
    groups.set(id, [...(groups.get(id) ?? []), target])
  }
  return [...groups.values()]
}

/** A target with its last visit, what is open there, and the way to record a visit. */
export function TargetCard({ targets }: { targets: readonly Target[] }) {
  const [first] = targets
  if (!first) return null
  const { enterprise, project, area } = first
  const name = (enterprise ?? project ?? area)?.name
  return (
    <div className="card">
      {enterprise ? (
        <Link to="/m/enterprises/$id" params={{ id: enterprise.id }} className="strong">
          {name}
        </Link>
      ) : (
        <span className="strong">{name}</span>
      )}
      <span className="muted small">{[...new Set(targets.map((one) => one.linkTitle))].join('、')}</span>
      {first.address ? <span className="muted small">{first.address}</span> : null}
      <div className="row apart">
        <span>
          {first.lastVisit ? t('mine.last_visit', { day: formatDay(first.lastVisit) }) : t('mine.never_visited')}
          {first.openMatters > 0 ? ` · ${t('mine.open_matters', { n: first.openMatters })}` : ''}
        </span>
        {enterprise || project ? (
          <Link
            to="/m/visit"
            search={enterprise ? { enterprise: enterprise.id } : { project: project?.id ?? '' }}
            className="button small"
          >
            {t('nav.visit_new')}
          </Link>
        ) : null}
      </div>
    </div>
  )
}
