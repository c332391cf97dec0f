import { firm, issue, number, officer, writeDay } from './columns.ts'
import { type Column, code, type Grid, table, type Value, type WantedSheet, wide } from './model.ts'
import { FIRMS, type Firm, ISSUES, type Issue, OFFICERS, type Officer } from './truth.ts'
import * as by from './write.ts'

export type Spec = {
  readonly name: string
  readonly what: string
  readonly producer: string
  readonly file: () => Buffer | Promise<Buffer>
  readonly sheets: readonly WantedSheet[]
}

const specs: Spec[] = []
type Made = { grid: Grid; wanted: WantedSheet }
function add(
  name: string,
  what: string,
  producer: string,
  made: readonly Made[],
  file: (grids: readonly Grid[]) => Buffer | Promise<Buffer>,
) {
  const grids = made.map((one) => one.grid)
  specs.push({ name, what, producer, file: () => file(grids), sheets: made.map((one) => one.wanted) })
}

const title = (text: string) => [[text]]
const LO = 'LibreOffice 7.4'

// ── enterprises ──────────────────────────────────────────────────────────────────────────────────────────────────────
add(
  '01-plain.xlsx',
  '列名在第一行',
  'exceljs',
  [
    table(
      '企业',
      'enterprises',
      [number(), firm.name(), firm.code(), firm.contact(), firm.phone(), firm.revenue()],
      FIRMS,
    ),
  ],
  by.exceljs,
)

add(
  '02-title-rows.xlsx',
  '标题、单位行在上，注在下',
  LO,
  [
    table(
      '企业',
      'enterprises',
      [
        number(),
        firm.name('企 业 名 称'),
        firm.code(),
        firm.staff('职工人数'),
        firm.revenue('营业收入'),
        firm.day('real'),
      ],
      FIRMS,
      {
        above: [['2026年云岭区企业名录'], ['填报单位：经济发展局', '', '', '', '单位：万元'], []],
        wideTitle: true,
        notes: [['注：数据为初步统计'], ['填报人：林晓', '', '审核人：赵原', '', '', '2026年3月']],
      },
    ),
  ],
  (grids) => by.libreOffice('xlsx', grids),
)

add(
  '03-two-row-head.xlsx',
  '两行合并表头',
  LO,
  [
    table(
      '名录',
      'enterprises',
      [
        number(),
        firm.name(),
        firm.code(),
        firm.contact(['企业联系人', '姓名']),
        firm.phone(['企业联系人', '联系电话']),
        firm.staff(['经营情况', '从业人数']),
        firm.revenue(['经营情况', '营业收入（万元）']),
      ],
      FIRMS,
      { above: title('企业名录'), wideTitle: true },
    ),
  ],
  (grids) => by.libreOffice('xlsx', grids),
)

add(
  '04-three-row-head.xlsx',
  '三行合并表头',
  'exceljs',
  [
    table(
      '名录',
      'enterprises',
      [
        number(['序号']),
        firm.name(['基本信息', '企业名称']),
        firm.code(['基本信息', '统一社会信用代码']),
        firm.staff(['经营情况', '规模', '从业人数']),
        firm.revenue(['经营情况', '规模', '营业收入（万元）']),
        { head: ['经营情况', '效益', '利润率'], write: (one) => one.staff / 10 },
        { head: ['经营情况', '效益', '出口额'], write: () => 12 },
      ],
      FIRMS,
      { above: title('2026年规上企业情况表'), wideTitle: true },
    ),
  ],
  by.exceljs,
)

add(
  '05-three-row-head.xls',
  '三行合并表头，旧格式',
  LO,
  [
    table(
      '名录',
      'enterprises',
      [
        number(['序号']),
        firm.name(['企业', '企业名称']),
        firm.code(['企业', '信用代码']),
        firm.staff(['指标', '规模', '从业人数']),
        firm.revenue(['指标', '规模', '营业收入（万元）']),
      ],
      FIRMS,
      { above: title('2026年规上企业情况表'), wideTitle: true },
    ),
  ],
  (grids) => by.libreOffice('xls', grids),
)

