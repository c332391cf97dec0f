import { t } from '../i18n/t.ts'
import type { Search } from '../routes/shells.ts'
import { CloseIcon } from '../ui/icons.tsx'
import { useFilters } from './use-filters.ts'

export type Chip = {
  /** Names in the address that go together: from and to. */
  readonly names: readonly string[]
  readonly label: string
  /** What it is narrowed to, as people say it; empty: the label says it. */
  readonly value: string
}

/** What stands in an address and narrows nothing: how it is sorted, which row is open, which form of the page. */
const NO_FILTER: readonly string[] = ['sort', 'id', 'view']

/**
 * What narrows a list — a figure that was followed brings more along than the boxes show — each to be taken away by itself, and all
 * of it by one press.
 */
export function FilterChips({ chips }: { chips: readonly Chip[] }) {
  const [filters, change] = useFilters()
  const shown = chips.filter((chip) => chip.names.some((name) => filters[name]))
  const active = Object.keys(filters).filter((name) => filters[name] && !NO_FILTER.includes(name))
  if (active.length === 0) return null
  return (
    <ul className="chips" aria-label={t('filter.narrowed')}>
      {shown.map((chip) => {
        const text = chip.value === '' ? chip.label : `${chip.label}：${chip.value}`
        return (
          <li key={chip.names.join()}>
            {text}
            <button
              type="button"
              className="icon-button"
              aria-label={t('filter.take_away', { filter: text })}
              onClick={() => change(without(chip.names))}
            >
              <CloseIcon />
            </button>
          </li>
        )
      })}
      <li className="all">
        <button type="button" className="button plain small" onClick={() => change(without(active))}>
          {t('filter.clear')}
        </button>
      </li>
    </ul>
  )
}

function without(names: readonly string[]): Search {
  return Object.fromEntries(names.map((name) => [name, undefined]))
}

/** A chip of one name in the address. */
export function chip(name: string, label: string, value = ''): Chip {
  return { names: [name], label, value }
}
