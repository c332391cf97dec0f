import { Link } from '@tanstack/react-router'
import type { MatterRow } from '../../api/matters.ts'
import { t } from '../../i18n/t.ts'
import { Clock } from '../../parts/clock.tsx'
import { StateTag } from '../../parts/state-tag.tsx'
import { EmptyState } from '../../parts/states.tsx'
import { RowActs } from './row-acts.tsx'

/** What to do next, most dangerous first: the clock, the matter, whose it is — or, of one's own unit, what may be done at once. */
export function NextList({ rows, unitId }: { rows: readonly MatterRow[]; unitId?: string }) {
  if (rows.length === 0) return <EmptyState>{t('workbench.nothing_next')}</EmptyState>
  return (
    <div className="table-wrap">
      <table className="table stacks">
        <thead>
          <tr>
            <th scope="col">{t('matter.clock')}</th>
            <th scope="col">{t('matter.title')}</th>
            <th scope="col">{t('matter.target')}</th>
            <th scope="col">{t('matter.state')}</th>
            <th scope="col">{t(unitId ? 'unit.act' : 'matter.lead')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nowrap">
                {row.clock ? (
                  <>
                    <Clock clock={row.clock} /> <span className="muted small">{row.clock.title}</span>
                  </>
                ) : (
                  <span className="muted">{t('matter.no_clock')}</span>
                )}
              </td>
              <td className="title-cell">
                <Link to="/matters/$id" params={{ id: row.id }}>
                  {row.title}
                </Link>
                {unitId && row.leadOrg?.id !== unitId ? <span className="tag">{t('unit.assisting')}</span> : null}
                {row.falseClosures > 0 ? <span className="tag red">{t('matter.flag.false_closure')}</span> : null}
              </td>
              <td>{row.enterprise?.name ?? row.project?.name ?? ''}</td>
              <td>
                <StateTag state={row.state} endTitle={row.endTitle} />
              </td>
              <td>
                {unitId ? <RowActs row={row} unitId={unitId} /> : null}
                {unitId
                  ? null
                  : (row.leadOrg?.name ??
                    row.leader?.name ?? <span className="muted">{t('matter.not_assigned')}</span>)}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
