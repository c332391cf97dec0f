import { Link, useParams } from '@tanstack/react-router'
import { type ContestRead, useAdvanceContest, useContest, useLayAgain } from '../../api/contests.ts'
import { explain } from '../../api/problem.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { formatValue } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { headOf } from '../../parts/head-of.ts'
import { JudgeSheets } from '../../parts/judge-sheet.tsx'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { EnterContest } from './enter-contest.tsx'

/** A contest: entries and results, the judge's sheets, and for the office every sheet. */
export function ContestPage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useContest(id)
  return <Loaded query={query}>{(contest) => <Contest contest={contest} />}</Loaded>
}

function Contest({ contest }: { contest: ContestRead }) {
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/contests">{t('nav.contests')}</Link>
          </p>
          <h1>{contest.title}</h1>
          <p className="sub">
            {contest.programTitle} · {formatDay(contest.day)} · {word('contest.state', contest.state)} ·{' '}
            {t('contest.dropped', { highest: contest.dropHighest, lowest: contest.dropLowest })}
          </p>
        </div>
        <div className="row">
          <ExportButton ledger="contest" filter={{ id: contest.id }} />
          {contest.state === 'entering' && contest.may.enter ? <EnterContest id={contest.id} /> : null}
          <Advance contest={contest} />
        </div>
      </div>
      <p className="muted">
        {contest.items
          .map((item) =>
            t('contest.item', { title: item.title, most: formatValue(item.most), weight: formatValue(item.weight) }),
          )
          .join('；')}
      </p>
      <Returned contest={contest} />
      <Results contest={contest} />
      {contest.isJudge ? (
        <section className="stack">
          <h2>{t('contest.my_sheets')}</h2>
          <JudgeSheets contest={contest} />
        </section>
      ) : null}
      {contest.judgeNames.length > 0 ? <Sheets contest={contest} /> : null}
    </div>
  )
}

/** Sent back by a leader and not laid before him again: until then he does not approve it. */
const isReturned = ({ state, returnedAt, laidAgainAt }: ContestRead) =>
  state === 'judging' && returnedAt !== null && laidAgainAt === null

/** The result came back: why, and for the office to lay it before the leader again. */
function Returned({ contest }: { contest: ContestRead }) {
  const lay = useLayAgain(contest.id)
  const { returnedAt, returnReason, may, revision } = contest
  if (!isReturned(contest)) return null
  return (
    <div className="note amber row apart" role="status">
      <span>{t('contest.returned', { at: formatMoment(returnedAt ?? ''), reason: returnReason ?? '' })}</span>
      {may.declare ? (
        <button
          type="button"
          className="button"
          disabled={lay.isPending}
          onClick={() =>
            lay.mutate(
              { revision },
              {
                onSuccess: () => tellAfterAct({ sentence: t('contest.laid_again') }),
                onError: (error) => tellAfterAct({ sentence: explain(error) }),
              },
            )
          }
        >
          {t('contest.lay_again')}
        </button>
      ) : null}
    </div>
  )
}

const NEXT = { entering: 'judging', judging: 'approved', approved: 'published' } as const

function Advance({ contest }: { contest: ContestRead }) {
  const advance = useAdvanceContest(contest.id)
  if (contest.state === 'published') return null
  const to = NEXT[contest.state]
  if (to === 'approved' && isReturned(contest)) return null
  if (to === 'approved' ? !contest.may.approve : !contest.may.declare) return null
  return (
    <button
      type="button"
      className="button main"
      disabled={advance.isPending}
      onClick={() =>
        advance.mutate(
          { revision: contest.revision, to },
          {
            onSuccess: () => tellAfterAct({ sentence: word('contest.advanced', to) }),
            onError: (error) => tellAfterAct({ sentence: explain(error) }),
          },
        )
      }
    >
      {word('contest.advance', to)}
    </button>
  )
}

function Results({ contest }: { contest: ContestRead }) {
  const rows = [...contest.entryRows].sort((a, b) => (a.place ?? 1e9) - (b.place ?? 1e9))
  if (rows.length === 0) return <EmptyState>{t('contest.no_entries')}</EmptyState>
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('contest.results')}</h2>
        {contest.state === 'published' || contest.judgeNames.length > 0 ? null : (
          <span className="muted small">{t('contest.results_later')}</span>
        )}
      </div>
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <NumHead {...headOf('contest.place')} />
              <th scope="col">{t('contest.org')}</th>
              <th scope="col">{t('contest.entry')}</th>
              <NumHead {...headOf('contest.score')} />
              <NumHead {...headOf('contest.sheets')} />
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.id}>
                <td className="num">{row.place ?? ''}</td>
                <td>{row.org.name}</td>
                <td>{row.title}</td>
                <td className="num">
                  {row.score === null ? (
                    <span className="muted">{t('value.not_applicable')}</span>
                  ) : (
                    formatValue(row.score)
                  )}
                </td>
                <td className="num">{row.sheets === null ? '' : row.sheets}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

/** Every judge's sheet, for the office: it stays visible after the results are out. */
function Sheets({ contest }: { contest: ContestRead }) {
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('contest.all_sheets')}</h2>
        <span className="muted small">
          {t('contest.sheets_of', { n: contest.sheets, all: contest.entries * contest.judges })}
        </span>
      </div>
      <div className="table-wrap" tabIndex={0} role="region" aria-label={t('contest.all_sheets')}>
        <table className="table dense">
          <thead>
            <tr>
              <th scope="col">{t('contest.org')}</th>
              {contest.judgeNames.map((one) => (
                <NumHead key={one.id} title={one.name} definition={t('col.contest.judge')} />
              ))}
            </tr>
          </thead>
          <tbody>
            {contest.entryRows.map((entry) => (
              <tr key={entry.id}>
                <td>{entry.org.name}</td>
                {contest.judgeNames.map((judge) => {
                  const sheet = contest.sheetRows.find((one) => one.entryId === entry.id && one.person.id === judge.id)
                  const detail = sheet
                    ? contest.items.map((item) => `${item.title} ${sheet.marks[item.field] ?? ''}`).join('，')
                    : undefined
                  return (
                    <td className="num" key={judge.id} title={detail}>
                      {sheet ? formatValue(sheet.total) : <span className="muted">—</span>}
                    </td>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
