import { describe, expect, it } from 'vitest'
import { checkProgram, sayFault } from '#program/check.ts'
import { parseProgram } from '#program/parse.ts'

const HEAD = `program: trial
version: 1
title: 试
source: 试〔2026〕1号
in_force: { from: 2026-01-01 }
`
const NOUNS = `roster:
  - { group: units, title: 单位, of: org, clause: 一 }
`
const GROUPS = `roster:
  - { group: offices, title: 单位, of: org, clause: 一 }
  - { group: cadres, title: 干部, of: person, clause: 一 }
  - { group: firms, title: 企业, of: enterprise, clause: 一 }
links:
  - { link: contact, title: 联系, holder: cadres, target: firms, clause: 一 }
`

/** Faults of a program of these sections, without file and place, in English. */
function faults(sections: string, head = HEAD): string[] {
  const result = checkProgram(head + sections, { file: 'x.yaml' })
  return result.ok ? [] : result.faults.map((fault) => sayFault(fault, 'en').replace(/^x\.yaml:\d+:\d+ /, ''))
}
function warnings(sections: string): string[] {
  const result = checkProgram(HEAD + sections, {
    file: 'x.yaml',
    publishedYears: new Set([2026]),
    memberCounts: new Map([['offices', 3]]),
  })
  if (!result.ok) throw new Error(result.faults.map((fault) => sayFault(fault)).join('\n'))
  return result.warnings.map((fault) => sayFault(fault, 'en').replace(/^x\.yaml:\d+:\d+ /, ''))
}

const measure = (rest: string): string =>
  `${GROUPS}measures:\n  - { measure: m, title: 数, for: offices, every: quarter, clause: 一, ${rest} }\n`
const ranked = (rest: string): string =>
  `${measure('each: rating, average: score')}rankings:\n  - { ranking: r, title: 排名, for: offices, by: m, every: quarter, clause: 一 }\n${rest}`
const duty = (rest: string): string =>
  `${GROUPS}duties:\n  - { duty: d, title: 事, each: link contact, who: person, clause: 一, ${rest} }\n`
const matter = (rest: string): string =>
  `${GROUPS}matters:\n  - matter: problem\n    kind: problem\n    title: 问题\n    clause: 一\n    ends: [{ end: solved, counts_as: solved, clause: 一 }]\n${rest}`

