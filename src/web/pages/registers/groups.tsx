import { Link } from '@tanstack/react-router'
import { type Register, type RegisterName, registerQuery, useGroups } from '../../api/registers.ts'
import { formatCount, formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'
import { fieldTitle } from '../../parts/entry-value.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { Loaded } from '../../parts/states.tsx'
import { compact, useFilters } from '../../parts/use-filters.ts'
import type { Search } from '../../routes/shells.ts'

const BY = ['org', 'person', 'enterprise', 'area', 'month'] as const

/** Which totals: by unit, person, enterprise, area or month. */
export function GroupPick() {
  const [filters] = useFilters()
  return (
    <nav className="row" aria-label={t('register.group_by')}>
      <span className="muted small">{t('register.group_by')}</span>
      {BY.map((by) => (
        <Link
          key={by}
          to="."
          className="tag"
          aria-current={filters.by === by ? 'true' : undefined}
          search={compact({ ...filters, by: filters.by === by ? undefined : by, entry: undefined })}
        >
          {t(`register.by.${by}`)}
        </Link>
      ))}
    </nav>
  )
}

type Props = { readonly name: RegisterName; readonly register: Register; readonly fixed?: Search | undefined }

/** Totals per group; every count opens the entries it counts. */
export function Groups({ name, register, fixed }: Props) {
  const [{ by = '', ...filters }] = useFilters()
  const query = useGroups(name, by, { ...filters, ...fixed })
  const narrowed = (key: string): Search =>
    by === 'month'
      ? { ...filters, from: `${key}-01`, to: lastOf(key), by: undefined }
      : { ...filters, [`${by}Id`]: key, by: undefined }
  const sums = register.fields.filter((field) => ['number', 'money', 'count'].includes(field.type))
  const yes = register.fields.filter((field) => field.type === 'yes_no')
  return (
    <section className="panel">
      <Loaded query={query}>
        {(groups) => (
          <>
            <div className="list-bar">
              <span className="grow" />
              <ExportButton
                ledger="entry_groups"
                filter={{ ...registerQuery({ ...filters, ...fixed }), ...name, by }}
                act="form.export"
              />
            </div>
            <div className="list-scroll" tabIndex={0} role="region" aria-label={t('register.group_by')}>
              <table className="table dense">
                <thead>
                  <tr>
                    <th scope="col">{t(`register.by.${by as (typeof BY)[number]}`)}</th>
                    <NumHead {...headOf('register.count')} />
                    <NumHead {...headOf('register.enterprises')} />
                    {[...sums, ...yes].map((field) => (
                      <NumHead key={field.id} title={fieldTitle(field)} definition={t('col.register.sum')} />
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {groups.map((group) => (
                    <tr key={group.key ?? ''}>
                      <td className="cell-name">
                        {group.name ?? <span className="muted">{t('register.none_of')}</span>}
                      </td>
                      <td className="num">
                        {group.key === null ? (
                          formatCount(group.total)
                        ) : (
                          <Link to="." search={compact(narrowed(group.key))}>
                            {formatCount(group.total)}
                          </Link>
                        )}
                      </td>
                      <td className="num">{group.enterprises || ''}</td>
                      {group.sums.map((sum) => (
                        <td key={sum.field} className="num">
                          {sum.filled === 0 ? '' : formatValue(sum.sum)}
                        </td>
                      ))}
                      {group.yes.map((one) => (
                        <td key={one.field} className="num">
                          {group.key === null || one.count === 0 ? (
                            one.count
                          ) : (
                            <Link to="." search={compact({ ...narrowed(group.key), [`f.${one.field}`]: 'true' })}>
                              {one.count}
                            </Link>
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          </>
        )}
      </Loaded>
    </section>
  )
}

function lastOf(month: string): string {
  const [year = 0, n = 1] = month.split('-').map(Number)
  return `${month}-${new Date(Date.UTC(year, n, 0)).getUTCDate()}`
}
