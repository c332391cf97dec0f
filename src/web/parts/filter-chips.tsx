import { t } from '../i18n/t.ts'
import { CloseIcon } from '../ui/icons.tsx'
import { useFilters } from './use-filters.ts'

export type Chip = {
  /** Names in the address that go together: from and to. */
  readonly names: readonly string[]
  readonly label: string
  /** What it is narrowed to, as people say it; empty: the label says it. */
  readonly value: string
}

/** What narrows a list besides the boxes above it — a figure that was followed brings it along — each to be taken away by itself. */
export function FilterChips({ chips }: { chips: readonly Chip[] }) {
  const [filters, change] = useFilters()
  const shown = chips.filter((chip) => chip.names.some((name) => filters[name]))
  if (shown.length === 0) return null
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
              onClick={() => change(Object.fromEntries(chip.names.map((name) => [name, undefined])))}
            >
              <CloseIcon />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