describe('what is wrong is said in its place, with what would be right', () => {
  it.each<[string, string, string]>([
    [
      'a comparison of number and text',
      ranked('marks:\n  - { mark: k, title: 标, each: ranking r, where: value < "x", clause: 一 }'),
      'marks.k.where: value < "x" — cannot compare number and text',
    ],
    [
      'an indicator computed by a measure of other periods',
      `${measure('each: rating, average: score')}indicators:\n  - { indicator: i, title: 标, for: offices, measure: m, every: year, who: org, clause: 一 }\n`,
      'indicators.i.measure: the measure "m" is for org by quarter, which is not the indicator\'s',
    ],
    [
      'a gate that looks at a duty nobody declared',
      `${duty('every: week, met_by: visit')}periods:\n  - { period: p, title: 阶段, from: 2026-01-01, to: 2026-02-01, gate: [{ duty: dd, share: 95%, clause: 一 }], clause: 一 }`,
      'periods.p.gate.dd.duty: no duty "dd" — did you mean d?',
    ],
    [
      'a gate that asks for more than all',
      `${duty('every: week, met_by: visit')}periods:\n  - { period: p, title: 阶段, from: 2026-01-01, to: 2026-02-01, gate: [{ duty: d, share: 120%, clause: 一 }], clause: 一 }`,
      'periods.p.gate.d.share: the share 120% must lie between 0 and 100%',
    ],
    [
      'a gate on what is no phase',
      `${duty('every: week, met_by: visit')}periods:\n  - { period: p, title: 周期, every: month, starts: 5, gate: [{ duty: d, share: 95%, clause: 一 }], clause: 一 }`,
      'periods.p.gate: a gate stands only on a phase, which has from and to',
    ],
    [
      'an unknown name',
      measure('each: duty d, share: mett') +
        'duties:\n  - { duty: d, title: 事, each: link contact, who: person, every: week, met_by: visit, clause: 一 }',
      'measures.m.share: mett — unknown name "mett" — did you mean met?',
    ],
    [
      'extremes left out of what is no average',
      measure('each: rating, sum: score, without: { highest: 1 }'),
      'measures.m.without: without goes with average only',
    ],
    [
      'extremes left out, none of them',
      measure('each: rating, average: score, without: { highest: 0 }'),
      'measures.m.without: say how many of the highest and lowest are left out, such as without: { highest: 1, lowest: 1 }',
    ],
    [
      'a repetition over working days',
      matter('    repeat: { same: [enterprise], within: 5 working days, then: tell }'),
      'matters.problem.repeat.within: a repetition is looked for over a fixed stretch: minutes, hours, days or weeks, such as 30 days',
    ],
    [
      'a base that is no parameter',
      measure('each: rating, sum: score, start: param.ful'),
      'measures.m.start: param.ful — no parameter "ful" — there are: (none)',
    ],
    [
      'a time limit',
      duty('due: 5 workdays, met_by: visit'),
      'duties.d.due: cannot read the time limit "5 workdays" — write "5 working days"',
    ],
    [
      'a measure that is not there',
      ranked('').replace('by: m,', 'by: nope,'),
      'rankings.r.by: no measure "nope" — there are: m',
    ],
    [
      'a path that is not there',
      measure('each: visit, count: matter'),
      'measures.m.count: visit has no path "matter" — it has person, org, enterprise, project, area',
    ],
    [
      'weights',
      `${measure('each: rating, average: score')}  - { measure: total, title: 总分, for: offices, every: quarter, clause: 一, score: { full: 100, absent: zero, parts: [{ part: a, weight: 95, of: m }] } }`,
      'measures.total.score: weights add up to 95, must be 100',
    ],
    [
      'a ranking of others',
      ranked('').replace('ranking: r, title: 排名, for: offices', 'ranking: r, title: 排名, for: cadres'),
      'rankings.r.by: "m" is for units, the group is of persons — add through: person.org',
    ],
    [
      'a circle',
      `${measure('each: mark k, count: each')}marks:\n  - { mark: k, title: 标, each: measure m, where: value > 1, clause: 一 }`,
      'measures.m: measure m → mark k → measure m: these depend on each other',
    ],
    [
      'an assistant slower than the lead',
      matter(
        '    clocks:\n      - { clock: answer, who: lead, from: assign, due: 8 working days, met_by: answer, clause: 一 }\n      - { clock: assist, who: assist, from: assign, due: 9 working days, met_by: answer, clause: 一 }\n',
      ),
      "matters.problem.clocks.assist.due: 9 working days is longer than the lead's 8",
    ],
    [
      'an unknown key',
      duty('every: week, metby: visit, met_by: visit'),
      'duties.d.metby: no key "metby" here — did you mean met_by?',
    ],
    [
      'a matter open to all under a source it does not have',
      matter('    sources: [走访, 来电]\n    open_as: 来店\n'),
      'matters.problem.open_as: "来店" is none of the matter\'s sources — did you mean 来电?',
    ],
    ['a missing key', duty('every: week'), 'duties.d: met_by is missing'],
    [
      'a word not in the list',
      `${GROUPS}forms:\n  - { form: f, title: 表, about: orgs, clause: 一, fields: [{ field: a, title: 甲, type: text }] }`,
      'forms.f.about: cannot be orgs — did you mean org?',
    ],
    ['a reserved group name', NOUNS, 'roster.units.group: units is a reserved name, choose another'],
    [
      'an id in Chinese',
      `roster:\n  - { group: 部门, title: 部门, of: org, clause: 一 }`,
      'roster.部门.group: "部门" cannot be an id: a–z, 0–9, _, beginning with a letter (Chinese goes into title)',
    ],
    [
      'the same id twice',
      `${GROUPS}duties:\n  - { duty: d, title: 甲, each: link contact, who: person, every: week, met_by: visit, clause: 一 }\n  - { duty: d, title: 乙, each: link contact, who: person, every: week, met_by: visit, clause: 一 }`,
      'duties.d.duty: there is already a d',
    ],
    [
      'an unknown act',
      matter('    clocks:\n      - { clock: c, who: lead, from: asign, due: 1 day, met_by: answer, clause: 一 }\n'),
      'matters.problem.clocks.c.from: no act "asign" — did you mean assign?',
    ],
    [
      'a route that ends nowhere',
      matter('    route:\n      - { where: units == 1, give: order, to: units, clause: 一 }\n'),
      'matters.problem.route.1: the last route must be else: true, or some matters go nowhere',
    ],
    ['a fact kind', measure('each: vist, count: each'), 'measures.m.each: no fact kind "vist" — did you mean visit?'],
    ['a fact without its name', measure('each: duty, count: each'), 'measures.m.each: duty needs a name: (none)'],
    [
      'a path to the subject',
      measure('each: reading i, last: value').replace('for: offices', 'for: cadres') +
        'indicators:\n  - { indicator: i, title: 标, for: authority, every: month, who: office, clause: 一 }',
      '',
    ],
    [
      'two ways of counting',
      measure('each: rating, average: score, sum: score'),
      'measures.m.average: one way of computing only, found sum, average',
    ],
    [
      'a red line that nobody judges',
      ranked('marks:\n  - { mark: k, title: 红线, red_line: true, each: ranking r, where: place > 1, clause: 一 }'),
      'marks.k.red_line: a red line is confirmed by a person: then must open a matter',
    ],
    [
      'a finer measure',
      `${ranked('').replace('average: score', 'average: score, note: 季')}measures2: []`,
      'measures2: no key "measures2" here — did you mean measures?',
    ],
    [
      'a finer measure under a coarser rule',
      `${measure('each: rating, average: score')}  - { measure: y, title: 年, for: offices, every: year, formula: measure.m * 2, clause: 一 }`,
      'measures.y.formula: "m" is by quarter, finer than year: aggregate it first',
    ],
    ['a period', duty('every: quater, met_by: visit'), 'duties.d.every: no period quater — did you mean quarter?'],
    [
      'choices from a link that has no kinds',
      `${GROUPS}forms:\n  - { form: f, title: 表, about: enterprise, clause: 一, fields: [{ field: a, title: 甲, type: choice, choices: link contact }] }`,
      'forms.f.fields.a.choices: link contact has no kinds to choose from',
    ],
    [
      'a choice without choices',
      `${GROUPS}forms:\n  - { form: f, title: 表, about: org, clause: 一, fields: [{ field: a, title: 甲, type: choice }] }`,
      'forms.f.fields.a.type: field a needs choices',
    ],
    [
      'a parameter',
      duty('due: param.anser, met_by: visit') +
        'parameters:\n  - { parameter: answer, value: 5 working days, clause: 一 }',
      'duties.d.due: param.anser — no parameter "anser" — did you mean answer?',
    ],
    [
      'a day that does not exist',
      `periods:\n  - { period: p, title: 段, from: 2026-02-01, to: 2026-02-30, clause: 一 }`,
      'periods.p.to: "2026-02-30" is no day — write 2026-03-31',
    ],
  ])('%s', (_name, sections, expected) => expect(faults(sections)).toEqual(expected === '' ? [] : [expected]))

  it('says where: line and column of the value', () => {
    const result = checkProgram(`${HEAD}roster:\n  - group: offices\n    title: 单位\n    of: unit\n    clause: 一\n`, {
      file: 'x.yaml',
    })
    expect(result.ok ? [] : result.faults.map((fault) => sayFault(fault, 'en'))).toEqual([
      'x.yaml:9:9 roster.offices.of: cannot be unit — there are: org, person, enterprise, project, area',
    ])
  })

  it('says all at once, in the order of the file', () => {
    const result = checkProgram(
      `${HEAD}${duty('due: 5 workdays, met_by: visti')}${'measures:\n  - { measure: m, title: 数, for: nobody, every: quarter, clause: 一, each: visit, count: eech }\n'}`,
      { file: 'x.yaml' },
    )
    if (result.ok) throw new Error('sound?')
    expect(result.faults.map((fault) => fault.code)).toEqual([
      'time_limit.unreadable',
      'fact.unknown_kind',
      'shape.not_one_of',
    ])
  })

  it('does not repeat a fault wherever the faulty entry is named', () => {
    expect(
      faults(
        `${duty('every: week, met_by: visit, tmes: 2')}measures:\n  - { measure: m, title: 数, for: cadres, every: quarter, each: duty d, share: met, clause: 一 }`,
      ),
    ).toEqual(['duties.d.tmes: no key "tmes" here — did you mean times?'])
  })

  it('speaks Chinese', () => {
    const result = checkProgram(HEAD + duty('due: 5 workdays, met_by: visit'), { file: 'x.yaml' })
    expect(result.ok ? '' : result.faults[0]?.message).toBe('看不懂时限“5 workdays”，请写“5 working days”')
  })
})

