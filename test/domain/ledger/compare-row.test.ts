import { describe, expect, it } from 'vitest'
import { compareRow } from '#domain/ledger/compare-row.ts'
import { type MarkValues, makeRowMark, parseRowMark, type RowMark } from '#domain/ledger/row-mark.ts'

const ID = '01932f4e-7c1a-7b3e-9d52-3c1f0a9b8e77'
const left = { name: '甲厂', status: '在营', area: null }
const markOf = (values: MarkValues) => parseRowMark(makeRowMark('enterprise', ID, values)) as RowMark

describe('a row that comes back', () => {
  it('changes only what was edited', () => {
    expect(compareRow(markOf(left), left, left, { ...left, status: '注销' })).toEqual({
      changes: [{ field: 'status', from: '在营', to: '注销' }],
      conflicts: [],
    })
  })

  it('leaves alone what was changed here and not there, and what both changed to the same', () => {
    const now = { ...left, name: '甲厂有限公司', area: '东片区' }
    expect(compareRow(markOf(left), left, now, { ...left, area: '东片区' })).toEqual({ changes: [], conflicts: [] })
  })

  it('shows three values where both changed the same cell to different things', () => {
    const now = { ...left, status: '迁出' }
    expect(compareRow(markOf(left), left, now, { ...left, status: '注销', area: '西片区' })).toEqual({
      changes: [{ field: 'area', from: null, to: '西片区' }],
      conflicts: [{ field: 'status', exported: '在营', known: true, now: '迁出', yours: '注销' }],
    })
  })

  it('without what left still knows it where nothing has changed here, and asks about every difference where something has', () => {
    expect(compareRow(markOf(left), undefined, left, { ...left, status: '注销' }).changes).toHaveLength(1)
    const { changes, conflicts } = compareRow(markOf(left), undefined, { ...left, name: '乙厂' }, left)
    expect(changes).toEqual([])
    expect(conflicts).toEqual([{ field: 'name', exported: null, known: false, now: '乙厂', yours: '甲厂' }])
  })

  it('takes a cell that was emptied as emptied, and a column that is not there as not edited', () => {
    expect(compareRow(markOf(left), left, left, { status: '' }).changes).toEqual([
      { field: 'status', from: '在营', to: '' },
    ])
  })
})
