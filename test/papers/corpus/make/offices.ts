import { firm, issue, number } from './columns.ts'
import { type Column, type Grid, table, type Value, type WantedSheet } from './model.ts'
import { excelMac, wps } from './office.ts'
import type { Spec } from './specs.ts'
import { FIRMS, type Firm, ISSUES } from './truth.ts'

type Made = { readonly grid: Grid; readonly wanted: WantedSheet }

function spec(
  name: string,
  what: string,
  producer: string,
  made: readonly Made[],
  file: (grids: readonly Grid[]) => Buffer,
): Spec {
  const grids = made.map((one) => one.grid)
  return { name, what, producer, file: () => file(grids), sheets: made.map((one) => one.wanted) }
}

/** 会计专用 without and with a sign, as the menus of WPS and Excel in Chinese write them. */
const ACCOUNTING = '_ * #,##0.00_ ;_ * \\-#,##0.00_ ;_ * "-"??_ ;_ @_ '
const ACCOUNTING_YUAN = '_ "￥"* #,##0.00_ ;_ "￥"* \\-#,##0.00_ ;_ "￥"* "-"??_ ;_ @_ '
const DAYS = [
  'yyyy"年"m"月"d"日";@',
  '[$-804]aaaa;@',
  '[DBNum1][$-804]yyyy"年"m"月"d"日";@',
  'm"月"d"日";@',
  'yyyy\\-mm\\-dd',
]

const day = (one: Firm, n: number): Value => ({ day: one.day, format: DAYS[n % DAYS.length] as string })
const money =
  (format: string) =>
  (one: Firm): Value => ({ number: Number(one.revenue), format })
const whole = (value: number): Value => ({ number: value, format: '0_ ' })
/** A picture in the cell of every fourth: nothing is to be read there. */
const pictured = (column: Column<Firm>): Column<Firm> => ({
  ...column,
  write: (one, n) => (n % 4 === 2 ? `=DISPIMG("ID_${String(n).padStart(32, 'A')}",1)` : column.write(one, n)),
  read: (one, n) => (n % 4 === 2 ? null : one.contact),
})
const photo: Column<Firm> = { head: '现场照片', write: (_, n) => `=DISPIMG("ID_${String(n).padStart(32, '0')}",1)` }

/** Files in the manner of WPS Office and of Excel on a Mac. */
export const OFFICES: readonly Spec[] = [
  spec(
    '57-wps.xlsx',
    'WPS 的写法：etc 命名空间、会计专用、“0_ ”、各种中文日期格式（含星期、中文数字）、标题合并、隐藏行',
    '仿 WPS Office 12 的 XML',
    [
      table(
        '企业',
        'enterprises',
        [
          number(),
          firm.name(),
          firm.code(),
          firm.staff('从业人数', (one) => whole(one.staff)),
          firm.revenue('营业收入（万元）', money(ACCOUNTING)),
          firm.day('real'),
        ].map((column) => (column.field === 'asOf' ? { ...column, write: day } : column)),
        FIRMS,
        { above: [['云岭区企业名录'], ['填报单位：经济发展局']], wideTitle: true, hiddenRows: [3, 4] },
      ),
    ],
    wps,
  ),
  spec(
    '58-wps-pictures.xlsx',
    'WPS 的单元格图片（DISPIMG）：照片列，以及误放在联系人列的图片',
    '仿 WPS Office 12 的 XML',
    [table('企业', 'enterprises', [firm.name(), firm.code(), photo, pictured(firm.contact()), firm.phone()], FIRMS)],
    wps,
  ),
  spec(
    '59-excel-mac-1904.xlsx',
    'Mac 版 Excel 的写法：1904 日期、富文本、拼音注音、绝对路径的关系、人民币会计专用；两张表',
    '仿 Excel for Mac 的 XML',
    [
      table(
        '企业',
        'enterprises',
        [
          firm.name(),
          firm.code(),
          firm.revenue('营业收入（万元）', money(ACCOUNTING_YUAN)),
          { ...firm.day('real'), write: day },
        ],
        FIRMS,
        { above: [['企业名录']], wideTitle: true },
      ),
      table('问题', 'matters', [issue.no(), issue.firm(), issue.text(), issue.raised('chinese'), issue.lead()], ISSUES),
    ],
    excelMac,
  ),
]
