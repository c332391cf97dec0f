import { t, word } from '../../i18n/t.ts'
import { Pick, SearchInput } from '../../parts/filter-bar.tsx'
import { useFilters } from '../../parts/use-filters.ts'

const STATES = ['recorded', 'assigned', 'working', 'answered', 'suspended', 'closed', 'dismissed', 'merged'] as const
const KINDS = ['problem', 'complaint', 'rectification', 'decision', 'task', 'commitment', 'appeal'] as const
const FLAGS = ['disputed', 'falseClosure', 'reopened'] as const

/** What narrows the list of matters. */
export function MatterFilters() {
  const [filters, change] = useFilters()
  const flag = FLAGS.find((name) => filters[name]) ?? (filters.asked ? `asked-${filters.asked}` : '')
  return (
    <>
      <SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('matter.search')} />
      <Pick
        label={t('matter.state')}
        value={filters.state ?? ''}
        options={STATES.map((state) => [state, word('state', state)])}
        onChange={(state) => change({ state })}
      />
      <Pick
        label={t('matter.kind')}
        value={filters.kind ?? ''}
        options={KINDS.map((kind) => [kind, word('kind', kind)])}
        onChange={(kind) => change({ kind })}
      />
      <Pick
        label={t('matter.due')}
        value={filters.due ?? ''}
        options={(['overdue', 'today', 'week', 'at_risk', 'in_time'] as const).map((due) => [due, word('due', due)])}
        onChange={(due) => change({ due })}
      />
      <Pick
        label={t('matter.flags')}
        value={flag}
        options={[
          ...FLAGS.map((name) => [name, word('matter.filter', name)] as const),
          ['asked-extension', t('matter.filter.extension')],
          ['asked-objection', t('matter.filter.objection')],
        ]}
        onChange={(name) =>
          change({
            disputed: undefined,
            falseClosure: undefined,
            reopened: undefined,
            asked: name.startsWith('asked-') ? name.slice(6) : undefined,
            ...(FLAGS.includes(name as (typeof FLAGS)[number]) ? { [name]: 'true' } : {}),
          })
        }
      />
      <Pick
        label={t('list.sort')}
        value={filters.sort ?? ''}
        options={[
          ['', t('matter.sort.due')],
          ['newest', t('matter.sort.newest')],
        ]}
        always
        onChange={(sort) => change({ sort })}
      />
    </>
  )
}