describe('the traps of YAML', () => {
  const at = (text: string): string[] => faults(text)
  it.each<[string, string, RegExp]>([
    ['a leading !', measure('each: cover contact, share: !met'), /quote an expression that begins with !/],
    [
      'a leading quote',
      measure('each: rating, where: "a" == by, average: score'),
      /put the whole expression in single quotes/,
    ],
    [
      'a comma in a one-line entry',
      `roster:\n  - { group: offices, title: 甲,乙, of: org, clause: 一 }`,
      /quote text with a comma/,
    ],
    [
      'a bracket in a one-line entry',
      measure('each: rating, where: by in ["monitor", "enterprise"], average: score'),
      /quote an expression with brackets/,
    ],
    ['a key twice', duty('every: week, every: month, met_by: visit'), /this key stands twice/],
    ['a second document', `${GROUPS}---\nprogram: other\n`, /one file holds one program/],
    ['an alias', `roster:\n  - &a { group: offices, title: 甲, of: org, clause: 一 }\n  - *a\n`, /anchors and aliases/],
  ])('%s is refused', (_name, text, message) => expect(at(text).join('\n')).toMatch(message))

  it('a broken file gives one fault, not a flood', () => {
    expect(at(measure('each: rating, where: [a, b, average: score'))).toHaveLength(1)
  })
})