add(
  '06-merged-down.xlsx',
  '所属镇街竖向合并，中间有小计',
  LO,
  [
    table(
      '分镇街',
      'enterprises',
      [{ ...firm.area(), mergeDown: true }, number(), firm.name(), firm.code(), firm.revenue()],
      FIRMS,
      {
        above: title('分镇街企业名录'),
        wideTitle: true,
        subtotal: { every: 6, write: (group) => [null, '小计', `${group.length}家`] },
      },
    ),
  ],
  (grids) => by.libreOffice('xlsx', grids),
)

add(
  '07-subtotals.xlsx',
  '分组小计、空行、合计',
  'excelts',
  [
    table('企业', 'enterprises', [number(), firm.name(), firm.code(), firm.staff(), firm.revenue()], FIRMS, {
      subtotal: {
        every: 5,
        write: (group) => [
          null,
          `${group[0]?.area}小计：${group.length}家`,
          null,
          group.reduce((sum, one) => sum + one.staff, 0),
        ],
      },
      blankEvery: 3,
      notes: [['总 计', '', '', '4736']],
    }),
  ],
  by.excelts,
)

add(
  '08-hidden.xlsx',
  '隐藏的行和列',
  LO,
  [
    table(
      '企业',
      'enterprises',
      [number(), firm.name(), { ...firm.code(), hidden: true }, firm.contact(), firm.phone()],
      FIRMS,
      { hiddenRows: [2, 3, 9] },
    ),
  ],
  (grids) => by.libreOffice('xlsx', grids),
)

add(
  '09-numbers-as-text.xlsx',
  '数字存成文本，带千分位和单位',
  'exceljs',
  [
    table(
      '企业',
      'enterprises',
      [
        firm.name(),
        firm.code(),
        firm.staff('从业人员', (one) => `${one.staff}人`),
        firm.revenue('营业收入', (one, n) =>
          n % 3 === 0
            ? `${one.revenue}万元`
            : n % 3 === 1
              ? ` ${Number(one.revenue).toLocaleString('en-US')}万元`
              : `约${Number(one.revenue) / 10000}亿元`,
        ),
      ],
      FIRMS,
    ),
  ],
  by.exceljs,
)

add(
  '10-phones-as-numbers.xlsx',
  '电话存成数字，固话丢了 0',
  'exceljs',
  [
    table(
      '企业',
      'enterprises',
      [firm.name(), firm.code(), firm.contact(), firm.phone('联系电话', (one) => Number(one.phone.replace(/\D/g, '')))],
      FIRMS,
    ),
  ],
  by.exceljs,
)

add(
  '11-codes-lost.xlsx',
  '信用代码成了数字：丢位、错位、缺失、全角、小写',
  'exceljs',
  [
    table(
      '企业',
      'enterprises',
      [
        firm.name(),
        {
          head: '统一社会信用代码',
          field: 'code',
          write: (one, n) =>
            [
              one.code,
              wide(one.code),
              one.code.toLowerCase(),
              `${one.code.slice(0, 8)} ${one.code.slice(8)}`,
              9.14312e17,
              one.code.slice(1),
              null,
              '无',
              `${one.code.slice(0, 17)}${one.code.endsWith('0') ? '1' : '0'}`,
              one.code.replace('MA4', 'MO4'),
              '9.14312E+17',
              '—',
            ][n % 12] as Value,
          read: (one, n) =>
            [
              one.code,
              one.code,
              one.code,
              one.code,
              '!code.digits_lost',
              '!credit_code.length',
              null,
              null,
              '!credit_code.check_digit',
              '!credit_code.character',
              '!code.digits_lost',
              null,
            ][n % 12] as string | null,
        },
        firm.contact(),
      ],
      FIRMS,
    ),
  ],
  by.exceljs,
)

