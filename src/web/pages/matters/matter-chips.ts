import type { MatterRow } from '../../api/matters.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import type { Chip } from '../../parts/filter-chips.tsx'
import type { Search } from '../../routes/shells.ts'

/** Filters of matters that have no box of their own; whom one is about is named by a row that it left. */
export function matterChips(filters: Search, row: MatterRow | undefined): readonly Chip[] {
  const words = (value: string | undefined) => (value ?? '').split(',').join('、')
  const span = (from: string | undefined, to: string | undefined) =>
    [from, to].map((day) => (day ? formatDay(day, { weekday: false }) : '')).join(' — ')
  const one = (name: string, label: string, value = ''): Chip => ({ names: [name], label, value })
  // A box shows one of them; several stand here.
  const several = (name: string, label: string, family: string): readonly Chip[] =>
    filters[name]?.includes(',')
      ? [
          one(
            name,
            label,
            filters[name]
              .split(',')
              .map((value) => word(family, value))
              .join('、'),
          ),
        ]
      : []
  return [
    ...several('state', t('matter.state'), 'state'),
    ...several('kind', t('matter.kind'), 'kind'),
    one('program', t('matter.program'), filters.program),
    one('source', t('matter.source'), words(filters.source)),
    one('category', t('matter.category'), words(filters.category)),
    one('urgency', t('matter.urgency'), words(filters.urgency)),
    one(
      'lacking',
      t('filter.lacking'),
      words(filters.lacking)
        .split('、')
        .map((part) => word('filter.lacking', part))
        .join('、'),
    ),
    one('countsAs', t('filter.counts_as'), word('outcome', filters.countsAs)),
    one('passed', t('filter.passed'), word('stage', filters.passed)),
    {
      names: ['recordedFrom', 'recordedTo'],
      label: t('matter.at'),
      value: span(filters.recordedFrom, filters.recordedTo),
    },
    {
      names: ['closedFrom', 'closedTo'],
      label: t('matter.closed_at'),
      value: span(filters.closedFrom, filters.closedTo),
    },
    one('openOn', t('filter.open_on'), filters.openOn ? formatDay(filters.openOn, { weekday: false }) : ''),
    one('open', t('filter.open')),
    one('about', t('filter.about')),
    one('areaId', t('filter.area')),
    one('leadOrgId', t('matter.lead'), row?.leadOrg?.name),
    one('orgId', t('matter.counted_for'), row?.org?.name),
    one('unitId', t('filter.unit')),
    one('assistOrgId', t('filter.assisting')),
    one('handlerId', t('filter.handler')),
    one('personId', t('matter.holder'), row?.person?.name),
    one('leaderId', t('matter.submitted_to'), row?.leader?.name),
    one('enterpriseId', t('matter.target'), row?.enterprise?.name),
    one('projectId', t('matter.target'), row?.project?.name),
  ]
}
