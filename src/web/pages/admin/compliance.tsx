import { useQuery } from '@tanstack/react-query'
import type { getCompliance } from '#http/contract/compliance.ts'
import { call } from '../../api/client.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { Loaded } from '../../parts/states.tsx'

const GROUPS = ['mobile', 'identity', 'access', 'audit', 'data', 'assess'] as const
const TAG = { holds: 'tag green', fails: 'tag red', unknown: 'tag' } as const

/** Which requirements hold right now, each with what was found. Looked at when the page is opened, never declared. */
export function Compliance() {
  const query = useQuery({
    queryKey: ['compliance'],
    queryFn: () => call<typeof getCompliance>('GET', '/api/compliance'),
    staleTime: 60_000,
  })
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.compliance')}</h1>
          {query.data ? <p className="sub">{t('compliance.what', { at: formatMoment(query.data.at) })}</p> : null}
        </div>
        <button type="button" className="button" disabled={query.isFetching} onClick={() => void query.refetch()}>
          {t('compliance.again')}
        </button>
      </div>
      <Loaded query={query} lines={14}>
        {({ checks }) => {
          const count = (state: keyof typeof TAG) => checks.filter((one) => one.state === state).length
          return (
            <div className="stack">
              <p className="strong" role="status">
                {t('compliance.summary', { holds: count('holds'), fails: count('fails'), unknown: count('unknown') })}
              </p>
              {GROUPS.map((group) => (
                <section key={group} className="panel" aria-label={word('compliance.group', group)}>
                  <div className="head">
                    <h2>{word('compliance.group', group)}</h2>
                  </div>
                  <div className="table-wrap">
                    <table className="table">
                      <thead>
                        <tr>
                          <th scope="col">{t('compliance.rule')}</th>
                          <th scope="col">{t('compliance.state')}</th>
                          <th scope="col">{t('compliance.evidence')}</th>
                        </tr>
                      </thead>
                      <tbody>
                        {checks
                          .filter((one) => one.group === group)
                          .map((one) => (
                            <tr key={one.id}>
                              <td style={{ width: '36%' }}>{one.rule}</td>
                              <td className="nowrap">
                                <span className={TAG[one.state]}>{word('compliance', one.state)}</span>
                              </td>
                              <td>{one.evidence}</td>
                            </tr>
                          ))}
                      </tbody>
                    </table>
                  </div>
                </section>
              ))}
            </div>
          )
        }}
      </Loaded>
    </div>
  )
}