add(
  '12-brackets.csv',
  '企业名称括号半角、全角混用，名称里有空格',
  'csv UTF-8',
  [
    table(
      '12-brackets',
      'enterprises',
      [
        firm.name('企业名称', (one) => one.name.replace('（', '(').replace('）', ')').replace('有限', ' 有限')),
        firm.code(),
        firm.area(),
      ],
      FIRMS,
    ),
  ],
  (grids) => by.csv('utf8', grids),
)

add(
  '13-gb18030.csv',
  'GB18030，全角数字',
  'csv GB18030',
  [
    table(
      '13-gb18030',
      'enterprises',
      [
        firm.name(),
        firm.code('信用代码', (one) => wide(one.code)),
        firm.phone('联系电话', (one) => wide(one.phone)),
        firm.staff('从业人数', (one) => wide(String(one.staff))),
        firm.day('wide'),
      ],
      FIRMS,
      { above: title('2026年企业名录') },
    ),
  ],
  (grids) => by.csv('gb18030', grids),
)

add(
  '14-utf16.csv',
  'Excel 存的 Unicode 文本，制表符分隔',
  'csv UTF-16LE',
  [table('14-utf16', 'enterprises', [number(), firm.name(), firm.code(), firm.contact(), firm.day('slash')], FIRMS)],
  (grids) => by.csv('utf-16le', grids, '\t', true),
)

add(
  '15-utf8-mark.csv',
  'UTF-8 带标记，分号分隔，引号内换行',
  'csv UTF-8',
  [
    table(
      '15-utf8-mark',
      'matters',
      [
        issue.no(),
        issue.firm(),
        issue.text('问题内容', (one) => one.text.replace('，', '，\n')),
        issue.raised('dot'),
        issue.lead(),
        issue.state(),
        issue.answer(),
        issue.closed('dot'),
      ].map((column) =>
        column.field === 'text' ? { ...column, read: (one: Issue) => one.text.replace('，', '，\n') } : column,
      ),
      ISSUES,
    ),
  ],
  (grids) => by.csv('utf8', grids, ';', true),
)

add(
  '16-utf16be.csv',
  'UTF-16 大端',
  'csv UTF-16BE',
  [table('16-utf16be', 'persons', [officer.name(), officer.no(), officer.unit(), officer.post()], OFFICERS)],
  (grids) => by.csv('utf-16be', grids, ',', true),
)

// ── days ─────────────────────────────────────────────────────────────────────────────────────────────────────────────
for (const [n, way, what] of [
  [17, 'slash', '2026/3/5'],
  [18, 'dot', '2026.3.5'],
  [19, 'words', '2026年3月5日'],
  [20, 'noYear', '3月5日，年份在标题里'],
  [21, 'serial', '丢了格式的日期序列号'],
  [22, 'numerals', '二〇二六年三月五日'],
] as const) {
  add(
    `${n}-days-${way}.xlsx`,
    `日期写作 ${what}`,
    n % 2 ? 'exceljs' : 'hucre',
    [
      table('企业', 'enterprises', [firm.name(), firm.code(), firm.day(way)], FIRMS, {
        above: title('2026年企业名录'),
      }),
    ],
    n % 2 ? by.exceljs : by.hucre,
  )
}
add(
  '23-days-1904.xlsx',
  '从 1904 年起计的工作簿，一半日期丢了格式',
  'exceljs',
  [table('企业', 'enterprises', [firm.name(), firm.code(), firm.day(['real', 'serial1904'])], FIRMS)],
  (grids) => by.exceljs(grids, { from1904: true }),
)
add(
  '24-days-1904.ods',
  '同上，LibreOffice 存为 ods',
  LO,
  [table('企业', 'enterprises', [firm.name(), firm.code(), firm.day('real')], FIRMS)],
  (grids) => by.libreOffice('ods', grids, { from1904: true }),
)
add(
  '25-days-mixed.xls',
  '一列日期十种写法，旧格式',
  LO,
  [
    table(
      '企业',
      'enterprises',
      [
        firm.name(),
        firm.code(),
        firm.day(['real', 'slash', 'dot', 'words', 'noYear', 'serial', 'serialText', 'compact', 'chinese', 'wide']),
      ],
      FIRMS,
      { above: title('2026年企业名录') },
    ),
  ],
  (grids) => by.libreOffice('xls', grids),
)
add(
  '26-days-doubtful.xlsx',
  '分不清的日期：拒收而不猜',
  'exceljs',
  [
    table(
      '企业',
      'enterprises',
      [
        firm.name(),
        firm.code(),
        {
          head: '数据日期',
          field: 'asOf',
          write: (_, n) =>
            ['5/3/2026', '26.3.5', '3月5日', '2026年3月', '2026-02-30', '3.5', '春节前', '2026年3月5日前'][
              n % 8
            ] as Value,
          read: (_, n) =>
            [
              '!date.ambiguous',
              '!date.ambiguous',
              '!date.year_missing',
              '!date.day_missing',
              '!date.impossible',
              '!date.year_missing',
              '!date.unreadable',
              '!date.unreadable',
            ][n % 8] as string,
        },
      ],
      FIRMS.slice(0, 8),
    ),
  ],
  by.exceljs,
)

