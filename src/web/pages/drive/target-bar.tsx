import type { PromisedTarget } from '../../api/targets.ts'
import { formatShare, formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'

type Row = Pick<PromisedTarget, 'value' | 'target' | 'completion' | 'elapsed' | 'behind' | 'source' | 'unit' | 'title'>

/** Completion as a bar with a line where time stands; behind its schedule is said in a word too. */
export function TargetBar({ row }: { row: Row }) {
  if (row.value === null) return <span className="muted">{t('target.unread')}</span>
  const share = row.completion ?? 0
  return (
    <span className="target-bar">
      <span className="progress" aria-hidden="true">
        <span style={{ width: `${Math.min(100, Math.max(0, share * 100))}%` }} />
        <i
          style={{ left: `${row.elapsed * 100}%` }}
          title={t('target.time_gone', { share: formatShare(row.elapsed) })}
        />
      </span>
      <span className="nowrap strong">{row.completion === null ? t('value.not_applicable') : formatShare(share)}</span>
      {row.behind ? <span className="tag amber">{t('target.behind')}</span> : null}
    </span>
  )
}

/** A value with its unit: 1,170 万元. */
export function withUnit(value: number, unit: string | null): string {
  return unit ? `${formatValue(value)} ${unit}` : formatValue(value)
}
