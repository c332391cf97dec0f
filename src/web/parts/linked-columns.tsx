import { Link } from '@tanstack/react-router'
import { formatDay } from '../format/date.ts'
import { t } from '../i18n/t.ts'
import type { Column } from './data-list.tsx'
import { numOf } from './head-of.ts'

type Linked = {
  readonly id: string
  /** Cadres who hold it. */
  readonly links: number
  readonly lastVisit: string | null
  readonly openMatters: number
}

/** What a list says of enterprises and projects alike: who holds them, when somebody was there, what is open. `by` filters the lists behind. */
export function linkedColumns(by: 'enterpriseId' | 'projectId'): readonly Column<Linked>[] {
  return [
    {
      id: 'holders',
      title: t('link.people'),
      cell: (row) =>
        row.links > 0 ? (
          <Link to="/links" search={{ [by]: row.id }}>
            {row.links}
          </Link>
        ) : (
          <span className="tag">{t('enterprise.uncovered')}</span>
        ),
    },
    {
      id: 'visit',
      title: t('link.last_visit'),
      className: 'nowrap',
      cell: (row) =>
        formatDay(row.lastVisit, { weekday: false }) || <span className="muted">{t('link.no_visit')}</span>,
    },
    {
      id: 'matters',
      ...numOf('link.open_matters'),
      cell: (row) =>
        row.openMatters > 0 ? (
          <Link to="/matters" search={{ [by]: row.id, open: 'true' }}>
            {row.openMatters}
          </Link>
        ) : (
          <span className="muted">0</span>
        ),
    },
  ]
}
