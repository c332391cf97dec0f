import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PaperBlock } from '#domain/paper/block.ts'
import { chineseNumeral, headingNumber } from '#domain/paper/block.ts'
import { blocksToText, textToBlocks } from '#domain/paper/block-text.ts'
import { newPaperCode, paperDigest } from '#domain/paper/digest.ts'
import { decideDraft, openActs } from '#domain/paper/draft.ts'

const ann = '00000000-0000-7000-8000-00000000000a'
const ben = '00000000-0000-7000-8000-00000000000b'

describe('a draft', () => {
  it('is reviewed and approved by somebody else than its drafter', () => {
    expect(decideDraft({ state: 'draft', draftedBy: ann }, 'review', ann)).toMatchObject({
      ok: false,
      error: { code: 'paper.own_draft' },
    })
    expect(decideDraft({ state: 'draft', draftedBy: ann }, 'review', ben)).toEqual({ ok: true, value: 'reviewed' })
    expect(decideDraft({ state: 'reviewed', draftedBy: ann }, 'approve', ann)).toMatchObject({ ok: false })
  })

  it('is issued only when approved, and never touched after', () => {
    expect(decideDraft({ state: 'reviewed', draftedBy: ann }, 'issue', ben)).toMatchObject({
      ok: false,
      error: { code: 'paper.draft_state', data: { state: 'reviewed' } },
    })
    expect(openActs({ state: 'approved', draftedBy: ann }, ann)).toEqual(['send_back', 'issue', 'withdraw'])
    expect(openActs({ state: 'issued', draftedBy: ann }, ben)).toEqual([])
    expect(openActs({ state: 'withdrawn', draftedBy: ann }, ben)).toEqual([])
  })
})

describe('a paper’s digest', () => {
  const paper = {
    number: '灯督〔2026〕1号',
    title: '通报',
    day: '2026-03-02',
    to: ['甲局'],
    copy: [],
    content: { b: 1, a: { d: 2, c: 3 } },
  }
  it('does not depend on the order in which the database gives the keys back', () => {
    expect(paperDigest({ ...paper, content: { a: { c: 3, d: 2 }, b: 1 } })).toEqual(paperDigest(paper))
  })
  it('changes with anything the paper says', () => {
    for (const other of [
      { title: '通告' },
      { day: '2026-03-03' },
      { to: ['乙局'] },
      { copy: ['乙局'] },
      { content: { b: 2 } },
      { number: null },
    ])
      expect(paperDigest({ ...paper, ...other })).not.toEqual(paperDigest(paper))
  })
  it('has a code nobody guesses', () => {
    const codes = new Set(Array.from({ length: 1000 }, newPaperCode))
    expect(codes.size).toBe(1000)
    expect([...codes].every((code) => /^[0-9A-HJKMNP-TV-Z]{16}$/.test(code))).toBe(true)
  })
})

describe('headings', () => {
  it('count as papers do', () => {
    expect([1, 10, 11, 20, 23, 99].map(chineseNumeral)).toEqual(['一', '十', '十一', '二十', '二十三', '九十九'])
    expect([1, 2, 3, 4].map((level) => headingNumber(level as 1, 2))).toEqual(['二、', '（二）', '2.', '（2）'])
  })
})

describe('a paper’s text as people edit it', () => {
  const plain = fc.stringMatching(/^[一-龥0-9]{1,12}$/)
  const table = fc
    .tuple(fc.uniqueArray(plain, { minLength: 1, maxLength: 4 }), fc.integer({ min: 0, max: 4 }))
    .chain(([heads, rows]) =>
      fc
        .array(fc.array(plain, { minLength: heads.length, maxLength: heads.length }), {
          minLength: rows,
          maxLength: rows,
        })
        .map((cells): PaperBlock => ({ kind: 'table', columns: heads.map((title) => ({ title })), rows: cells })),
    )
  const block: fc.Arbitrary<PaperBlock> = fc.oneof(
    fc.record({
      kind: fc.constant('heading' as const),
      level: fc.constantFrom(1, 2, 3, 4),
      text: plain,
    }) as fc.Arbitrary<PaperBlock>,
    plain.map((text): PaperBlock => ({ kind: 'paragraph', text })),
    table,
  )
  it('comes back as the same blocks', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 6 }), (blocks) => {
        // Two tables in a row cannot be told apart in text: something stands between them in a paper.
        const apart = blocks.flatMap((one): PaperBlock[] =>
          one.kind === 'table' ? [{ kind: 'paragraph', text: '表' }, one] : [one],
        )
        expect(textToBlocks(blocksToText(apart), apart)).toEqual(apart)
      }),
    )
  })
  it('forgives a row with too few or too many cells', () => {
    expect(textToBlocks('| 单位 | 得分 |\n| 甲局 |\n| 乙局 | 3 | 多 |')).toEqual([
      {
        kind: 'table',
        columns: [{ title: '单位' }, { title: '得分' }],
        rows: [
          ['甲局', ''],
          ['乙局', '3／多'],
        ],
      },
    ])
  })
})
