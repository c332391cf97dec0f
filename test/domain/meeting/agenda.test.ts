import { describe, expect, it } from 'vitest'
import { composeAgenda, type Drawn, daysLate } from '#domain/meeting/agenda.ts'

const item = (source: Drawn['source'], id: string): Drawn => ({
  source,
  thingKind: 'matter',
  thingId: id,
  rule: null,
  count: 1,
  title: id,
  note: '',
  since: null,
})

describe('an agenda', () => {
  const found = {
    overdue: [item('overdue', 'b'), item('overdue', 'c')],
    not_done: [item('not_done', 'a'), item('not_done', 'b')],
    escalated: [item('escalated', 'c'), item('escalated', 'd')],
  }
  it('begins with what was not done, whatever the program puts first; a thing stands once', () => {
    expect(composeAgenda(found, ['overdue', 'escalated']).map(({ source, title }) => [source, title])).toEqual([
      ['not_done', 'a'],
      ['not_done', 'b'],
      ['overdue', 'c'],
      ['escalated', 'd'],
    ])
  })
  it('leaves out sources the program does not name, and takes all in the usual order when it names none', () => {
    expect(composeAgenda(found, ['escalated']).map(({ title }) => title)).toEqual(['a', 'b', 'c', 'd'])
    expect(composeAgenda(found, ['red_lines']).map(({ title }) => title)).toEqual(['a', 'b'])
    expect(composeAgenda(found, undefined).map(({ source }) => source)).toEqual([
      'not_done',
      'not_done',
      'escalated',
      'escalated',
    ])
  })
  it('does not draw again what is on it, or was taken off', () => {
    expect(
      composeAgenda(found, undefined, [{ thingKind: 'matter', thingId: 'a', rule: null }]).map(({ title }) => title),
    ).toEqual(['b', 'c', 'd'])
  })
  it.each([
    ['2026-03-10', '2026-03-08', null, 2],
    ['2026-03-10', '2026-03-12', '2026-03-09', 1],
    ['2026-03-10', '2026-03-10', null, 0],
    ['2026-03-10', null, null, 0],
  ])('on %s a decision due %s, by its clock %s, is %i days late', (today, agreed, clock, late) => {
    expect(daysLate(today, agreed, clock)).toBe(late)
  })
})