// ── persons ──────────────────────────────────────────────────────────────────────────────────────────────────────────
add(
  '27-roster.xls',
  '干部名册，旧格式，工号是文本',
  LO,
  [
    table(
      '名册',
      'persons',
      [
        number(),
        officer.name('姓 名'),
        officer.no(),
        officer.unit(),
        officer.post(),
        officer.phone(),
        officer.from('real'),
      ],
      OFFICERS,
      { above: title('干部名册'), wideTitle: true },
    ),
  ],
  (grids) => by.libreOffice('xls', grids),
)
add(
  '28-lost-zeros.xlsx',
  '工号一部分成了数字，丢了前面的 0',
  'exceljs',
  [
    table(
      '名册',
      'persons',
      [
        officer.name('姓名', (one) => [...one.name].join(one.name.length === 2 ? '　' : '')),
        officer.no((one, n) => (n % 3 === 1 ? Number(one.no) : one.no)),
        officer.unit(),
        officer.phone('手机', (one) => Number(one.phone)),
      ],
      OFFICERS,
    ),
  ],
  by.exceljs,
)
add(
  '29-zeros-by-format.xls',
  '工号是数字，用 0000 格式显示',
  LO,
  [
    table(
      '名册',
      'persons',
      [officer.name(), officer.no((one) => ({ number: Number(one.no), format: '0000' })), officer.unit()],
      OFFICERS,
    ),
  ],
  (grids) => by.libreOffice('xls', grids),
)
add(
  '30-units-short.xlsx',
  '单位写简称、旧称（照原样读，由匹配去问）',
  'excelts',
  [
    table(
      '名册',
      'persons',
      [
        officer.name(),
        officer.no(),
        officer.unit(
          '单位',
          (one) =>
            ({ 经济发展局: '经发局', 财政局: '区财政局', 市场监督管理局: '工商局', 自然资源局: '国土局' })[
              one.unit
            ] as string,
        ),
      ],
      OFFICERS,
    ),
  ],
  by.excelts,
)
add(
  '31-several-persons.xlsx',
  '名册一格写了两个人',
  'exceljs',
  [
    table(
      '名册',
      'persons',
      [
        {
          head: '姓名',
          field: 'name',
          write: (one, n) => (n === 2 ? '赵原、钱来' : one.name),
          read: (one, n) => (n === 2 ? '!person.several' : one.name),
        },
        officer.no(),
        officer.unit(),
      ],
      OFFICERS,
    ),
  ],
  by.exceljs,
)

