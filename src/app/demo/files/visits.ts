import type { Ledger, LedgerColumn } from '#papers/write/ledger.ts'
import type { Park } from '../park.ts'
import type { Town } from '../town.ts'
import { day, names, number, numbered, text } from './columns.ts'

/** 走访台账, a sheet a month. */
export function visitLedgers(park: Park): Ledger[] {
  const all = [...park.leaders, ...park.cadres]
  const columns: LedgerColumn[] = [
    number('序号'),
    { title: '走访时间', kind: 'moment' },
    text('走访人', 18),
    text('企业名称', 32),
    text('项目名称', 34),
    text('走访方式'),
    text('走访情况', 44),
  ]
  const months = Map.groupBy(park.visits, (visit) => visit.day.slice(0, 7))
  return [...months].map(([month, visits]) => ({
    sheet: `${Number(month.slice(5))}月`,
    title: `云岭高新区${month.slice(0, 4)}年${Number(month.slice(5))}月走访台账`,
    columns,
    rows: numbered(
      visits.map((visit) => [
        `${visit.day}T${visit.time}:00`,
        names(visit.visitors, all),
        visit.target.kind === 'enterprise' ? visit.target.name : null,
        visit.target.kind === 'project' ? visit.target.name : null,
        visit.how,
        visit.note,
      ]),
    ),
  }))
}

/** 走访记录. */
export function townVisits(town: Town): Ledger {
  return {
    sheet: '走访记录',
    title: '澄湖市干部走访企业记录',
    columns: [
      number('序号'),
      day('走访日期'),
      text('走访人'),
      text('人员编号'),
      text('企业名称', 32),
      text('走访方式'),
      text('走访情况', 44),
    ],
    rows: numbered(
      town.visits.map((one) => [one.day, one.person.name, one.person.no, one.enterprise, '走访', one.note]),
    ),
  }
}
