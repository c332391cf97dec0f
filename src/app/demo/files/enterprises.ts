import type { Ledger } from '#papers/write/ledger.ts'
import type { Park } from '../park.ts'
import type { Town } from '../town.ts'
import { number, numbered, text } from './columns.ts'

/** The park's enterprises: industry and services on sheets of their own. */
export function enterpriseLedgers(park: Park, today: string): Ledger[] {
  const columns = [
    number('序号'),
    text('企业名称', 32),
    text('统一社会信用代码', 22),
    text('企业类别', 18),
    text('行业代码'),
    text('所属片区'),
    text('地址', 20),
    text('企业负责人'),
    text('联系电话', 14),
    number('从业人数'),
    number('营业收入（万元）'),
    number('税收（万元）'),
  ]
  const rows = (service: boolean) =>
    numbered(
      park.enterprises
        .filter((one) => one.service === service)
        .map((one) => [
          one.name,
          one.code,
          one.classes.join('、'),
          one.industry,
          one.area,
          one.address,
          one.contact,
          one.phone,
          one.staff,
          one.revenue,
          one.tax,
        ]),
    )
  const note = `填报单位：经济发展局　　填报日期：${today.replace(/-/g, '.')}`
  return [
    { sheet: '投产工业企业', title: '云岭高新区投产工业企业名录', note, columns, rows: rows(false) },
    { sheet: '规上服务业', title: '云岭高新区规上服务业企业名录', note, columns, rows: rows(true) },
  ]
}

/** The town's enterprises. */
export function townEnterprises(town: Town): Ledger {
  return {
    sheet: '企业',
    title: '澄湖市联系企业名录',
    columns: [
      number('序号'),
      text('企业名称', 32),
      text('统一社会信用代码', 22),
      text('企业类别', 18),
      text('所属片区'),
      text('联系人'),
      text('联系电话', 14),
    ],
    rows: numbered(
      town.enterprises.map((one) => [one.name, one.code, one.classes.join('、'), one.area, one.contact, one.phone]),
    ),
  }
}
