import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { LinkedPeople } from '../../parts/linked-people.tsx'
import { type Linked, teamOf } from './team-of.ts'

/** Who stands for a project, by what they are declared as: leader, lead units, members, each with its unit; former ones in a list of their own. */
export function Team({ links, day }: { links: readonly Linked[]; day: string }) {
  const groups = teamOf(links, day)
  const team = new Set(groups.flatMap(({ members }) => members))
  const others = links.filter((link) => !team.has(link))
  if (groups.length === 0) return <LinkedPeople links={others} />
  return (
    <>
      <section className="panel">
        <div className="head">
          <h2>{t('project.team')}</h2>
        </div>
        <dl className="body facts">
          {groups.map(({ title, members }) => (
            <div key={title} style={{ display: 'contents' }}>
              <dt>{title}</dt>
              <dd>
                <ul className="stack tight">
                  {members.map((link) => (
                    <li key={link.id}>
                      <span className="strong">{link.person?.name ?? link.org?.name}</span>{' '}
                      <span className="muted small">
                        {link.person && link.org ? `${link.org.name} · ` : ''}
                        {t('link.since', { day: formatDay(link.fromDay, { weekday: false }) })}
                      </span>
                    </li>
                  ))}
                </ul>
              </dd>
            </div>
          ))}
        </dl>
      </section>
      {others.length > 0 ? <LinkedPeople links={others} /> : null}
    </>
  )
}