describe('warnings are shown and let pass', () => {
  it.each<[string, string, string]>([
    [
      'no source',
      GROUPS.replace(', clause: 一 }\n  - { group: cadres', ' }\n  - { group: cadres'),
      'roster.offices: neither a clause nor an assumption (assumed)',
    ],
    [
      'a red line without a person',
      `${matter('')}marks:\n  - { mark: k, title: 红线, red_line: true, each: closing problem, where: refuted, to: org, then: [{ open: problem }], clause: 一 }\npoints:\n  - { points: p, title: 扣, each: mark k, give: -1, clause: 一 }\n`,
      "points.p: points rest on the red line k without a person's word: add where: confirmed",
    ],
    [
      'a small sample',
      measure('each: rating, share: score, out_of: 100') +
        'rankings:\n  - { ranking: r, title: 排名, for: offices, by: m, every: quarter, clause: 一 }\n',
      'measures.m: the share 数 is ranked without at_least: one or two answers make a place',
    ],
    [
      'days for 工作日',
      duty('due: 5 days, met_by: visit').replace('clause: 一, due', 'clause: 一（5个工作日内）, due'),
      'duties.d.due: the clause says working days (工作日), the limit says days',
    ],
    [
      'a year without calendar',
      duty('due: 2027-01-05, met_by: visit'),
      'duties.d.due: the official calendar of 2027 is not published, the due day may move',
    ],
    [
      'other members',
      GROUPS.replace('of: org', 'of: org, expect: 4'),
      'roster.offices.expect: the notice says 4, the group has 3',
    ],
    [
      'overlapping lists',
      ranked(
        'marks:\n  - { mark: k, title: 红榜, each: ranking r, where: place <= 2, clause: 一 }\n  - { mark: g, title: 灰榜, each: ranking r, where: from_bottom <= 2, clause: 一 }',
      ),
      'marks.g: the pool overlaps that of 红榜: one subject can stand on both lists (small pools, ties): the office decides',
    ],
  ])('%s', (_name, sections, expected) => expect(warnings(sections)).toContain(expected))
})

