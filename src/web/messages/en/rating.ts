import type { rating as source } from '../zh-CN/rating.ts'

export const rating: Readonly<Record<keyof typeof source, string>> = {
  'rating.units': 'Rate units · {quarter}',
  'rating.units_note':
    '{n} of {of} rated; until {day} you may change it, and your last word counts. The unit does not see who rated it.',
  'rating.find_unit': 'Find a unit by name',
  'rating.more_units': '{n} more; find them by name',
  'rating.no_such_unit': 'No unit of that name',
  'rating.unit_rated': '{unit} rated ({quarter}): {grade}',
  'rating.unit_changed': 'Rating of {unit} ({quarter}) changed to: {grade}',
}
