import { execFileSync } from 'node:child_process'
import { createWriteStream, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { MARK_HEAD, makeRowMark, parseRowMark } from '#domain/ledger/row-mark.ts'
import { openZip } from '#papers/read/xlsx/zip.ts'
import type { Ledger, LedgerValue } from '#papers/write/ledger.ts'
import { xlsxStream } from '#papers/write/xlsx.ts'

const folder = mkdtempSync(join(tmpdir(), 'lianqi-sheet-'))
const ROWS = 120
const ID = '01932f4e-7c1a-7b3e-9d52-3c1f0a9b8e77'
/** What a spreadsheet would run, or turn into something else. */
const TRAPS = ['=1+1', '+86 139', '-2', '@SUM(A1)', '0012', '1E5', '91430000MA4L00000X', '3-5', 'TRUE', 'a\nb', '"x"']

const rows: LedgerValue[][] = Array.from({ length: ROWS }, (_, i) => [
  TRAPS[i] ?? `第${i}号`,
  i % 2 ? '在营' : '注销',
  `2026-03-${String((i % 28) + 1).padStart(2, '0')}`,
  1234.5 + i,
  i,
  0.125,
  '某某路一段很长的说明文字，要在格子里折行，不能挤到旁边去。',
  makeRowMark('enterprise', ID, { n: i }),
])

const ledger: Ledger = {
  sheet: '企业台账',
  title: '企业台账',
  note: '填报单位：灯笼区　　日期：2026-03-10　　共 120 条',
  comesBack: true,
  columns: [
    { title: '编号', kind: 'text', width: 22 },
    {
      title: '状况',
      kind: 'text',
      width: 8,
      group: '基本',
      editable: true,
      required: true,
      choices: ['在营', '注销', '迁出'],
    },
    { title: '登记', kind: 'date', group: '基本', editable: true },
    { title: '投资额', kind: 'number', unit: '万元', decimals: 2, sum: true, group: '数', editable: true },
    { title: '人数', kind: 'number', sum: true, group: '数' },
    { title: '占比', kind: 'percent', group: '数' },
    { title: '说明', kind: 'text', width: 40 },
    { title: MARK_HEAD, kind: 'text', width: 60, hidden: true },
  ],
  rows,
}

const path = join(folder, 'out.xlsx')

/** LibreOffice with a profile of its own that recalculates every file it loads. */
function soffice(to: string, outdir: string, file: string): void {
  execFileSync(
    'soffice',
    [`-env:UserInstallation=file://${folder}/profile`, '--headless', '--convert-to', to, '--outdir', outdir, file],
    {
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
}

async function partOf(file: string, name: string): Promise<string> {
  const zip = await openZip(readFileSync(file))
  try {
    return await zip.read(name, 1 << 26)
  } finally {
    await zip.close()
  }
}

const csvOf = (name: string) =>
  readFileSync(join(folder, name), 'utf8')
    .replaceAll(/"(-?[\d.%-]+)"/g, '$1')
    .trim()
    .split('\n')

beforeAll(async () => {
  await pipeline(xlsxStream([ledger]), createWriteStream(path))
  mkdirSync(join(folder, 'profile/user'), { recursive: true })
  const always = (app: string) =>
    `<item oor:path="/org.openoffice.Office.Calc/Formula/Load"><prop oor:name="${app}" oor:op="fuse"><value>0</value></prop></item>`
  writeFileSync(
    join(folder, 'profile/user/registrymodifications.xcu'),
    `<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${always('OOXMLRecalcMode')}${always('ODFRecalcMode')}</oor:items>`,
  )
  soffice('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,-1', folder, path)
}, 120_000)

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('a ledger in LibreOffice', () => {
  it('says in each cell what was written: codes and traps as texts, days as days, numbers as numbers', () => {
    const text = readFileSync(join(folder, 'out-企业台账.csv'), 'utf8')
    for (const trap of TRAPS)
      expect(text).toContain(trap.includes('\n') || trap.includes('"') ? trap.replaceAll('"', '""') : trap)
    const line = csvOf('out-企业台账.csv').find((one) => one.startsWith('第50号'))
    expect(line).toBe(
      `第50号,注销,2026-03-23,1284.5,50,12.5%,某某路一段很长的说明文字，要在格子里折行，不能挤到旁边去。,,${rows[50]?.[7]}`,
    )
  })

  it('computes its totals, and the check column finds nothing wrong with what was written', () => {
    const total = csvOf('out-企业台账.csv').find((one) => one.startsWith('合计'))
    expect(total?.split(',').slice(3, 5)).toEqual([
      String(1234.5 * ROWS + (ROWS * (ROWS - 1)) / 2),
      String((ROWS * (ROWS - 1)) / 2),
    ])
    expect(csvOf('out-企业台账.csv').some((one) => /不在可选值内|不是日期|不能空|#NAME|#REF|Err:/.test(one))).toBe(
      false,
    )
    expect(csvOf('out-可选值.csv')).toEqual(['状况', '在营', '注销', '迁出'])
  })

  it('the check column says what is wrong once a cell is spoilt', async () => {
    const spoilt: Ledger = {
      ...ledger,
      rows: [
        ['x', '倒闭', '下周', '很多', 1, 0.1, '', null],
        ['y', '', null, null, 1, 0.1, '', null],
      ] as LedgerValue[][],
    }
    const file = join(folder, 'spoilt.xlsx')
    await pipeline(xlsxStream([spoilt]), createWriteStream(file))
    soffice('csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,false,false,false,false,1', folder, file)
    const [, , , , first, second] = csvOf('spoilt-企业台账.csv')
    expect(first).toContain('状况不在可选值内；登记不是日期；投资额不是数字；')
    expect(second).toContain('状况不能空；')
  }, 60_000)

  it('prints on A4 landscape, whole in width, the head again and the page numbered on every page', () => {
    soffice('pdf', folder, path)
    const pdf = join(folder, 'out.pdf')
    const info = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' })
    expect(info).toMatch(/Page size:\s+84[12](\.\d+)? x 595/)
    const pages = execFileSync('pdftotext', ['-layout', pdf, '-'], { encoding: 'utf8' })
      .split('\f')
      .filter((one) => one.includes('共'))
    const list = pages.filter((page) => page.includes('第') && page.includes('投资额'))
    expect(list.length).toBeGreaterThanOrEqual(3)
    for (const page of list) {
      for (const head of ['编号', '基本', '状况', '登记', '投资额（万元）', '说明', '核对'])
        expect(page).toContain(head)
      expect(page).toMatch(/第 \d+ 页，共 \d+ 页/)
      expect(page).not.toContain(MARK_HEAD)
      expect(page).toContain('要在格子里折行')
    }
    expect(pages.at(0)).toContain('填报单位：灯笼区')
  }, 60_000)

  it('keeps panes, drop-downs, filter and marks when LibreOffice saves it again', async () => {
    const again = join(folder, 'again')
    mkdirSync(again)
    soffice('xlsx:Calc MS Excel 2007 XML', again, path)
    const file = join(again, 'out.xlsx')
    const xml = await partOf(file, 'xl/worksheets/sheet1.xml')
    // Without a window LibreOffice keeps neither panes nor filter buttons; what we write has both.
    const written = await partOf(path, 'xl/worksheets/sheet1.xml')
    expect(written).toContain('state="frozen"')
    expect(written).toContain('<autoFilter ref="A4:I124"/>')
    expect(xml).toMatch(/<dataValidation [^>]*type="list"/)
    expect(xml).toMatch(/hidden="(1|true)"/)
    const shared = await partOf(file, 'xl/sharedStrings.xml')
    const marks = shared.match(/enterprise:[0-9a-f:-]+/g) ?? []
    expect(marks).toHaveLength(ROWS)
    for (const mark of marks) expect(parseRowMark(mark)).toMatchObject({ kind: 'enterprise', id: ID })
    expect(await partOf(file, 'xl/workbook.xml')).toMatch(/_xlnm.Print_Titles.*\$3:\$4/)
  }, 60_000)
})
