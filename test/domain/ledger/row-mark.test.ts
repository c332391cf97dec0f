import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '#domain/id.ts'
import { MARKED_KINDS, makeRowMark, parseRowMark, type RowMark, verifyRowMark } from '#domain/ledger/row-mark.ts'

const ID = '01932f4e-7c1a-7b3e-9d52-3c1f0a9b8e77'

function marked(text: string): RowMark {
  const mark = parseRowMark(text)
  if (typeof mark === 'string') throw new Error(mark)
  return mark
}

describe('the mark of an exported row', () => {
  it('names its thing and says whether the row has changed', () => {
    const values = { size: '小型', note: null, staff: 42 }
    const mark = marked(makeRowMark('enterprise', ID, values))
    expect(mark).toMatchObject({ kind: 'enterprise', id: ID })
    expect(verifyRowMark(mark, values)).toBe('same')
    expect(verifyRowMark(mark, { ...values, size: '中型' })).toBe('changed')
    expect(verifyRowMark(mark, { size: '小型', note: null })).toBe('changed')
  })

  it('does not ask in which order the fields stand, nor how a spreadsheet keeps nothing, numbers and line ends', () => {
    const mark = marked(makeRowMark('project', ID, { a: 'x\r\ny', b: null, c: 12.5 }))
    expect(verifyRowMark(mark, { c: '12.5', b: '', a: ' x\ny ' })).toBe('same')
  })

  it('is read full-width, in capitals, with blanks and an apostrophe around it', () => {
    const text = makeRowMark('matter', ID, { title: '缺工' })
    const wide = [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')
    for (const came of [
      text,
      ` ${text} `,
      `'${text}`,
      text.toUpperCase(),
      wide,
      `${text.slice(0, 20)}\n${text.slice(20)}`,
    ])
      expect(parseRowMark(came)).toEqual(marked(text))
  })

  it('tells a row that was added from a mark that was spoilt', () => {
    for (const empty of ['', '  ', null, undefined, '\u3000']) expect(parseRowMark(empty)).toBe('missing')
    const text = makeRowMark('link', ID, { toDay: '2026-12-31' })
    for (const spoilt of [
      '—',
      '合计',
      text.slice(0, -1),
      text.replace('link', 'person'),
      text.replace('link', 'matter'),
    ])
      expect(parseRowMark(spoilt)).toBe('damaged')
  })

  it('is found out when the mark of one row gets the id or the digest of another, nearly always', () => {
    let passed = 0
    for (let i = 0; i < 2000; i++) {
      const [a, b] = [makeRowMark('target', newId(), { x: i }), makeRowMark('target', newId(), { x: -i - 1 })]
      const mixed = `${a.slice(0, a.lastIndexOf(':'))}${b.slice(b.lastIndexOf(':'))}`
      if (parseRowMark(mixed) !== 'damaged') passed++
    }
    expect(passed).toBeLessThan(40)
  })

  it('comes back as it was made, whatever the row says', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...MARKED_KINDS),
        fc.uuid(),
        fc.dictionary(fc.string(), fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null))),
        (kind, id, values) => {
          const mark = marked(makeRowMark(kind, id, values))
          return mark.kind === kind && mark.id === id && verifyRowMark(mark, values) === 'same'
        },
      ),
    )
  })
})
