import { findEnterprises, findOrgs } from '../../api/lookups.ts'
import type { Register } from '../../api/registers.ts'
import { t } from '../../i18n/t.ts'
import { Pick, SearchInput } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { NamePick } from '../../ui/name-pick.tsx'

/** What narrows a register: words, days, its unit or enterprise, and each choice, yes-or-no, day and number of the form. */
export function RegisterFilters({ register }: { register: Register }) {
  const [filters, change] = useFilters()
  const set = (name: string) => (value: string) => change({ [name]: value, entry: undefined })
  return (
    <>
      <SearchInput value={filters.q ?? ''} onChange={set('q')} label={t('register.search')} />
      <input
        type="date"
        className="input"
        aria-label={t('register.from')}
        value={filters.from ?? ''}
        onChange={(event) => set('from')(event.target.value)}
      />
      <input
        type="date"
        className="input"
        aria-label={t('register.to')}
        value={filters.to ?? ''}
        onChange={(event) => set('to')(event.target.value)}
      />
      {register.fields.map((field) => (
        <FieldFilter key={field.id} field={field} />
      ))}
      <NamePick
        label={t('register.column.org')}
        of="org"
        find={findOrgs}
        id={filters.orgId}
        onChange={(orgId) => change({ orgId, entry: undefined })}
      />
      {register.about === 'enterprise' || register.about === 'visit' ? (
        <NamePick
          label={t('register.column.enterprise')}
          of="enterprise"
          find={findEnterprises}
          id={filters.enterpriseId}
          onChange={(enterpriseId) => change({ enterpriseId, entry: undefined })}
        />
      ) : null}
      {register.followers.map((follower) => (
        <Pick
          key={follower.form}
          label={follower.title}
          value={filters.followedBy === follower.form ? 'yes' : filters.notFollowedBy === follower.form ? 'no' : ''}
          options={[
            ['yes', t('register.followed', { form: follower.title })],
            ['no', t('register.not_followed', { form: follower.title })],
          ]}
          onChange={(value) =>
            change({
              followedBy: value === 'yes' ? follower.form : undefined,
              notFollowedBy: value === 'no' ? follower.form : undefined,
              entry: undefined,
            })
          }
        />
      ))}
      <Pick
        label={t('register.state')}
        value={filters.voided ?? ''}
        options={[['true', t('register.voided')]]}
        onChange={set('voided')}
      />
    </>
  )
}

function FieldFilter({ field }: { field: Register['fields'][number] }) {
  const [filters, change] = useFilters()
  const set = (bound: string) => (value: string) => change({ [`f.${field.id}${bound}`]: value, entry: undefined })
  const value = filters[`f.${field.id}`] ?? ''
  if (field.type === 'choice' || field.type === 'choices') {
    if (field.choices.length === 0) return null
    return (
      <Pick label={field.title} value={value} options={field.choices.map((one) => [one, one])} onChange={set('')} />
    )
  }
  if (field.type === 'yes_no') {
    return (
      <Pick
        label={field.title}
        value={value}
        options={[
          ['true', t('register.yes_no', { field: field.title, value: t('value.yes') })],
          ['false', t('register.yes_no', { field: field.title, value: t('value.no') })],
        ]}
        onChange={set('')}
      />
    )
  }
  // Bounds come from links and saved views; a box for each number of a form would bury the list.
  const bounds = (['.min', '.max'] as const).filter((bound) => filters[`f.${field.id}${bound}`])
  return (
    <>
      {bounds.map((bound) => (
        <button key={bound} type="button" className="tag" onClick={() => set(bound)('')}>
          {field.title} {bound === '.min' ? '≥' : '≤'} {filters[`f.${field.id}${bound}`]} ✕
        </button>
      ))}
    </>
  )
}
