import { Link, useParams } from '@tanstack/react-router'
import { type PublicBoard, usePublicBoard } from '../../api/disclosure.ts'
import { formatDay } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { EmptyState, Loaded } from '../../parts/states.tsx'

/** What is public by rule, program by program; each line opens its rows. */
export function PublicBoardPage() {
  const { authority = '' } = useParams({ strict: false }) as { authority?: string }
  const board = usePublicBoard(authority)
  return (
    <Loaded query={board} lines={8}>
      {(found) => (
        <>
          <div className="page-head">
            <div>
              <h1>
                {found.authority} · {t('public.title')}
              </h1>
              <p className="sub">{t('public.sub')}</p>
            </div>
          </div>
          <Doors authority={authority} doors={found.doors} />
          {found.sections.length === 0 ? <EmptyState>{t('public.none')}</EmptyState> : null}
          {programsIn(found).map(([program, sections]) => (
            <section className="panel" key={program}>
              <div className="head">
                <h2>{sections[0]?.programTitle}</h2>
              </div>
              <ul className="body stack tight">
                {sections.map((one) => (
                  <li key={one.section}>
                    <Link
                      to="/p/$authority/$program/$section"
                      params={{ authority, program: one.program, section: one.section }}
                      className="strong"
                    >
                      {one.title}
                    </Link>
                    <span className="muted small">
                      {' '}
                      {word('public.kind', one.kind)} · {t('public.count', { n: formatCount(one.total) })}
                      {one.period ? ` · ${formatPeriod(one.period)}` : ''}
                      {one.latest ? ` · ${t('public.latest', { day: formatDay(one.latest) })}` : ''}
                      {one.clause ? ` · ${t('public.by_clause', { clause: one.clause })}` : ''}
                    </span>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </>
      )}
    </Loaded>
  )
}

const PATHS = {
  suggest: '/p/$authority/suggest',
  complain: '/p/$authority/complain',
  follow: '/p/$authority/complaint',
  pledges: '/p/$authority/pledges',
} as const

/** What anybody may do here, without signing in. */
function Doors({ authority, doors }: { authority: string; doors: PublicBoard['doors'] }) {
  if (doors.length === 0) return null
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('door.title')}</h2>
      </div>
      <ul className="body stack tight">
        {doors.map((door) => (
          <li key={door}>
            <Link to={PATHS[door]} params={{ authority }} className="strong">
              {t(`door.${door}`)}
            </Link>{' '}
            <span className="muted small">{t(`door.${door}_what`)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function programsIn({ sections }: PublicBoard): [string, PublicBoard['sections']][] {
  const programs = new Map<string, PublicBoard['sections']>()
  for (const one of sections) programs.set(one.program, [...(programs.get(one.program) ?? []), one])
  return [...programs]
}
