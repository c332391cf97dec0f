import { expect, it } from 'vitest'
import { addDays, weekdayOf } from '#domain/calendar/day.ts'
import { createWorkdayCalendar } from '#domain/calendar/workday-calendar.ts'
import { reckonSteps, type Step } from '#domain/project/approval.ts'
import { orderStages, STAGES } from '#domain/project/stages.ts'

const days = Array.from({ length: 60 }, (_, n) => addDays('2026-03-01', n))
let seq = 0
const calendar = createWorkdayCalendar(
  days.map((day) => {
    const works = weekdayOf(day) <= 5
    return { day, works, seq: works ? ++seq : seq, published: true, name: null }
  }),
)
const step = (id: string, startedOn: string | null, finishedOn: string | null, allowed: number | null = 5): Step => ({
  id,
  startedOn,
  finishedOn,
  finished: finishedOn !== null,
  used: null,
  allowed,
})

it('parallel steps take as long as the chain that decides, not as their sum', () => {
  const steps = [
    step('site', '2026-03-02', '2026-03-09'),
    step('plan', '2026-03-02', '2026-03-04'),
    step('build', '2026-03-09', '2026-03-16', 4),
  ]
  const { steps: reckoned, chainDays, sumDays } = reckonSteps(steps, '2026-03-20', calendar)
  expect(reckoned.map(({ id, used, over, critical }) => [id, used, over, critical])).toEqual([
    ['site', 5, false, true],
    ['plan', 2, false, false],
    ['build', 5, true, true],
  ])
  expect([chainDays, sumDays]).toEqual([10, 12])
})

it('a step that runs has used the days until today; one without days has used what was written down', () => {
  const written = { ...step('old', null, null, 16), finished: true, used: 16 }
  const { steps, chainDays } = reckonSteps(
    [step('runs', '2026-03-13', null), written, step('later', null, null)],
    '2026-03-16',
    calendar,
  )
  expect(steps.map(({ state, used, over }) => [state, used, over])).toEqual([
    ['running', 1, false],
    ['finished', 16, false],
    ['not_begun', null, false],
  ])
  expect(chainDays).toBe(1)
})

it('stages stand in the order of a project’s life, unknown ones after', () => {
  expect(orderStages(STAGES, ['投产', '设备安装', '立项', '设备安装'])).toEqual(['立项', '投产', '设备安装'])
})
