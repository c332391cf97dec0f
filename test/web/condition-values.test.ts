import { describe, expect, it } from 'vitest'
import type { Language } from '#web/api/program-editor.ts'
import { comparingIn, valuesOf } from '#web/pages/programs/editor/condition-values.ts'
import type { Root } from '#web/pages/programs/editor/names.ts'
import { vocabularyOf } from '#web/pages/programs/editor/vocabulary.ts'

/** A condition offers the values of the column it compares, from where the program or the language keeps them. */
const LANGUAGE = {
  stops: [{ id: 'needs_law', label: '等法律' }],
  facts: [
    { kind: 'visit', columns: [{ id: 'how', type: 'text', label: '方式', values: ['visit', 'call'] }] },
    { kind: 'duty', columns: [{ id: 'met', type: 'yes_no', label: '按期', values: [] }] },
    { kind: 'matter', columns: [{ id: 'category', type: 'text', label: '类别', values: [] }] },
  ],
} as unknown as Language
const ROOT = {
  forms: [{ form: 'loan', fields: [{ field: 'kind', title: '种类', type: 'choice', choices: ['信用贷', '抵押贷'] }] }],
  matters: [
    { matter: 'need', categories: ['资金', '用工'], ends: [{ end: 'solved', title: '已解决' }] },
    { matter: 'appeal', categories: ['申诉'] },
  ],
}
const of = (text: string, fact: string) => {
  const comparing = comparingIn(text)
  return comparing ? valuesOf(comparing.column, fact, ROOT as unknown as Root, LANGUAGE).map((one) => one.text) : null
}

describe('values of a condition', () => {
  it.each([
    ['kind == ', 'form loan', ['"信用贷"', '"抵押贷"']],
    ['granted > 0 && kind != "信', 'form loan', ['"信用贷"', '"抵押贷"']],
    ['how in ["visit", ', 'visit', ['"visit"', '"call"']],
    ['met == ', 'duty', ['true', 'false']],
    ['category == ', 'matter need', ['"资金"', '"用工"']],
    ['category == ', 'matter', ['"资金"', '"用工"', '"申诉"']],
    ['end == ', 'matter need', ['"solved"']],
    ['matter.category == ', 'visit', ['"资金"', '"用工"', '"申诉"']],
  ] as const)('%s of %s', (text, fact, values) => {
    expect(of(text, fact)).toEqual(values)
  })

  it.each(['kind', 'kind == "信用贷"', 'granted >= 3', ''])(
    'are not offered where none is being written: %s',
    (text) => {
      expect(of(text, 'form loan')).toBeNull()
    },
  )

  it('say what of the value stands there already, so that it is not doubled', () => {
    const text = 'kind == "信'
    const comparing = comparingIn(text)
    expect(comparing).toEqual({ column: 'kind', typed: '"信', from: 8 })
  })
})

describe('the vocabulary of a field', () => {
  it('is that of acts for clocks, where nothing else can be written', () => {
    const words = vocabularyOf('from', ['matters', 'clocks'], LANGUAGE)
    expect(words?.own).toBe(false)
    expect(words?.words.map((one) => one.id)).toContain('sign')
  })
  it('is that of reasons, with others in one’s own words', () => {
    expect(vocabularyOf('stops', ['matters', 'clocks'], LANGUAGE)).toMatchObject({
      own: true,
      words: [{ id: 'needs_law', title: '等法律' }],
    })
  })
  it('is none where a duty names facts', () => {
    expect(vocabularyOf('met_by', ['duties'], LANGUAGE)).toBeUndefined()
  })
})
