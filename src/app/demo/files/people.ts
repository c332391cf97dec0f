import type { Ledger } from '#papers/write/ledger.ts'
import type { DemoPerson, Park } from '../park.ts'
import { number, numbered, text } from './columns.ts'

/** 单位一览表. */
export function orgsLedger(place: string, orgs: Park['orgs']): Ledger {
  return {
    sheet: '单位',
    title: `${place}单位一览表`,
    columns: [
      number('序号'),
      text('单位名称', 26),
      text('简称'),
      text('单位类别'),
      text('上级单位', 26),
      text('是否联络办'),
    ],
    rows: numbered(orgs.map((org) => [org.name, org.short, org.kind, org.parent, org.office ? '是' : null])),
  }
}

/** 干部名册. */
export function personsLedger(place: string, persons: readonly DemoPerson[]): Ledger {
  return {
    sheet: '干部名册',
    title: `${place}干部名册`,
    note: '填报单位：组织人事部门',
    columns: [
      number('序号'),
      text('姓名'),
      text('人员编号'),
      text('工作单位', 26),
      text('职务'),
      text('职级'),
      text('是否主要负责人'),
      text('联系电话', 14),
    ],
    rows: numbered(
      persons.map((one) => [one.name, one.no, one.org, one.post, one.rank, one.head ? '是' : null, one.phone]),
    ),
  }
}
