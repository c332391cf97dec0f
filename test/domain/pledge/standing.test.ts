import { expect, it } from 'vitest'
import { standingOf } from '#domain/pledge/standing.ts'

it.each([
  ['open', '2026-06-30', null, '2026-06-30', 'due_soon'],
  ['open', '2026-06-30', null, '2026-07-01', 'overdue'],
  ['open', '2026-06-30', null, '2026-06-16', 'due_soon'],
  ['open', '2026-06-30', null, '2026-06-15', 'running'],
  ['open', null, null, '2030-01-01', 'running'],
  ['kept', '2026-06-30', '2026-06-30', '2026-08-01', 'kept'],
  ['kept', '2026-06-30', '2026-07-01', '2026-08-01', 'kept_late'],
  ['kept', null, '2026-07-01', '2026-08-01', 'kept'],
  ['not_kept', '2026-06-30', '2026-07-01', '2026-08-01', 'not_kept'],
] as const)('a pledge that is %s, due %s, settled %s, is on %s: %s', (state, dueDay, settledDay, today, expected) => {
  expect(standingOf({ state, dueDay, settledDay }, today)).toBe(expected)
})
