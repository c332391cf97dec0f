import { Link, useParams } from '@tanstack/react-router'
import { usePublicSection } from '../../api/disclosure.ts'
import { formatMoment } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { DisclosedTable } from '../../parts/disclosed-table.tsx'
import { PeriodPick } from '../../parts/program-period.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'

/** One disclosed section: by which rule it is public, and its rows. */
export function PublicSectionPage() {
  const { authority = '', program = '', section = '' } = useParams({ strict: false }) as Record<string, string>
  const [filters] = useFilters()
  const query = usePublicSection({ authority, program, section }, filters.ordinal)
  const first = query.data?.pages[0]
  if (query.error && !first) return <ErrorState error={query.error} retry={() => void query.refetch()} />
  if (!first) return <Skeleton lines={8} />
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? []
  return (
    <>
      <div className="page-head">
        <div>
          <p className="small">
            <Link to="/p/$authority" params={{ authority }}>
              {t('public.back')}
            </Link>
          </p>
          <h1>{first.title}</h1>
          <p className="sub">
            {first.authority} · {first.programTitle} · {t('public.count', { n: formatCount(first.total) })}
            {first.period ? ` · ${t('public.published_at', { at: formatMoment(first.period.sealedAt) })}` : ''}
          </p>
        </div>
        <PeriodPick periods={first.periods} current={first.period} />
      </div>
      {rows.length === 0 ? (
        <EmptyState>
          {t(['ranking', 'measure'].includes(first.kind) ? 'public.not_published' : 'public.empty')}
        </EmptyState>
      ) : (
        <DisclosedTable kind={first.kind} columns={first.columns} rows={rows} label={first.title} />
      )}
      {query.hasNextPage ? (
        <button
          type="button"
          className="button"
          disabled={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          {t('public.more')}
        </button>
      ) : null}
      <details>
        <summary>{t('public.rule')}</summary>
        <p>{first.sentence.replaceAll('**', '')}</p>
        <p className="muted small">{t('public.withheld')}</p>
      </details>
    </>
  )
}
