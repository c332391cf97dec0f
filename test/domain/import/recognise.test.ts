import { describe, expect, test } from 'vitest'
import type { Cell } from '#domain/import/cell.ts'
import { findHead, type Row } from '#domain/import/find-head.ts'
import { recognise } from '#domain/import/recognise.ts'
import { skippedRow } from '#domain/import/skip-row.ts'

const row = (n: number, ...texts: (string | null)[]): Row => ({
  row: n,
  cells: texts.flatMap((text, i) =>
    text === null ? [] : [{ column: i + 1, type: 'text', text, value: text } satisfies Cell],
  ),
})

function fieldsOf(rows: Row[], sheet = '表') {
  const head = findHead(sheet, rows)
  if (!head) return undefined
  const found = recognise(head)
  return found.outcome === 'recognised' ? { head, ...found.value } : undefined
}

describe('the head of a sheet', () => {
  test('stands under a title and a note; the title gives the year', () => {
    const found = fieldsOf([
      row(1, '灯笼园区2026年企业名录'),
      row(2, '填报单位：经济发展局', null, '2026年3月'),
      row(4, '序号', '企业名称', '统一社会信用\n代码', '所属 片区', '联系人', '联系电话', '传真'),
    ])
    expect(found?.kind).toBe('enterprises')
    expect(found?.mapping).toEqual({ name: 2, code: 3, area: 4, contactName: 5, contactPhone: 6 })
    expect(found?.head.rows).toEqual([4])
    expect(found?.head.year).toBe(2026)
    expect(found?.unknown).toEqual([{ column: 7, title: '传真' }])
  })

  test('of two rows: a name under 包保领导 is the leader, a telephone under it is nobody else’s', () => {
    const found = fieldsOf([
      row(1, '企业包保一览表'),
      row(2, '序号', '企业名称', '包保领导', null, '包保干部', null, null),
      row(3, null, null, '姓名', '电话', '姓名', '单位', '电话'),
      row(4, '1', '灯笼彩纸厂', '张三', '13900001111', '李四', '经发局', '13900002222'),
    ])
    expect(found?.kind).toBe('links')
    expect(found?.mapping).toEqual({ enterprise: 2, leader: 3, holder: 5 })
    expect(found?.head.rows).toEqual([2, 3])
  })

  test('a first data row full of texts is not taken for a second head row', () => {
    const found = fieldsOf([row(1, '单位名称', '简称', '单位类别'), row(2, '经济发展局', '经发局', '部门')])
    expect(found?.kind).toBe('orgs')
    expect(found?.head.rows).toEqual([1])
  })

  test('is not found in a table of something else', () => {
    expect(findHead('表', [row(1, '物品', '数量', '单价'), row(2, '灯笼', '3', '5')])).toBeUndefined()
  })
})

describe('the kind of a sheet', () => {
  test.each([
    [['姓名', '工号', '工作单位', '职务', '手机'], 'persons'],
    [['项目名称', '总投资（万元）', '责任单位', '建设阶段'], 'projects'],
    [['序号', '企业名称', '问题类别', '问题描述', '收集时间', '责任单位', '办理情况', '是否销号'], 'matters'],
    [['走访日期', '走访人', '企业名称', '走访情况'], 'visits'],
    [['企业名称', '联系领导', '联系干部'], 'links'],
    [['名单', '成员', '编号'], 'roster'],
    [['单位名称', '简称', '上级单位'], 'orgs'],
  ])('%s → %s', (heads, kind) => {
    expect(fieldsOf([row(1, ...heads)])?.kind).toBe(kind)
  })

  test('two columns that claim one field are not chosen between', () => {
    const found = fieldsOf([row(1, '企业名称', '信用代码', '电话', '手机')])
    expect(found?.doubled).toEqual([{ field: 'contactPhone', titles: ['电话', '手机'] }])
    expect(found?.mapping.contactPhone).toBeUndefined()
  })

  test('a mapping set by hand comes first', () => {
    const head = findHead('表', [row(1, '企业名称', '信用代码', '电话', '手机')])
    const found = head && recognise(head, { chosen: { contactPhone: 4 } })
    expect(found).toMatchObject({
      outcome: 'recognised',
      value: { mapping: { name: 1, code: 2, contactPhone: 4 }, doubled: [] },
    })
  })
})

test('totals, notes and repeated heads are passed over, records are not', () => {
  const head = findHead('表', [row(1, '序号', '企业名称', '信用代码')])
  const columns = head?.columns ?? []
  const of = (...texts: (string | null)[]) => skippedRow(row(9, ...texts).cells, columns)
  expect(of('合计', '12')).toBe('total')
  expect(of('备注：本表每月更新')).toBe('note')
  expect(of('一、工业企业')).toBe('section')
  expect(of('序号', '企业名称', '信用代码')).toBe('head_again')
  expect(of('1', '灯笼彩纸厂')).toBeUndefined()
  expect(of(null, '合计彩灯厂', 'x')).toBeUndefined()
})
