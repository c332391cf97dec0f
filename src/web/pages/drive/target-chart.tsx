import type { TargetPage } from '../../api/targets.ts'
import { daysBetween, formatDay } from '../../format/date.ts'
import { formatValue } from '../../format/number.ts'
import { t } from '../../i18n/t.ts'

const [WIDTH, HEIGHT, LEFT, BOTTOM] = [640, 200, 52, 22]

/** Readings against the planned line and the target, over the period; the table beside it has the figures. */
export function TargetChart({ target }: { target: TargetPage }) {
  const { firstDay, lastDay, readings, schedule, forecast } = target
  const length = Math.max(1, daysBetween(firstDay, lastDay))
  const planned = schedule.length > 0 ? schedule : [{ day: lastDay, value: target.target }]
  const line = [
    { day: firstDay, value: target.better === 'down' ? target.target : Math.min(target.baseline ?? 0, 0) },
    ...planned,
  ]
  const top = Math.max(target.target, forecast?.value ?? 0, ...readings.map((one) => one.value)) * 1.08 || 1
  const x = (day: string) =>
    LEFT + (Math.min(length, Math.max(0, daysBetween(firstDay, day))) / length) * (WIDTH - LEFT - 12)
  const y = (value: number) => HEIGHT - BOTTOM - (Math.max(0, value) / top) * (HEIGHT - BOTTOM - 12)
  const path = (points: readonly { day: string; value: number }[]) =>
    points.map((one) => `${x(one.day)},${y(one.value)}`).join(' ')
  const last = readings.at(-1)
  return (
    <svg
      viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
      className="chart"
      role="img"
      aria-label={t('target.chart', { title: target.title })}
    >
      <line className="axis" x1={LEFT} y1={HEIGHT - BOTTOM} x2={WIDTH - 12} y2={HEIGHT - BOTTOM} />
      <line className="goal" x1={LEFT} y1={y(target.target)} x2={WIDTH - 12} y2={y(target.target)} />
      <text x={LEFT - 6} y={y(target.target) + 4} textAnchor="end">
        {formatValue(target.target)}
      </text>
      <polyline className="plan" points={path(line)} />
      {last && forecast ? (
        <polyline className="guess" points={path([last, { day: lastDay, value: forecast.value }])} />
      ) : null}
      <polyline className="read" points={path(readings)} />
      {readings.map((one) => (
        <circle key={one.id} cx={x(one.day)} cy={y(one.value)} r={3.5}>
          <title>{`${formatDay(one.day, { weekday: false })} ${formatValue(one.value)}`}</title>
        </circle>
      ))}
      {last ? (
        <text x={Math.min(x(last.day) + 6, WIDTH - 60)} y={y(last.value) - 8}>
          {formatValue(last.value)}
        </text>
      ) : null}
      <text x={LEFT} y={HEIGHT - 6}>
        {formatDay(firstDay, { weekday: false })}
      </text>
      <text x={WIDTH - 12} y={HEIGHT - 6} textAnchor="end">
        {formatDay(lastDay, { weekday: false })}
      </text>
    </svg>
  )
}
