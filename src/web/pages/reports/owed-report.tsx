import { Link, useNavigate } from '@tanstack/react-router'
import { explain } from '../../api/problem.ts'
import { type ReportsOwed, useDraftReport } from '../../api/reports.ts'
import { useMay } from '../../api/session.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'

type Owed = ReportsOwed[number]['kinds'][number]['owed'][number]

type Props = {
  readonly program: string
  readonly report: string
  readonly owed: Owed
  /** Where its page is: the office's, or the phone's. */
  readonly to?: '/reports/$id' | '/m/reports/$id'
}

/** One report that is owed: opened when it is there, drafted when it is not; late ones in red, with the word. */
export function OwedReport({ program, report, owed, to = '/reports/$id' }: Props) {
  const may = useMay()
  const navigate = useNavigate()
  const draft = useDraftReport()
  const tone = owed.state === 'missed' ? 'tag red' : 'tag'
  const begin = () =>
    draft.mutate(
      {
        programKey: program,
        report,
        calendar: owed.calendar,
        ordinal: owed.ordinal,
        ...(owed.ownerKind === 'person' ? { personId: owed.ownerId } : { orgId: owed.ownerId }),
      },
      { onSuccess: ({ id }) => void navigate({ to, params: { id } }) },
    )
  return (
    <span className="stack tight">
      {owed.reportId && owed.reportState !== 'returned' ? (
        <Link to={to} params={{ id: owed.reportId }}>
          {word('report.state', owed.reportState)}
        </Link>
      ) : owed.state === 'met' || owed.state === 'late' ? (
        // What fulfils the duty came another way, by a ledger or an import.
        <span>{t(owed.state === 'met' ? 'report.filed' : 'report.filed_late')}</span>
      ) : may('report.record') && owed.state !== 'excused' ? (
        <button type="button" className="button small" disabled={draft.isPending} onClick={begin}>
          {t(owed.reportState === 'returned' ? 'report.rewrite' : 'report.open')}
        </button>
      ) : (
        <span>{word('report.state', owed.reportState ?? 'none')}</span>
      )}
      {owed.state === 'open' ? (
        <span className="muted small nowrap">
          {t('report.due', { day: formatDay(owed.dueDay, { weekday: false }) })}
        </span>
      ) : owed.state === 'met' || (owed.state === 'late' && !owed.reportId) ? null : (
        <span className={tone}>{word('duty.state', owed.state)}</span>
      )}
      {draft.error ? (
        <span role="alert" className="small">
          {explain(draft.error)}
        </span>
      ) : null}
    </span>
  )
}
