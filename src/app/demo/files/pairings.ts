import type { Ledger } from '#papers/write/ledger.ts'
import type { DemoTarget, Park } from '../park.ts'
import type { Town } from '../town.ts'
import { day, names, number, numbered, text } from './columns.ts'

/** 包保一览表, with a two-row head for enterprises. */
export function pairingLedgers(park: Park): Ledger[] {
  const all = [...park.leaders, ...park.cadres]
  const of = (kind: DemoTarget['kind']) => park.targets.filter((one) => one.kind === kind)
  return [
    {
      sheet: '企业包保',
      title: '云岭高新区企业包保一览表',
      columns: [
        number('序号'),
        text('企业名称', 32),
        text('统一社会信用代码', 22),
        { ...text('姓名'), group: '包保领导' },
        { ...text('职务'), group: '包保领导' },
        { ...text('姓名', 24), group: '包保干部' },
        day('包保起始日期'),
      ],
      rows: numbered(
        of('enterprise').map((one) => [
          one.name,
          one.code,
          one.leader.name,
          one.leader.post,
          names(one.holders, all),
          park.start,
        ]),
      ),
    },
    {
      sheet: '项目包保',
      title: '云岭高新区重点项目包保一览表',
      columns: [number('序号'), text('项目名称', 34), text('包保领导'), text('包保干部', 24), day('包保起始日期')],
      rows: numbered(of('project').map((one) => [one.name, one.leader.name, names(one.holders, all), park.start])),
    },
  ]
}

/** 结对联系表. */
export function townLinks(town: Town): Ledger {
  return {
    sheet: '结对联系表',
    title: '澄湖市干部结对联系企业一览表',
    columns: [
      number('序号'),
      text('关系类型', 26),
      text('姓名'),
      text('人员编号'),
      text('工作单位', 22),
      text('企业名称', 32),
      text('联系片区'),
      day('结对时间'),
    ],
    rows: numbered(
      town.links.map((one) => [
        one.relation,
        one.person.name,
        one.person.no,
        one.person.org,
        one.enterprise,
        one.area,
        town.start,
      ]),
    ),
  }
}
