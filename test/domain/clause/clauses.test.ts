import { describe, expect, it } from 'vitest'
import { clauseCoverage } from '#domain/clause/clause-coverage.ts'
import { clauseTokens } from '#domain/clause/clause-tokens.ts'
import { splitClauses } from '#domain/clause/split-clauses.ts'

const NOTICE = `关于开展联企服务的通知
各镇（街道）：
一、总体要求
坚持问题导向。
二、主要任务
1.结对联系。每名干部联系企业不少于3家。
2. 走访企业。4月15日前完成首次走访。
三、保障措施
（一）组织领导。
1、成立办公室。
（二）考核。
附件1
活动情况反馈表`.split('\n')

describe('a notice split at its clauses', () => {
  it('names each clause as rules name it, and keeps loose paragraphs with the clause above', () => {
    expect(splitClauses(NOTICE).map(({ anchor, level }) => [anchor, level])).toEqual([
      ['', 0],
      ['一', 0],
      ['二', 0],
      ['二、1', 1],
      ['二、2', 1],
      ['三', 0],
      ['三、一', 1],
      ['三、一、1', 2],
      ['三、二', 1],
      ['附件1', 0],
    ])
    expect(splitClauses(NOTICE)[1]?.text).toBe('一、总体要求\n坚持问题导向。')
  })

  it('counts articles through chapters', () => {
    const law = [
      '第一章 总则',
      '第一条 为了……',
      '第二章 办理',
      '第十二条 走访按期率：',
      '（一）按期的计 15 分；',
      '（二）其余不计分。',
    ]
    expect(splitClauses(law).map((one) => one.anchor)).toEqual([
      '第一章',
      '第一条',
      '第二章',
      '第十二条',
      '第十二条（一）',
      '第十二条（二）',
    ])
  })

  it('does not take a decimal, a year or a sentence for a number', () => {
    const text = ['一、目标', '3.5亿元以上的企业优先。', '2026年底前完成。', '一是加强领导；二是落实责任。']
    expect(splitClauses(text).map((one) => one.anchor)).toEqual(['一'])
  })
})

describe('the clause a rule names', () => {
  it('is read without the drafter’s words', () => {
    expect(clauseTokens('二、3（限期研究解决）；二、1')).toEqual([
      ['二', '3'],
      ['二', '1'],
    ])
    expect(clauseTokens('第十二条（一）')).toEqual([['十二条', '一']])
    expect(clauseTokens('附件１')).toEqual([['附件1']])
    expect(clauseTokens('全文')).toEqual([])
  })
})

describe('what follows from each clause', () => {
  const rule = (id: string, clause: string) => ({ section: 'duties', id, title: id, clause })
  it('tells rules, parts, wholes, waived and open apart, and finds rules whose clause is not there', () => {
    const clauses = splitClauses(NOTICE).map((one) => (one.anchor === '一' ? { ...one, waived: '倡导' } : one))
    const { standing, lost } = clauseCoverage(clauses, [
      rule('pair', '二、1（不少于3家）'),
      rule('whole', '三、一'),
      rule('gone', '九、1'),
    ])
    expect(Object.fromEntries(standing.map((one) => [one.anchor, one.state]))).toEqual({
      '': 'preamble',
      一: 'waived',
      二: 'parts',
      '二、1': 'rules',
      '二、2': 'open',
      三: 'parts',
      '三、一': 'rules',
      '三、一、1': 'whole',
      '三、二': 'open',
      附件1: 'open',
    })
    expect(lost.map((one) => one.id)).toEqual(['gone'])
  })
})
