import { Link } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { useDrafts } from '../../api/program-editor.ts'
import { usePrograms } from '../../api/programs.ts'
import { useMay } from '../../api/session.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { PublishProgram } from './publish-program.tsx'

const NewProgram = lazy(async () => ({ default: (await import('./editor/new-program.tsx')).NewProgram }))

/** The notices that are in force here, each as a rule book. */
export function Programs() {
  const programs = usePrograms()
  const may = useMay()
  const drafts = useDrafts(may('program.draft'))
  const [beginning, setBeginning] = useState(false)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.programs')}</h1>
          <p className="sub">{t('program.what')}</p>
        </div>
        <div className="row">
          {may('program.draft') ? (
            <button type="button" className="button" onClick={() => setBeginning(true)}>
              {t('program.begin')}
            </button>
          ) : null}
          {may('program.publish') ? <PublishProgram /> : null}
        </div>
      </div>
      {beginning ? (
        <Suspense>
          <NewProgram taken={(programs.data ?? []).map((row) => row.key)} onClose={() => setBeginning(false)} />
        </Suspense>
      ) : null}
      {drafts.data && drafts.data.length > 0 ? (
        <section className="panel stack tight" style={{ padding: '10px 16px' }} aria-label={t('program.drafts')}>
          <h2>{t('program.drafts')}</h2>
          <ul>
            {drafts.data.map((row) => (
              <li key={`${row.program} ${row.by}`} className="row">
                <Link to="/programs/$key/edit" params={{ key: row.program }}>
                  {row.title}
                </Link>{' '}
                <span className="muted small">
                  {t('program.draft_by', { by: row.by, at: formatMoment(row.updatedAt) })}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
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
