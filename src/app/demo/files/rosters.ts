import type { Ledger, LedgerValue } from '#papers/write/ledger.ts'
import type { Park } from '../park.ts'
import type { Town } from '../town.ts'
import { number, numbered, text } from './columns.ts'

/** Who is on the lists of the park's program. */
export function parkRoster(park: Park): Ledger {
  const rows: LedgerValue[][] = [
    ...park.orgs.filter((org) => org.kind === '部门').map((org) => ['行业部门', org.name, null, null]),
    ...park.leaders.map((one) => ['包保领导（班子成员）', one.name, one.no, one.org]),
    ...park.cadres.map((one) => ['包保干部', one.name, one.no, one.org]),
    ...park.enterprises.map((one) => [one.service ? '规上服务业' : '投产工业企业', one.name, one.code, null]),
    ...park.enterprises.slice(0, 80).map((one) => ['财银贷白名单', one.name, one.code, null]),
    ...park.projects.map((one) => ['省市园区重点项目', one.name, null, null]),
  ]
  return {
    sheet: '名单',
    title: '包保责任制名单',
    columns: [number('序号'), text('名单', 22), text('成员', 34), text('编号或代码', 22), text('工作单位', 26)],
    rows: numbered(rows),
  }
}

/** Who is on the lists of the town's program. */
export function townRoster(town: Town): Ledger {
  return {
    sheet: '名单',
    title: '干部联千企名单',
    columns: [number('序号'), text('名单', 30), text('成员', 32), text('编号或代码', 22), text('工作单位', 26)],
    rows: numbered(town.roster.map((one) => [one.group, one.member, one.code, one.org])),
  }
}
