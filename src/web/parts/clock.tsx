import { type CountWorkingDays, useWorkingDays } from '../api/working-days.ts'
import { now } from '../format/clock.ts'
import { formatDeadline, formatMoment, millis, today } from '../format/date.ts'
import { t, word } from '../i18n/t.ts'
import { ClockIcon } from '../ui/icons.tsx'
import { Pop } from '../ui/pop.tsx'

/** What remains, in the clock's own unit; negative: how much it is over. */
export type Remaining = { readonly n: number; readonly unit: string }

export type ClockShown = {
  /** The clock's name in the program: 答复, 签收 …. */
  readonly title?: string | null
  readonly dueAt: string
  readonly doneAt?: string | null
  readonly stoppedAt?: string | null
  readonly stopReason?: string | null
  readonly cancelledAt?: string | null
  readonly dueDay?: string
  /** The reckoning in one sentence: every clock has one. */
  readonly explain: string | null
  readonly unknownYears?: readonly number[]
}

export type ClockTone = 'calm' | 'near' | 'over' | 'met' | 'stopped'

const NEAR = 48 * 3_600_000

/** How it stands at a moment: near from two days before; what is done late was late. */
export function toneOf(clock: ClockShown, at: number): ClockTone {
  if (clock.doneAt || clock.cancelledAt) return 'met'
  if (clock.stoppedAt) return 'stopped'
  const left = millis(clock.dueAt) - at
  if (left <= 0) return 'over'
  return left <= NEAR ? 'near' : 'calm'
}

/** What remains or is over, in the clock's own unit: working days where it was reckoned in them and the calendar is at hand. */
export function remainingOf(clock: ClockShown, at: number, count?: CountWorkingDays): Remaining {
  const inWorkingDays = clock.explain?.includes('个工作日') && clock.dueDay
  const working = inWorkingDays && count ? count(today(at), clock.dueDay ?? '') : undefined
  if (working !== undefined && working !== 0) return { n: working, unit: 'working_days' }
  const left = millis(clock.dueAt) - at
  const size = Math.abs(left)
  const sign = left < 0 ? -1 : 1
  if (size >= NEAR) return { n: sign * Math.floor(size / 86_400_000), unit: 'days' }
  if (size >= 3_600_000) return { n: sign * Math.floor(size / 3_600_000), unit: 'hours' }
  return { n: sign * Math.max(1, Math.floor(size / 60_000)), unit: 'minutes' }
}

function leftWords(clock: ClockShown, tone: ClockTone, at: number, count?: CountWorkingDays): string {
  if (clock.cancelledAt) return t('clock.cancelled')
  if (clock.doneAt) return millis(clock.doneAt) > millis(clock.dueAt) ? t('clock.late') : t('clock.met')
  if (tone === 'stopped') return t('clock.stopped')
  const { n, unit } = remainingOf(clock, at, count)
  const size = Math.abs(Math.round(n * 10) / 10)
  if (size === 0) return tone === 'over' ? t('clock.over_now') : t('clock.today')
  return t(tone === 'over' ? 'clock.over' : 'clock.left', { n: size, unit: word('unit', unit) })
}

/** One clock, everywhere the same: what remains, the moment itself, and at a touch how it was reckoned. */
export function Clock({ clock, named }: { clock: ClockShown; named?: boolean }) {
  const count = useWorkingDays()
  const at = now()
  const tone = toneOf(clock, at)
  const words = leftWords(clock, tone, at, count)
  const moment = clock.doneAt ? formatMoment(clock.doneAt) : formatDeadline(clock.dueAt)
  return (
    <Pop
      className={`clock ${tone}`}
      name={`${clock.title ?? t('clock.name')}：${words} · ${moment}`}
      content={<Reckoning clock={clock} />}
    >
      {tone === 'near' || tone === 'over' ? <Sign over={tone === 'over'} /> : null}
      {named && clock.title ? <span>{clock.title}</span> : null}
      <span className="left">{words}</span>
      <span className="moment">· {moment}</span>
    </Pop>
  )
}

function Reckoning({ clock }: { clock: ClockShown }) {
  return (
    <span className="stack tight" style={{ display: 'grid' }}>
      <span className="row strong">
        <ClockIcon />
        {clock.title ?? t('clock.name')}
      </span>
      <span>{clock.explain ?? t('clock.due_at', { moment: formatDeadline(clock.dueAt) })}</span>
      {clock.stoppedAt ? (
        <span>
          {t('clock.stopped_since', { moment: formatMoment(clock.stoppedAt) })}
          {clock.stopReason ? `：${clock.stopReason}` : ''}
        </span>
      ) : null}
      {clock.doneAt ? <span>{t('clock.done_at', { moment: formatMoment(clock.doneAt) })}</span> : null}
      {clock.unknownYears?.length ? (
        <span>{t('clock.unknown_years', { years: clock.unknownYears.join('、') })}</span>
      ) : null}
    </span>
  )
}

/** Never colour alone. */
function Sign({ over }: { over: boolean }) {
  return <span aria-hidden="true">{over ? '▲' : '△'}</span>
}
