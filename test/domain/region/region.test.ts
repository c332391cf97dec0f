import { describe, expect, it } from 'vitest'
import { createRegionTree, regionRows, streetRows } from '#domain/region/region.ts'

const rows = regionRows()
const tree = createRegionTree(rows)

describe('the region tree', () => {
  it('has no code twice and every parent', () => {
    expect(new Set(rows.map((row) => row.code)).size).toBe(rows.length)
    const orphans = rows.filter((row) => row.validTo === null && row.parentCode !== null && !tree.find(row.parentCode))
    expect(orphans.map((row) => row.code)).toEqual([])
    expect(rows.filter((row) => row.level === 'province')).toHaveLength(34)
  })
  it.each([
    ['330483', '浙江省嘉兴市桐乡市'],
    ['431202', '湖南省怀化市鹤城区'],
    ['110108', '北京市海淀区'],
    ['653228', '新疆维吾尔自治区和田地区和安县'],
    ['330113', '浙江省杭州市临平区'],
    ['659012', '新疆维吾尔自治区白杨市'],
  ])('%s is %s', (code, name) => {
    expect(tree.fullName(code)).toBe(name)
  })
  it('revoked codes are found and lead to their successor', () => {
    expect(tree.find('330103')).toMatchObject({ name: '下城区', validTo: '2021-04-08', replacedBy: '330105' })
    expect(tree.current('330103')?.name).toBe('拱墅区')
    expect(tree.within('330103', '330100')).toBe(true)
    expect(tree.current('540422')?.name).toBe('米林市')
    expect(tree.find('330183')).toMatchObject({ name: '富阳市', validTo: '2014-10-31', replacedBy: null })
    expect(tree.current('330183')).toBeUndefined()
  })
  it('市辖区 of old credit codes is in force', () => {
    expect(tree.current('330401')).toMatchObject({ name: '市辖区', parentCode: '330400' })
  })
  it('does not know what is not there', () => {
    expect(tree.find('999999')).toBeUndefined()
    expect(tree.fullName('999999')).toBeUndefined()
    expect(tree.within('330483', '310000')).toBe(false)
  })
  it('takes streets of one county', () => {
    const streets = streetRows(
      [
        { code: '330483001', name: '梧桐街道' },
        { code: '330482001', name: '当湖街道' },
      ],
      '330483',
    )
    expect(streets).toEqual([
      { code: '330483001', name: '梧桐街道', parentCode: '330483', level: 'street', validTo: null, replacedBy: null },
    ])
  })
})