describe('a program extends another', () => {
  const parent = `${HEAD}parameters:
  - { parameter: line, title: 线, value: 0.8, clause: 一 }
  - { parameter: answer, title: 答, value: 8 working days, clause: 一 }
${GROUPS}duties:
  - { duty: d, title: 事, each: link contact, who: person, due: param.answer, met_by: visit, clause: 一 }
  - { duty: e, title: 事二, each: link contact, who: person, every: week, met_by: visit, clause: 一 }
`
  const child = (rest: string) =>
    checkProgram(`program: child\nversion: 2\nextends: trial@1\n${rest}`, {
      file: 'child.yaml',
      resolveParent: (reference) => (reference === 'trial@1' ? parseProgram(parent, 'parent.yaml') : undefined),
    })
  const said = (rest: string): string[] => {
    const result = child(rest)
    return result.ok ? [] : result.faults.map((fault) => sayFault(fault, 'en'))
  }

  it('sets parameters, drops entries, replaces whole entries', () => {
    const result = child(
      'set: { answer: 6 working days }\ndrop: [duty e]\nlinks:\n  - { link: contact, title: 结对, holder: cadres, target: firms, clause: 二 }\n',
    )
    if (!result.ok) throw new Error(JSON.stringify(result.faults))
    expect(result.program).toMatchObject({
      id: 'child',
      title: '试',
      extends: 'trial@1',
      duties: [{ id: 'd', due: { kind: 'single', text: '6 working days' } }],
      links: [{ title: '结对', clause: '二' }],
    })
  })

  it.each<[string, string]>([
    ['set: { anser: 6 days }', 'child.yaml:4:15 set.anser: no such parameter — did you mean answer?'],
    ['set: { line: 6 days }', 'child.yaml:4:14 set.line: parameter line is a number'],
    ['drop: [duty f]', 'child.yaml:4:8 drop.1: the parent has no duty f — did you mean d?'],
    [
      'duties:\n  - { duty: d, title: 事, each: link contact, who: person, due: soon, met_by: visit, clause: 一 }',
      'child.yaml:5:64 duties.d.due: cannot read the time limit "soon" — write 5 working days, 27th, end of period …',
    ],
  ])('%s', (rest, expected) => expect(said(rest)).toEqual([expected]))

  it('names a fault in the parent by the parent', () => {
    expect(said('drop: [link contact]')[0]).toMatch(/^parent\.yaml:16:/)
  })

  it('has the hash of what it says, however it is written', () => {
    const flat = child('set: { answer: 6 working days }')
    const same = checkProgram(
      parent
        .replace('program: trial\nversion: 1', 'version: 2\nprogram: child\nextends: trial@1')
        .replace('8 working', '6 working'),
      {
        resolveParent: () => parseProgram(parent, 'parent.yaml'),
      },
    )
    if (!flat.ok || !same.ok) throw new Error('not sound')
    expect(flat.hash).toBe(same.hash)
    expect(flat.hash).not.toBe((child('') as { hash?: string }).hash)
  })
})
