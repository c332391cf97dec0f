import type { Ledger } from '#papers/write/ledger.ts'
import type { Park } from '../park.ts'
import { day, number, numbered, text } from './columns.ts'

/** 重点项目一览表. */
export function projectsLedger(park: Park): Ledger {
  return {
    sheet: '重点项目',
    title: '云岭高新区省市园区重点项目一览表',
    columns: [
      number('序号'),
      text('项目名称', 34),
      text('项目代码', 26),
      text('项目类别'),
      text('建设阶段'),
      number('总投资（万元）'),
      text('责任单位', 16),
      text('建设单位', 30),
      day('开工日期'),
      day('计划竣工日期'),
    ],
    rows: numbered(
      park.projects.map((one) => [
        one.name,
        one.code,
        one.class,
        one.stage,
        one.investment,
        one.org,
        one.owner,
        one.from,
        one.to,
      ]),
    ),
  }
}
