import { utils, write } from '@e965/xlsx'
import { firm, issue, number, officer } from './columns.ts'
import { type Grid, table, type WantedSheet } from './model.ts'
import { excelPage, oldExport, savedPage, webArchive, wholePage } from './page.ts'
import type { Spec } from './specs.ts'
import { FIRMS, ISSUES, OFFICERS } from './truth.ts'

type Made = { readonly grid: Grid; readonly wanted: WantedSheet }

function spec(
  name: string,
  what: string,
  producer: string,
  made: readonly Made[],
  file: (grids: readonly Grid[]) => Buffer | Promise<Buffer>,
): Spec {
  const grids = made.map((one) => one.grid)
  return { name, what, producer, file: () => file(grids), sheets: made.map((one) => one.wanted) }
}

/** SheetJS: the XML of Excel 2003. */
function xml2003(grids: readonly Grid[]): Buffer {
  const book = utils.book_new()
  for (const grid of grids) {
    const sheet = utils.aoa_to_sheet(grid.cells.map((row) => [...row]))
    sheet['!merges'] = grid.merges.map(([top, left, bottom, right]) => ({
      s: { r: top - 1, c: left - 1 },
      e: { r: bottom - 1, c: right - 1 },
    }))
    utils.book_append_sheet(book, sheet, grid.sheet)
  }
  return Buffer.from(write(book, { type: 'buffer', bookType: 'xlml' }))
}

const above = [['2026年云岭区企业名录'], ['填报单位：经济发展局', '', '', '', '单位：万元']]

/** Pages and XML that call themselves .xls. */
export const PAGES: readonly Spec[] = [
  spec(
    '51-page.xls',
    '其实是网页：GBK、标签不闭合、标题跨列、有小计',
    '手写（旧系统导出的样子）',
    [
      table(
        '51-page',
        'enterprises',
        [
          number(),
          firm.name(),
          firm.code(),
          firm.contact(),
          firm.phone(),
          firm.staff(),
          firm.revenue('营业收入'),
          firm.day('slash'),
        ],
        FIRMS,
        { above, wideTitle: true, subtotal: { every: 5, write: () => ['小计', null, '5家'] } },
      ),
    ],
    oldExport,
  ),
  spec(
    '52-page-excel.xls',
    '其实是网页：Excel 存的，两张表，两行合并表头，千分位，隐藏行列',
    '手写（Excel 另存为网页的样子）',
    [
      table(
        '名录',
        'enterprises',
        [
          number(),
          firm.name(['基本信息', '企业名称']),
          firm.code(['基本信息', '统一社会信用代码']),
          { ...firm.contact(['企业联系人', '姓名']), hidden: true },
          firm.phone(['企业联系人', '联系电话']),
          firm.staff(['经营情况', '从业人数']),
          firm.revenue(['经营情况', '营业收入（万元）']),
        ],
        FIRMS,
        { above: [['企业名录']], wideTitle: true, hiddenRows: [3] },
      ),
      table('干部', 'persons', [number(), officer.name(), officer.no(), officer.unit()], OFFICERS),
    ],
    excelPage,
  ),
  spec(
    '53-page-whole.xls',
    '其实是整个网页：UTF-16，表格排版，脚本，两张表',
    '手写（网页系统导出的样子）',
    [
      table('53-page-whole 1', 'enterprises', [firm.name(), firm.code(), firm.area(), firm.day('words')], FIRMS),
      table(
        '53-page-whole 2',
        'matters',
        [issue.no(), issue.firm(), issue.text(), issue.raised('slash'), issue.lead(), issue.state(), issue.answer()],
        ISSUES,
      ),
    ],
    wholePage,
  ),
  spec(
    '54-xml-2003.xls',
    '其实是 Excel 2003 的 XML',
    'SheetJS',
    [
      table('企业', 'enterprises', [number(), firm.name(), firm.code(), firm.staff(), firm.revenue()], FIRMS, {
        above: [['企业名录']],
        wideTitle: true,
      }),
    ],
    xml2003,
  ),
  spec(
    '55-web-archive.xls',
    '其实是单个文件网页：Excel 存的，两张表各一页，名称在框架页里，隐藏行列',
    '手写（Excel 另存为单个文件网页的样子）',
    [
      table(
        '名录',
        'enterprises',
        [
          number(),
          firm.name(),
          firm.code(),
          { ...firm.contact(), hidden: true },
          firm.phone(),
          firm.staff(),
          firm.revenue(),
        ],
        FIRMS,
        { above, wideTitle: true, hiddenRows: [4] },
      ),
      table('干部', 'persons', [number(), officer.name(), officer.no(), officer.unit()], OFFICERS),
    ],
    webArchive,
  ),
  spec(
    '56-saved-page.xls',
    '其实是单个文件网页：浏览器存的，GB2312，逐字节转义',
    '手写（IE 另存的样子）',
    [table('56-saved-page', 'enterprises', [firm.name(), firm.code(), firm.area(), firm.day('words')], FIRMS)],
    savedPage,
  ),
]
