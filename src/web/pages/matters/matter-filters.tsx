import { useEffect, useState } from 'react'
import { t, word } from '../../i18n/t.ts'
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
        options={(['overdue', 'today', 'week', 'at_risk'] as const).map((due) => [due, word('due', due)])}
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

type PickProps = {
  readonly label: string
  readonly value: string
  readonly options: readonly (readonly [string, string])[]
  readonly onChange: (value: string) => void
  /** The options stand for themselves; no "all". */
  readonly always?: boolean
}

/** A filter as a short select with its name inside. */
export function Pick({ label, value, options, onChange, always }: PickProps) {
  return (
    <select className="input" aria-label={label} value={value} onChange={(event) => onChange(event.target.value)}>
      {always ? null : <option value="">{label}</option>}
      {options.map(([id, text]) => (
        <option key={id} value={id}>
          {text}
        </option>
      ))}
    </select>
  )
}

/** Text that filters a moment after one stops typing. */
export function SearchInput({
  value,
  onChange,
  label,
}: {
  value: string
  onChange: (value: string) => void
  label: string
}) {
  const [text, setText] = useState(value)
  useEffect(() => setText(value), [value])
  useEffect(() => {
    if (text === value) return
    const timer = setTimeout(() => onChange(text), 300)
    return () => clearTimeout(timer)
  }, [text, value, onChange])
  return (
    <input
      type="search"
      className="input"
      aria-label={label}
      placeholder={label}
      value={text}
      onChange={(event) => setText(event.target.value)}
    />
  )
}