// ── pairings ─────────────────────────────────────────────────────────────────────────────────────────────────────────
type Pair = { firm: Firm; leader: Officer; one: Officer; two: Officer }
const PAIRS: Pair[] = FIRMS.slice(0, 10).map((one, n) => ({
  firm: one,
  leader: OFFICERS[n % 3] as Officer,
  one: OFFICERS[3 + (n % 9)] as Officer,
  two: OFFICERS[3 + ((n + 4) % 9)] as Officer,
}))
const pairs = (write: (pair: Pair, n: number) => Value, read: (pair: Pair, n: number) => string): Column<Pair>[] => [
  number(),
  { head: '企业名称', write: (pair) => pair.firm.name, field: 'enterprise', read: (pair) => pair.firm.name },
  {
    head: '包保领导',
    write: (pair) => pair.leader.name,
    field: 'leader',
    read: (pair) => pair.leader.name,
    mergeDown: true,
  },
  { head: '包保干部', write, field: 'holder', read },
  { head: '包保起始日期', write: () => writeDay('slash', '2026-01-01'), field: 'from', read: () => '2026-01-01' },
]
add(
  '32-pairs.xlsx',
  '包保表：一格几人，各种分隔',
  LO,
  [
    table(
      '包保',
      'links',
      pairs(
        (pair, n) =>
          [
            `${pair.one.name}、${pair.two.name}`,
            `${pair.one.name}，${pair.two.name}`,
            `${pair.one.name}（${pair.one.unit}）、${pair.two.name}(${pair.two.unit})`,
            `${pair.one.name}\n${pair.two.name}`,
            pair.one.name,
          ][n % 5] as string,
        (pair, n) =>
          n % 5 === 2
            ? `${pair.one.name}（${pair.one.unit}）、${pair.two.name}（${pair.two.unit}）`
            : n % 5 === 4
              ? pair.one.name
              : `${pair.one.name}、${pair.two.name}`,
      ),
      PAIRS,
      { above: title('2026年领导干部包保企业一览表'), wideTitle: true },
    ),
  ],
  (grids) => by.libreOffice('xlsx', grids),
)
add(
  '33-pairs-grouped.xlsx',
  '包保表：两行表头，姓名和电话分列',
  'exceljs',
  [
    table<Pair>(
      '包保',
      'links',
      [
        number(['序号']),
        { head: ['企业名称'], write: (pair) => pair.firm.name, field: 'enterprise', read: (pair) => pair.firm.name },
        {
          head: ['包保领导', '姓名'],
          write: (pair) => pair.leader.name,
          field: 'leader',
          read: (pair) => pair.leader.name,
        },
        { head: ['包保领导', '电话'], write: (pair) => pair.leader.phone },
        { head: ['包保干部', '姓名'], write: (pair) => pair.one.name, field: 'holder', read: (pair) => pair.one.name },
        { head: ['包保干部', '电话'], write: (pair) => pair.one.phone },
      ],
      PAIRS,
      { above: title('包保企业一览表'), wideTitle: true },
    ),
  ],
  by.exceljs,
)
add(
  '34-pairs-grouped.csv',
  '同上，csv 里没有合并',
  'csv GB18030',
  [
    table<Pair>(
      '34-pairs-grouped',
      'links',
      [
        number(['序号']),
        { head: ['企业名称'], write: (pair) => pair.firm.name, field: 'enterprise', read: (pair) => pair.firm.name },
        {
          head: ['包保领导', '姓名'],
          write: (pair) => pair.leader.name,
          field: 'leader',
          read: (pair) => pair.leader.name,
        },
        { head: ['包保领导', '电话'], write: (pair) => pair.leader.phone },
        { head: ['包保干部', '姓名'], write: (pair) => pair.one.name, field: 'holder', read: (pair) => pair.one.name },
        { head: ['包保干部', '电话'], write: (pair) => pair.one.phone },
      ],
      PAIRS,
    ),
  ],
  (grids) => by.csv('gb18030', grids),
)

