import type { PlainDateString } from './day.ts'
import type { DeadlineParts } from './deadline.ts'
import { describeTimeLimit, LIMIT_UNITS, type TimeLimit } from './time-limit.ts'

/** 2026-02-14 → 2-14, or with the year where it is not the year of `beside`. */
function shortDay(day: PlainDateString, beside: PlainDateString): string {
  const short = `${Number(day.slice(5, 7))}-${Number(day.slice(8))}`
  return day.slice(0, 4) === beside.slice(0, 4) ? short : `${day.slice(0, 4)}-${short}`
}

/**
 * The reckoning in one Chinese sentence:
 * `收到 2026-02-13，次日起 5 个工作日（2-14 调休上班）→ 2026-02-27`.
 */
export function explainDeadline(parts: DeadlineParts): string {
  return `${beginning(parts)}${brackets(parts)}${stopped(parts)}${graced(parts)}${arrow(parts)}`
}

function amountOf(limit: TimeLimit): string {
  return limit.kind === 'amount' ? describeTimeLimit({ ...limit, base: null, side: 'after' }) : describeTimeLimit(limit)
}

function beginning({ limit, from, counts, movedTo }: DeadlineParts): string {
  if (!from) return describeTimeLimit(limit)
  const precise = limit.kind === 'amount' && ['minutes', 'hours', 'working_hours'].includes(limit.steps[0]?.unit ?? '')
  const at = (precise || movedTo) && from.time ? `${from.name} ${from.day} ${from.time}` : `${from.name} ${from.day}`
  const moved = movedTo ? `（${movedTo.cutOff} 后或非工作日，视为 ${movedTo.day} 收到）` : ''
  if (limit.kind === 'amount' && limit.side === 'before') return `${at} 前 ${amountOf(limit)}`
  if (counts === null) return `${at}${moved}${from.time === null ? ' 后 ' : '，'}${amountOf(limit)}`
  return `${at}${moved}，${counts === 'same_day' ? '当日起' : '次日起'} ${amountOf(limit)}`
}

function brackets({ makeUpDays, unknownYears, dueDay }: DeadlineParts): string {
  const notes: string[] = []
  if (makeUpDays.length > 0) {
    notes.push(`${makeUpDays.map((day) => shortDay(day, dueDay)).join('、')} 调休上班`)
  }
  if (unknownYears.length > 0) notes.push(`${unknownYears.join('、')} 年放假安排未公布，暂按周末推算`)
  return notes.length > 0 ? `（${notes.join('；')}）` : ''
}

function stopped({ stopped, standsStill }: DeadlineParts): string {
  const spent = stopped ? `，停计 ${Math.round(stopped.n * 10) / 10} ${LIMIT_UNITS[stopped.unit]}` : ''
  return standsStill ? `${spent}，计时停止中` : spent
}

function graced({ grace }: DeadlineParts): string {
  return grace ? `，${grace.after} 后宽限 ${amountOf(grace.limit)}` : ''
}

function arrow({ dueDay, dueTime, makeUpDays, unknownYears, stopped, standsStill, grace }: DeadlineParts): string {
  const tight = (makeUpDays.length > 0 || unknownYears.length > 0) && !stopped && !standsStill && !grace
  // An instant exactly at the turn of the day belongs to the day that ends: say 24:00, not 00:00 of a day already over.
  const time = dueTime === '00:00' ? ' 24:00' : dueTime ? ` ${dueTime}` : ''
  return `${tight ? '' : ' '}→ ${dueDay}${time}`
}
