import './browser-globals.ts'
import { beforeAll, describe, expect, it } from 'vitest'
import { paragraphsOf } from '#domain/paper/paper-text.ts'
import { queryString } from '#web/api/client.ts'
import { matterFilter } from '#web/api/matters.ts'
import { placeOfFigure } from '#web/api/workbench.ts'
import { fill, loadMessages, t, word } from '#web/i18n/t.ts'
import { parseDays } from '#web/pages/calendar/parse-days.ts'
import { faultsOf } from '#web/parts/form-from-program.tsx'
import { blocksOf } from '#web/parts/markdown.tsx'
import { placesFor } from '#web/shell/places.ts'

beforeAll(loadMessages)

describe('sentences', () => {
  it('are filled; a place without a value stays to be seen', () => {
    expect(fill('剩 {n} {unit}', { n: 2 })).toBe('剩 2 {unit}')
    expect(t('clock.left', { n: 2, unit: word('unit', 'working_days') })).toBe('剩 2 个工作日')
  })
  it('a word nobody knows is shown as it came', () => {
    expect(word('state', 'working')).toBe('办理中')
    expect(word('state', 'unheard_of')).toBe('unheard_of')
    expect(word('state', null)).toBe('')
  })
})

describe('filters in the address', () => {
  it('several values of one name join with a comma, unknown names are left out', () => {
    expect(matterFilter({ state: 'working,answered', due: 'overdue', id: 'x', view: 'book' })).toEqual({
      state: ['working', 'answered'],
      due: 'overdue',
    })
  })
  it('a figure opens its page with its filter', () => {
    expect(placeOfFigure('matters?state=working&state=answered&open=true')).toEqual({
      to: '/matters',
      search: { state: 'working,answered', open: 'true' },
    })
    expect(placeOfFigure('coverage')).toEqual({ to: '/links', search: {} })
  })
  it('a query leaves out what is empty and repeats lists', () => {
    expect(queryString({ q: '', state: ['a', 'b'], limit: 50, cursor: undefined })).toBe('?state=a&state=b&limit=50')
    expect(queryString({})).toBe('')
  })
})

describe('a form from the program', () => {
  const fields = [
    { id: 'situation', title: '情况', type: 'text', required: true },
    { id: 'amount', title: '金额', type: 'money' },
    { id: 'on', title: '日期', type: 'date' },
    { id: 'kinds', title: '类别', type: 'choices', required: true },
  ]
  it('names each fault by its field', () => {
    expect(Object.keys(faultsOf(fields, { amount: '很多', on: '下周', kinds: [] }))).toEqual([
      'situation',
      'amount',
      'on',
      'kinds',
    ])
  })
  it('passes what is right; a nought and a no are answers', () => {
    expect(faultsOf(fields, { situation: '正常', amount: 0, on: '2026-02-27', kinds: ['资金'] })).toEqual({})
    expect(faultsOf([{ id: 'seen', title: '已阅', type: 'yes_no', required: true }], { seen: false })).toEqual({})
  })
})

describe('the rule book', () => {
  it('reads headings, lists, tables and quotes in order', () => {
    const blocks = blocksOf(
      '# 方案\n\n段落一\n接着\n\n1. 一\n2. 二\n   续\n\n| 列 | 值 |\n|---|---|\n| a | b \\| c |\n\n> 原文\n',
    )
    expect(blocks.map((block) => block.kind)).toEqual(['heading', 'paragraph', 'list', 'table', 'quote'])
    expect(blocks[2]).toMatchObject({ ordered: true, items: ['一', '二 续'] })
    expect(blocks[3]).toMatchObject({ heads: ['列', '值'], rows: [['a', 'b | c']] })
  })
  it('lets no HTML through as anything but text', () => {
    expect(blocksOf('<script>x</script>')).toEqual([{ kind: 'paragraph', text: '<script>x</script>' }])
  })
})

describe('an official calendar typed in', () => {
  it('reads each line and names those it cannot', () => {
    expect(parseDays('2027-01-01 休 元旦\n2027-01-03，班\n\n2027-02-30 休\n2026-12-31 休\n明天休', 2027)).toEqual({
      days: [
        { day: '2027-01-01', works: false, name: '元旦' },
        { day: '2027-01-03', works: true },
      ],
      faults: [4, 5, 6],
    })
  })
})

describe('a paper', () => {
  it('tells what is known and leaves no empty sentence', () => {
    const text = paragraphsOf({
      number: '2026-000007',
      title: '用电不稳',
      enterprise: '红灯面粉厂',
      category: '其他',
      units: [{ name: '供电所', role: 'lead' }],
      deadlines: [{ clock: 'answer', title: '答复', unit: '供电所', dueDay: '2026-03-02' }],
    })
    expect(text).toEqual([
      '红灯面粉厂反映“用电不稳”一事（事项编号 2026-000007，类别：其他），请按职责办理。',
      '办理单位：供电所（牵头）。',
      '供电所应于2026年3月2日前完成答复。',
    ])
    expect(paragraphsOf({ title: '对“假销号”有异议', decision: '维持', decisionReason: '证据充分。' })).toEqual([
      '申诉人提出的“对‘假销号’有异议”，经复核，决定：维持。',
      '复核理由：证据充分。',
    ])
    expect(paragraphsOf({ text: '上月走访到位率九成\n\n办结八件' })).toEqual(['上月走访到位率九成', '办结八件'])
    expect(
      paragraphsOf({ title: '用电不稳', deadlines: [{ clock: 'tier:leader', dueDay: '2026-03-02' }] }),
    ).toHaveLength(1)
    expect(paragraphsOf({})).toEqual([])
  })
})

describe('places by role', () => {
  it('the three administrators see only their own', () => {
    const placesOf = (role: string) => placesFor([role]).flatMap((group) => group.places.map((place) => place.to))
    expect(placesOf('system_admin')).toEqual(['/calendar', '/org', '/accounts', '/compliance'])
    expect(placesOf('audit_admin')).toEqual(['/calendar', '/audit', '/compliance'])
    expect(placesOf('cadre')).not.toContain('/rankings')
    expect(placesOf('office')).toContain('/import')
  })
})