// ── matters ──────────────────────────────────────────────────────────────────────────────────────────────────────────
const MATTERS = [
  number<Issue>(),
  issue.firm('企业'),
  issue.text('反映问题'),
  issue.raised('real', '收集时间'),
  issue.lead('牵头单位'),
  issue.answer('进展情况'),
  issue.state('是否销号'),
  issue.closed('real', '销号时间'),
]
add(
  '35-matters.xls',
  '问题台账，旧格式，企业竖向合并',
  LO,
  [
    table(
      '台账',
      'matters',
      MATTERS.map((column) =>
        column.field === 'enterprise'
          ? {
              ...column,
              mergeDown: true as const,
              write: (one: Issue) => (FIRMS[ISSUES.indexOf(one) >> 1] as Firm).name,
              read: (one: Issue) => (FIRMS[ISSUES.indexOf(one) >> 1] as Firm).name,
            }
          : column,
      ),
      ISSUES,
      { above: [['2026年企业问题台账'], ['填报单位：联络办', '', '', '填报日期：2026年5月']], wideTitle: true },
    ),
  ],
  (grids) => by.libreOffice('xls', grids),
)
add(
  '36-matters-ditto.xlsx',
  '“同上”和〃代替合并',
  'hucre',
  [
    table(
      '台账',
      'matters',
      MATTERS.map((column) =>
        column.field === 'enterprise'
          ? {
              ...column,
              write: (one: Issue) => {
                const n = ISSUES.indexOf(one)
                return n % 2 ? (n % 4 === 1 ? '同上' : '〃') : (FIRMS[n >> 1] as Firm).name
              },
              read: (one: Issue) => (FIRMS[ISSUES.indexOf(one) >> 1] as Firm).name,
            }
          : column,
      ),
      ISSUES,
    ),
  ],
  by.hucre,
)
add(
  '37-matters-pages.xlsx',
  '每页重复表头',
  'exceljs',
  [
    table('台账', 'matters', MATTERS, ISSUES, {
      above: title('2026年企业问题台账'),
      wideTitle: true,
      headAgainEvery: 4,
    }),
  ],
  by.exceljs,
)
add(
  '38-matters-inline.xlsx',
  '内联字符串，序列号日期',
  'hucre',
  [table('台账', 'matters', [issue.firm(), issue.text(), issue.raised('serial'), issue.state()], ISSUES)],
  (grids) => by.hucre(grids, { inline: true }),
)

// ── several sheets ───────────────────────────────────────────────────────────────────────────────────────────────────
const several = [
  table('企业', 'enterprises', [number(), firm.name(), firm.code(), firm.phone()], FIRMS, { above: title('企业') }),
  table('干部', 'persons', [officer.name(), officer.no(), officer.unit(), officer.post()], OFFICERS, { shift: 1 }),
  table('问题', 'matters', MATTERS, ISSUES, { above: [['问题台账'], []], wideTitle: true }),
]
add('39-several-sheets.xlsx', '几张工作表，列各不相同', 'excelts', several, by.excelts)
add('40-several-sheets.ods', '同上，ods', LO, several, (grids) => by.libreOffice('ods', grids))
add('41-several-sheets.xlsb', '同上，二进制工作簿', 'SheetJS', several, (grids) => by.sheetjs('xlsb', grids))
add('42-several-sheets.xls', '同上，BIFF8', 'SheetJS', several, (grids) => by.sheetjs('biff8', grids))
add(
  '44-as-et.et',
  '扩展名 .et（WPS 表格的旧格式与 .xls 同一容器；此文件由 LibreOffice 生成，不是 WPS）',
  LO,
  [
    table('企业', 'enterprises', [number(), firm.name(), firm.code(), firm.staff(), firm.day('chinese')], FIRMS, {
      above: title('企业名录'),
      wideTitle: true,
    }),
  ],
  (grids) => by.libreOffice('xls', grids),
)

