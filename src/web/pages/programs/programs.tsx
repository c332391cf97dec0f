import { Link } from '@tanstack/react-router'
import { usePrograms } from '../../api/programs.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { PublishProgram } from './publish-program.tsx'

/** The notices that are in force here, each as a rule book. */
export function Programs() {
  const programs = usePrograms()
  const may = useMay()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.programs')}</h1>
          <p className="sub">{t('program.what')}</p>
        </div>
        {may('program.publish') ? <PublishProgram /> : null}
      </div>
      <Loaded query={programs} lines={6}>
        {(rows) =>
          rows.length === 0 ? (
            <EmptyState>{t('program.empty')}</EmptyState>
          ) : (
            <ul className="cards">
              {rows.map((row) => (
                <li key={row.key} className="card">
                  <div className="row apart">
                    <Link to="/programs/$key" params={{ key: row.key }} className="strong">
                      {row.title}
                    </Link>
                    {row.currentVersion === null ? null : (
                      <span className="tag">{t('program.version', { n: row.currentVersion })}</span>
                    )}
                  </div>
                  {row.source ? <span className="muted">{row.source}</span> : null}
                  <span className="muted small">
                    {t('program.in_force', {
                      from: formatDay(row.inForceFrom, { weekday: false }),
                      to: formatDay(row.inForceTo, { weekday: false }) || t('link.open_end'),
                    })}{' '}
                    · {t('program.versions', { n: row.versions })}
                  </span>
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </div>
  )
}
