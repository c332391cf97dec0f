import { describe, expect, it } from 'vitest'
import type { Column } from '#program/catalogue.ts'
import type { Environment } from '#program/environment.ts'
import { compileExpression, type Expression, evaluate, type Row, toSql, UNDECIDED } from '#program/expression.ts'

const column = (type: Column['type'], values?: readonly string[]): Column => ({
  type,
  label: type,
  ...(values ? { values } : {}),
})
const environment: Environment = {
  of: 'ranking quarter_rank',
  columns: new Map([
    ['value', column('number')],
    ['from_bottom', column('int')],
    ['met', column('yes_no')],
    ['missed', column('yes_no')],
    ['by', column('text', ['enterprise', 'monitor'])],
    ['reason', column('text')],
    ['classes', column('texts')],
    ['day', column('day')],
    ['at', column('time')],
    ['due', column('time')],
  ]),
  paths: new Map([
    ['org', 'org'],
    ['project', 'project'],
  ]),
  params: new Map([
    ['satisfied_line', 0.8],
    ['answer', undefined],
  ]),
  measures: new Set(['resolved']),
  otherMeasures: new Map([['of_persons', 'person' as const]]),
  phases: new Map([['amnesty', { from: '2026-05-01', to: '2026-05-31' }]]),
}

function compile(source: string): Expression {
  const compiled = compileExpression(source, environment)
  if (!compiled.ok) throw new Error(`${source}: ${JSON.stringify(compiled.errors)}`)
  return compiled.value
}
const codes = (source: string): string[] => {
  const compiled = compileExpression(source, environment)
  return compiled.ok
    ? []
    : compiled.errors.map((error) => `${error.code}${error.data?.suggestion ? ` → ${error.data.suggestion}` : ''}`)
}
const value = (source: string, row: Row) => evaluate(compile(source), row)

describe('expressions are typed', () => {
  it.each([
    ['value < "x"', 'expression.cannot_compare'],
    ['valeu < 1', 'expression.unknown_name → value'],
    ['mett', 'expression.unknown_name → met'],
    ['org.knd == "a"', 'expression.unknown_attribute → kind'],
    ['org == "a"', 'expression.entity_is_no_value'],
    ['by == "monitr"', 'expression.unknown_value → monitor'],
    ['by in ["monitor", "x"]', 'expression.unknown_value'],
    ['param.satisfied_lin > 1', 'expression.unknown_parameter → satisfied_line'],
    ['param.answer > 1', 'expression.parameter_is_limit'],
    ['measure.of_persons > 1', 'expression.measure_of_others'],
    ['measure.resolvd > 1', 'expression.unknown_measure → resolved'],
    ['met && value', 'expression.not_yes_no'],
    ['value + met > 1', 'expression.not_a_number'],
    ['reason < "a"', 'expression.cannot_order'],
    ['within(day, "amnest")', 'expression.unknown_phase → amnesty'],
    ['within(value, "amnesty")', 'expression.not_a_day'],
    ['given(value + 1)', 'expression.wrong_arguments'],
    ['given()', 'expression.wrong_arguments'],
    ['given(reasn)', 'expression.unknown_name → reason'],
    ['date("2026-02-30") < day', 'expression.bad_date'],
    ['classes == classes', 'expression.texts_need_in'],
    ['value in []', 'expression.empty_list'],
    ['met ? 1 : "a"', 'expression.branches_differ'],
    ['mn(1, 2)', 'expression.unknown_function → min'],
    ['reason == null', 'expression.no_null'],
    ['classes.exists(c, c == "a")', 'expression.not_supported'],
    ['{"a": 1}', 'expression.not_supported'],
    ['classes[0] == "a"', 'expression.not_supported'],
    ['size(classes) > 1', 'expression.unknown_function'],
    ['value = 1', 'expression.syntax'],
    ['', 'expression.syntax'],
  ])('refuses %s', (source, code) => expect(codes(source)).toContain(code))

  it('reports every fault of an expression at once', () => {
    expect(codes('mett && valeu < 1 && by == "x"')).toHaveLength(3)
  })

  it('knows what an expression reads', () => {
    const read = compile('value < param.satisfied_line && project.points > measure.resolved || org.kind == "局"')
    expect(read).toMatchObject({
      type: 'yes_no',
      paths: ['value', 'project.points', 'org.kind'],
      measures: ['resolved'],
      params: ['satisfied_line'],
    })
  })

  it('lets whole numbers and decimals mix', () => {
    expect(compile('met ? 1 : 0.5').type).toBe('number')
    expect(compile('value == 1').type).toBe('yes_no')
    expect(compile('from_bottom - 4').type).toBe('int')
  })
})

describe('an absent value is undecided, and only what depends on it', () => {
  it.each<[string, Row, unknown]>([
    ['value < 0.8', {}, UNDECIDED],
    ['value < 0.8 && met', { met: false }, false],
    ['value < 0.8 || met', { met: true }, true],
    ['!met', {}, UNDECIDED],
    ['value / from_bottom', { value: 1, from_bottom: 0 }, UNDECIDED],
    ['value / from_bottom > 1 || met', { value: 1, from_bottom: 0, met: true }, true],
    ['met ? value : 1.0', {}, UNDECIDED],
    ['by in ["monitor", "enterprise"]', {}, UNDECIDED],
    ['"规上" in classes', { classes: ['规上', '高新'] }, true],
    ['min(value, 1.0)', {}, UNDECIDED],
    ['min(value, 1.0)', { value: 1.2 }, 1],
    ['within(day, "amnesty")', { day: '2026-05-31' }, true],
    ['within(day, "amnesty")', { day: '2026-06-01' }, false],
    ['within(at, "amnesty")', { at: '2026-05-31T15:59:59Z' }, true],
    ['within(at, "amnesty")', { at: '2026-05-31T16:00:00Z' }, false],
    ['given(reason)', {}, false],
    ['given(reason)', { reason: '' }, false],
    ['given(reason) && reason == "停产"', { reason: '停产' }, true],
    ['given(classes)', { classes: [] }, false],
    ['given(value)', { value: 0 }, true],
    ['!given(met)', { met: false }, false],
    ['days(day, date("2026-05-10"))', { day: '2026-05-01' }, 9],
    ['at <= due', { at: '2026-05-01T08:00:00+08:00', due: '2026-05-01T00:00:00Z' }, true],
  ])('%s over %j is %j', (source, row, expected) => expect(value(source, row)).toBe(expected))

  it('reckons exactly, as numeric does', () => {
    expect(value('value + 0.2 == 0.3', { value: 0.1 })).toBe(true)
    expect(value('7 / 2', {})).toBe(3.5)
    expect(value('value * 3 == 1', { value: '0.33333333333333333333' })).toBe(false)
  })
})

describe('as SQL', () => {
  const sql = (source: string): string => toSql(compile(source), (path) => path.replaceAll('.', '_'))
  it.each([
    ['value < param.satisfied_line && from_bottom <= 3', '((value < 0.8) and (from_bottom <= 3))'],
    ['from_bottom - 4', '((from_bottom)::numeric - 4::numeric)'],
    ['value / from_bottom', '((value)::numeric / nullif((from_bottom)::numeric, 0))'],
    ['"规上" in classes', "('规上' = any (classes))"],
    ["reason == 'it\\'s'", "(reason = 'it''s')"],
    ['day >= at', "(day >= (at at time zone 'Asia/Shanghai')::date)"],
  ])('%s', (source, expected) => expect(sql(source)).toBe(expected))
})