// ── columns known by what stands in them ─────────────────────────────────────────────────────────────────────────────
add(
  '45-heads-strange.xlsx',
  '列名看不懂，按内容认出信用代码和电话',
  'exceljs',
  [
    table(
      '企业',
      'enterprises',
      [
        firm.name(),
        { ...firm.code('证照号'), head: '证照号' },
        { ...firm.phone('怎么找'), head: '怎么找' },
        firm.area(),
      ],
      FIRMS,
    ),
  ],
  by.exceljs,
)
add(
  '46-money-in-yuan.xlsx',
  '金额单位在表头上方：元',
  'exceljs',
  [
    table(
      '企业',
      'enterprises',
      [firm.name(), firm.code(), firm.revenue('营业收入', (one) => Number(one.revenue) * 10_000)],
      FIRMS,
      { above: [['企业收入表'], ['', '', '单位：元']], wideTitle: true },
    ),
  ],
  by.exceljs,
)
add(
  '47-wide-and-spaces.xls',
  '全角字符、空格、换行、不可见字符',
  LO,
  [
    table(
      '企业',
      'enterprises',
      [
        firm.name('企业　名称\n（全称）', (one) => `\u200b ${one.name}　`),
        firm.code('统一社会\n信用代码*', (one) => ` ${wide(one.code)} `),
        firm.contact('联系人：', (one) => one.contact.split('').join(one.contact.length === 2 ? '　' : '')),
        firm.staff('从业人数（人）', (one) => ` ${wide(String(one.staff))} `),
      ],
      FIRMS,
      { shift: 2, above: [[], ['（内部资料）']] },
    ),
  ],
  (grids) => by.libreOffice('xls', grids),
)
const second = table('企业', 'enterprises', [number(), firm.name(), firm.code()], FIRMS.slice(0, 6))
const other = second.grid.cells.length + 2
add(
  '48-second-table.xlsx',
  '同一工作表下面还有另一张表：不读，并说明',
  'exceljs',
  [
    {
      grid: {
        ...second.grid,
        cells: [
          ...second.grid.cells,
          [],
          ['序号', '姓名', '工作单位', '职务', '联系电话'],
          [1, '林晓', '经济发展局', '局长', '13900000000'],
        ],
      },
      wanted: { ...second.wanted, rows: { ...second.wanted.rows, [other]: { '*': '!sheet.another_table' } } },
    },
  ],
  by.exceljs,
)

// ── by hand ──────────────────────────────────────────────────────────────────────────────────────────────────────────
const hand = (rows: string) =>
  `<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>${rows}</x:sheetData></x:worksheet>`
const inline = (ref: string, text: string) => `<x:c r="${ref}" t="inlineStr"><x:is><x:t>${text}</x:t></x:is></x:c>`
specs.push({
  name: '49-prefixed.xlsx',
  what: '手写：命名空间带前缀，单元格不按次序，公式带缓存值',
  producer: '手写 XML',
  file: () =>
    by.byHand(
      [
        {
          name: '企业',
          xml: hand(
            `<x:row r="2">${inline('B2', '统一社会信用代码')}${inline('A2', '企业名称')}${inline('C2', '从业人数')}</x:row><x:row r="4">${inline('A4', '灯笼彩纸厂')}${inline('B4', code(1))}<x:c r="C4" t="n"><x:f>SUM(1,2)</x:f><x:v>3</x:v></x:c></x:row><x:row r="5">${inline('A5', '金鱼灯厂')}<x:c r="C5" t="e"><x:v>#N/A</x:v></x:c></x:row>`,
          ),
        },
      ],
      [],
      'x:',
    ),
  sheets: [
    {
      sheet: '企业',
      kind: 'enterprises',
      skipped: 0,
      rows: { 4: { name: '灯笼彩纸厂', code: code(1), staff: '3' }, 5: { name: '金鱼灯厂', staff: '!cell.error' } },
    },
  ],
})
specs.push({
  name: '50-by-hand.csv',
  what: '手写：引号、公式保护、空列、合计',
  producer: '手写',
  file: () =>
    Buffer.from(
      `﻿企业名称,,统一社会信用代码,联系电话,备注\r\n"灯笼,彩纸厂",,="${code(1)}",\t0745-2231111,"说""好"""\r\n金鱼灯厂,,'${code(2)},无,\r\n合计,,2家,,\r\n`,
    ),
  sheets: [
    {
      sheet: '50-by-hand',
      kind: 'enterprises',
      skipped: 1,
      rows: {
        2: { name: '灯笼,彩纸厂', code: code(1), contactPhone: '0745-2231111' },
        3: { name: '金鱼灯厂', code: code(2) },
      },
    },
  ],
})

export const SPECS: readonly Spec[] = specs
