import type { ReactNode } from 'react'
import { formatCount } from '../format/number.ts'
import { t } from '../i18n/t.ts'
import type { AllFound } from './bulk/bulk.ts'

type Props = {
  readonly n: number
  /** All that the filter finds are chosen. */
  readonly all: AllFound | undefined
  /** How many there are besides; null: the list does not count them. */
  readonly total?: number | null
  readonly chooseAll?: () => void
  readonly clear: () => void
  readonly children: ReactNode
}

/** How many rows are chosen, that all may be, and what may be done to them. */
export function ChosenBar({ n, all, total, chooseAll, clear, children }: Props) {
  const counted = (of: number | null | undefined, words: 'all_found' | 'all_chosen', without: string) =>
    of === null || of === undefined ? without : t(`list.${words}`, { total: formatCount(of) })
  return (
    <div className="list-bar" style={{ background: 'var(--chosen)' }}>
      <span className="strong" role="status">
        {all ? counted(all.total, 'all_chosen', t('list.all_rows_chosen')) : t('list.chosen', { n })}
      </span>
      {chooseAll ? (
        <button type="button" className="link-button" onClick={chooseAll}>
          {counted(total, 'all_found', t('list.all_rows'))}
        </button>
      ) : null}
      {children}
      <button type="button" className="button plain small" onClick={clear}>
        {t('do.clear')}
      </button>
    </div>
  )
}
