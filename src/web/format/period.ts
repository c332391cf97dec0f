import { readPeriodLabel } from '#domain/duty/period-label.ts'
import { t } from '../i18n/t.ts'

/** A period by its label, in the reader's words: 2026年10月, 2026年第三季度; a phase or the whole program by its own name. */
export function formatPeriod(label: string): string {
  const read = readPeriodLabel(label)
  if (!read) return label
  const { year } = read
  switch (read.unit) {
    case 'day':
      return t('period.day', { year, month: read.month, day: read.day })
    case 'half_month':
      return t(read.n === 1 ? 'period.half_month_1' : 'period.half_month_2', { year, month: read.month })
    case 'week':
      return t('period.week', { year, n: read.n })
    case 'month':
      return t('period.month', { year, n: read.n })
    case 'quarter':
      return t(`period.quarter_${read.n as 1 | 2 | 3 | 4}`, { year })
    case 'half_year':
      return t(read.n === 1 ? 'period.half_year_1' : 'period.half_year_2', { year })
    case 'year':
      return t('period.year', { year })
  }
}
