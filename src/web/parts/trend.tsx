type Point = { readonly day: string; readonly value: number | null }

/** A figure over time as one line with its first and last value written at it; the table stands beside. */
export function Trend({
  points,
  label,
  format,
}: {
  points: readonly Point[]
  label: string
  format: (value: number) => string
}) {
  const known = points.flatMap((one) => (one.value === null ? [] : [{ at: Date.parse(one.day), value: one.value }]))
  const [first, last] = [known[0], known.at(-1)]
  if (!first || !last || known.length < 2) return null
  const most = Math.max(...known.map((one) => one.value), 1)
  const x = (at: number) => 4 + ((at - first.at) / (last.at - first.at)) * 292
  const y = (value: number) => 56 - (value / most) * 48
  return (
    <figure style={{ margin: 0 }}>
      <figcaption className="small row apart">
        <span>{label}</span>
        <span className="muted">
          {format(first.value)} → {format(last.value)}
        </span>
      </figcaption>
      <svg
        viewBox="0 0 300 60"
        role="img"
        aria-label={`${label} ${format(first.value)} → ${format(last.value)}`}
        style={{ width: '100%', height: 60 }}
      >
        <polyline
          points={known.map((one) => `${x(one.at)},${y(one.value)}`).join(' ')}
          fill="none"
          stroke="var(--act)"
          strokeWidth="1.5"
        />
        {known.map((one) => (
          <circle key={one.at} cx={x(one.at)} cy={y(one.value)} r="2" fill="var(--act)" />
        ))}
      </svg>
    </figure>
  )
}
