import { Link } from '@tanstack/react-router'
import { type MeetingsDue, useMeetingsDue } from '../../api/meetings.ts'
import { formatDay, plusDays, today } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'

type Kind = MeetingsDue[number]['kinds'][number]

/** What meetings are due from a week back to two weeks ahead, kind by kind and day by day; each figure opens its duties. */
export function DueBoard() {
  const [from, to] = [plusDays(today(), -7), plusDays(today(), 14)]
  const query = useMeetingsDue(from, to)
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('meeting.due_title')}</h2>
        <span className="muted small">
          {formatDay(from)} – {formatDay(to)}
        </span>
        <ExportButton ledger="meetings_due" filter={{ from, to }} />
      </div>
      <Loaded query={query} lines={4}>
        {(programs) =>
          programs.every(({ kinds }) => kinds.every(({ due }) => due.length === 0)) ? (
            <div className="body">
              <EmptyState>{t('meeting.due_none')}</EmptyState>
            </div>
          ) : (
            <div className="table-wrap" tabIndex={0} role="region" aria-label={t('meeting.due_title')}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col">{t('meeting.kind')}</th>
                    <th scope="col">{t('duty.due')}</th>
                    <th scope="col">{t('meeting.owner')}</th>
                  </tr>
                </thead>
                <tbody>
                  {programs.flatMap((program) =>
                    program.kinds.flatMap((kind) =>
                      byDay(kind).map(([day, due]) => (
                        <tr key={`${program.programKey} ${kind.meeting} ${day}`}>
                          <td>
                            {kind.title}
                            {kind.clause ? (
                              <span className="muted small"> {t('score.clause', { clause: kind.clause })}</span>
                            ) : null}
                          </td>
                          <td className="nowrap">{formatDay(day)}</td>
                          <td>
                            <DayOf program={program.programKey} due={due} day={day} />
                          </td>
                        </tr>
                      )),
                    ),
                  )}
                </tbody>
              </table>
            </div>
          )
        }
      </Loaded>
    </section>
  )
}

function DayOf({ program, due, day }: { program: string; due: Kind['due']; day: string }) {
  const done = due.filter(({ state }) => state === 'met' || state === 'late' || state === 'excused').length
  const missed = due.filter(({ state }) => state === 'missed')
  const rule = due[0]?.rule
  const search = { program, rule, dueFrom: day, dueTo: day }
  const few = due.length <= 3
  return (
    <>
      <Link to="/duties" search={search}>
        {t('meeting.due_of', { done, owed: due.length })}
      </Link>
      {missed.length > 0 ? (
        <>
          {' '}
          <Link to="/duties" search={{ ...search, state: 'missed' }} className="tag red">
            {t('meeting.due_missed', { n: missed.length })}
          </Link>
        </>
      ) : null}
      {few ? (
        <span className="muted small">
          {' '}
          {due.map(({ owner, state }) => `${owner ?? ''} ${word('duty.state', state)}`).join('、')}
        </span>
      ) : null}
    </>
  )
}

function byDay({ due }: Kind): [string, Kind['due']][] {
  const days = new Map<string, Kind['due']>()
  for (const one of due) days.set(one.dueDay, [...(days.get(one.dueDay) ?? []), one])
  return [...days]
}
