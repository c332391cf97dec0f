import { describe, expect, test } from 'vitest'
import { queryOf } from '#app/search/query.ts'
import { numberLexemes, textLexemes, titleLexemes } from '#app/search/words.ts'

describe('lexemes', () => {
  test('a name is kept by its words, its neighbouring characters, its beginning and its pinyin', () => {
    const lexemes = titleLexemes('云岭精密制造有限公司', 'name')
    for (const one of [
      '云岭',
      '=云岭',
      '=岭精',
      '精密',
      '制造',
      '^云',
      '^y',
      '~yljmzzyxgs',
      '~jmzzyxgs',
      '~yunlingjingmizhizaoyouxiangongsi',
    ])
      expect(lexemes).toContain(one)
  })

  test('a surname is read as one, a name in its context', () => {
    expect(titleLexemes('单明', 'surname')).toContain('~shanming')
    expect(titleLexemes('重庆', 'name')).toContain('~chongqing')
    expect(titleLexemes('绿源', 'name')).toContain('~lvyuan')
  })

  test('a text is kept by its words alone', () => {
    expect(textLexemes('数控机床安装工缺人')).toContain('数控机床')
    expect(textLexemes('数控机床安装工缺人')).not.toContain('控机')
  })

  test('a number is found whole, by a part, and without its noughts', () => {
    for (const one of ['2026-000148', '2026', '000148', '148', '2026-0', '2026-00014', '14'])
      expect(numberLexemes('2026-000148')).toContain(one)
    expect(numberLexemes('2026-000148')).not.toContain('2026-')
    expect(numberLexemes('0')).toEqual(['0'])
  })

  test('full-width letters and capitals are the plain ones', () => {
    expect(titleLexemes('ＡＢ１２厂', 'initials')).toContain('ab12')
  })

  test('of a title the initials are kept so far, and no key is made of its numbers', () => {
    const pinyin = titleLexemes('园区二期厂房产权证办理242212', 'initials').filter((one) => one.startsWith('~'))
    expect(pinyin).toContain('~yqeqcfcq')
    expect(pinyin).toContain('~cfcqzbl')
    expect(pinyin.every((one) => one.length <= 9 && !/\d/.test(one))).toBe(true)
  })
})

describe('what is typed', () => {
  test.each([
    ['', null],
    ['  ，。', null],
    ['云', `('^云' | '云')`],
    ['y', `('^y' | 'y')`],
    ['云岭', `('=云岭' | '云岭':*)`],
    ['2026-0001', `'2026-0001'`],
    ['yljm', `('yljm' | '~yljm':*)`],
    ['yunlingjing', `('yunlingjing' | '~yunlingjing':* | '~yunlingj')`],
    ['ylj m', `((('ylj' | '~ylj':*) & ('m' | '~m':*)) | '~yljm':*)`],
  ])('%j', (typed, query) => expect(queryOf(typed)?.anywhere ?? null).toBe(query))

  test('the last word may be half typed', () =>
    expect(queryOf('数控机')?.anywhere).toBe(`(('=数控' & '=控机') | ('数控' & '机':*))`))

  test('every lexeme carries the sign of its kind', () =>
    expect(queryOf('数控 y', 'm')?.inTitle).toBe(`('m=数控' & ('my' | 'm~y':*))`))

  test('titles are asked for apart, numbers and pinyin with them', () => {
    expect(queryOf('数控 安装')?.inTitle).toBe(`('=数控' & '=安装')`)
    expect(queryOf('数控 2026-01')?.inTitle).toBe(`('=数控' & '2026-01')`)
  })

  test('signs of the query language mean nothing', () => {
    expect(queryOf(`a' | 'b:* & !(c)\\`)?.anywhere).not.toContain('!')
    expect(queryOf(`'`)).toBeNull()
  })
})
