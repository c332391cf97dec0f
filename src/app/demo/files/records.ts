import type { Ledger } from '#papers/write/ledger.ts'
import type { DemoRecord } from '../records.ts'
import { day, number, numbered, text } from './columns.ts'

/** 会议和报送台账. */
export function recordsLedger(title: string, records: readonly DemoRecord[]): Ledger {
  return {
    sheet: '台账',
    title,
    columns: [
      number('序号'),
      text('事项名称', 28),
      day('完成日期'),
      text('单位', 26),
      text('主持人'),
      text('人员编号'),
      text('企业名称', 32),
      text('内容', 40),
    ],
    rows: numbered(
      records.map((one) => [
        one.duty,
        one.day,
        one.org,
        one.person?.name ?? null,
        one.person?.no ?? null,
        one.enterprise,
        one.note,
      ]),
    ),
  }
}
