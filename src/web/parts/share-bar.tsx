import { formatShare } from '../format/number.ts'

/** A share as a bar with its figure beside it: 23/24, 95.8%. Where nobody owes anything there is no bar. */
export function ShareBar({ done, owed, label }: { done: number; owed: number; label: string }) {
  if (owed === 0) return null
  const share = done / owed
  return (
    <span className="share">
      <span
        className="progress"
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={owed}
        aria-valuenow={done}
      >
        <span style={{ width: `${Math.min(100, share * 100)}%` }} />
      </span>
      <span className="nowrap strong">{formatShare(share)}</span>
      <span className="nowrap muted small">
        {done}/{owed}
      </span>
    </span>
  )
}
