import { Link } from '@tanstack/react-router'
import type { Campaign } from '../../api/campaigns.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { ShareBar } from '../../parts/share-bar.tsx'

/** Open key tasks, the nearest deadline first: how many of their parts are done and of their deliverables handed over. */
export function TaskProgress({ rows }: { readonly rows: Campaign['tasks']['rows'] }) {
  if (rows.length === 0) return null
  return (
    <section className="panel" aria-label={t('task.progress')}>
      <div className="head">
        <h2>{t('task.progress')}</h2>
      </div>
      <ul className="body stack">
        {rows.map((row) => (
          <li key={row.id} className="stack tight">
            <div className="row apart">
              <Link to="/matters/$id" params={{ id: row.id }}>
                {row.title}
              </Link>
              <span className="muted small">
                {row.lead}
                {row.dueAt ? ` · ${formatMoment(row.dueAt)}` : ''}
              </span>
            </div>
            <div className="row small">
              {row.parts === 0 ? (
                <span className="muted">{t('task.no_parts')}</span>
              ) : (
                <>
                  <span>{t('task.parts')}</span>
                  <ShareBar done={row.done} owed={row.parts} label={t('task.parts_done')} />
                </>
              )}
              {row.late > 0 ? <span className="tag red">{t('task.late_parts', { n: row.late })}</span> : null}
              {row.deliverables > 0 ? (
                <>
                  <span>{t('task.deliverables')}</span>
                  <ShareBar done={row.delivered} owed={row.deliverables} label={t('task.delivered')} />
                </>
              ) : null}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
