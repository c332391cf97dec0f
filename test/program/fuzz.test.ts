import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkProgram, sayFault } from '#program/check.ts'
import { ruleBook } from '#program/explain/rule-book.ts'

const programs = ['_lantern', 'tongxiang-liaison'].map((name) =>
  readFileSync(join(import.meta.dirname, '../../programs', name, 'program.yaml'), 'utf8'),
)

/** One slip of a hand, or of an editor, or of malice. */
type Slip = (text: string) => string
const bits = [
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '"',
  "'",
  '!',
  '&a',
  '*a',
  '- ',
  '#',
  '\n',
  '\t',
  '|',
  '>',
  '? ',
  '%',
  '@',
  '---\n',
  '\0',
  '\uFEFF',
  '甲',
  '９',
  '1e999',
  '.nan',
  '~',
  '<<: ',
  '__proto__: ',
  'constructor',
  'null',
  'each: ',
  'where: ',
]
const place = fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })
const slip: fc.Arbitrary<Slip> = fc.oneof(
  fc.tuple(place, fc.constantFrom(...bits)).map(
    ([at, bit]): Slip =>
      (text) => {
        const index = Math.floor(at * text.length)
        return text.slice(0, index) + bit + text.slice(index)
      },
  ),
  fc.tuple(place, fc.integer({ min: 1, max: 40 })).map(
    ([at, length]): Slip =>
      (text) => {
        const index = Math.floor(at * text.length)
        return text.slice(0, index) + text.slice(index + length)
      },
  ),
  // A line lost, doubled, or moved: the usual accidents of cutting and pasting.
  fc.tuple(place, place, fc.constantFrom('lose', 'double', 'move')).map(
    ([from, to, how]): Slip =>
      (text) => {
        const lines = text.split('\n')
        const at = Math.floor(from * lines.length)
        const line = lines[at] ?? ''
        if (how !== 'double') lines.splice(at, 1)
        if (how !== 'lose') lines.splice(Math.floor(to * lines.length), 0, line)
        return lines.join('\n')
      },
  ),
  // A word replaced by another word of the file: well-formed, and meaning something else.
  fc.tuple(place, place).map(
    ([from, to]): Slip =>
      (text) => {
        const words = [...text.matchAll(/[a-z_]{3,}|\d+/g)]
        const old = words[Math.floor(from * words.length)]
        const other = words[Math.floor(to * words.length)]
        return old && other ? text.slice(0, old.index) + other[0] + text.slice(old.index + old[0].length) : text
      },
  ),
)

/** Whatever the text: an answer, with faults that stand somewhere and say something in both languages. */
function judge(text: string): void {
  const result = checkProgram(text, { file: 'x.yaml' })
  if (result.ok) {
    expect(ruleBook(result.program, result.hash)).not.toContain('undefined')
    return
  }
  expect(result.faults.length).toBeGreaterThan(0)
  for (const fault of [...result.faults, ...result.warnings]) {
    expect(fault.line).toBeGreaterThan(0)
    expect(fault.column).toBeGreaterThan(0)
    expect(sayFault(fault, 'zh')).toContain('x.yaml:')
    expect(sayFault(fault, 'en')).not.toMatch(/undefined|\[object/)
  }
}

describe('a text never crashes the checker', () => {
  it('a program with a few slips', () => {
    fc.assert(
      fc.property(fc.constantFrom(...programs), fc.array(slip, { minLength: 1, maxLength: 4 }), (program, slips) =>
        judge(slips.reduce((text, one) => one(text), program)),
      ),
      { numRuns: 150 },
    )
  }, 120_000)

  it('any text at all', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(fc.constantFrom(...bits, 'program: x\n', 'roster:\n')).map((parts) => parts.join('')),
        ),
        judge,
      ),
      { numRuns: 150 },
    )
  }, 60_000)

  it.each([
    ['nothing', ''],
    ['a list', '- 1'],
    ['a number', '7'],
    ['deep nesting', '['.repeat(100_000)],
    ['deep maps', '{a: '.repeat(5_000)],
    ['a deep expression', `${programs[0]}\n`.replace('place <= 1', `${'('.repeat(5000)}place${')'.repeat(5000)} <= 1`)],
    ['a long expression', `${programs[0]}\n`.replace('place <= 1', `place <= 1${' || place == 1'.repeat(5000)}`)],
    [
      'two huge names',
      (programs[0] ?? '')
        .replace('parameter: bright_line', `parameter: ${'a'.repeat(400_000)}`)
        .replace('param.bright_line', `param.${'b'.repeat(400_000)}`),
    ],
    ['a huge line with a slip', `program: ${"x: ' ".repeat(100_000)}`],
    ['a prototype', `${programs[0]}\n__proto__: { roster: 1 }\nconstructor: 1\n`],
    ['a huge number', (programs[0] ?? '').replace('value: 0.80', 'value: 1e400')],
    ['a huge limit', (programs[0] ?? '').replace('8 working days', `${'9'.repeat(400)} working days`)],
  ])('%s', (_name, text) => judge(text))
})
