import { t } from '../../i18n/t.ts'
import { useFilters } from '../../parts/use-filters.ts'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { FoundGroups, SearchField } from '../search/search.tsx'

/** Search on the road: matters and enterprises, as one types. */
export function PhoneSearch() {
  const [filters, change] = useFilters()
  return (
    <PhonePage title={t('search.title')} back="/m/today">
      <SearchField value={filters.q ?? ''} onChange={(q) => change({ q })} />
      <FoundGroups q={filters.q ?? ''} limit={20} only={['matter', 'enterprise']} phone />
    </PhonePage>
  )
}
