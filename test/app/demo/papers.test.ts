import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Ctx } from '#app/context.ts'
import { actAs } from '#app/demo/act-as.ts'
import { ensureDemo } from '#app/demo/ensure-demo.ts'
import { PARK, TOWN } from '#app/demo/places.ts'
import { createLog } from '#app/log.ts'
import { findProgramNow } from '#app/matter/load-program.ts'
import { draftMeetingPaper } from '#app/meeting/meeting-paper.ts'
import { draftPaper } from '#app/paper/draft-paper.ts'
import { readPaper } from '#app/paper/list-papers.ts'
import { readDraftFile, readPaperFile } from '#app/paper/paper-file.ts'
import { loadReference } from '#app/reference/load-reference.ts'
import { readSheet } from '#app/sheet/read-sheet.ts'
import { execute } from '#app/use-case.ts'
import { toPdfs } from '#papers/official/to-pdf.ts'
import { SHEET_IDS, type SheetId } from '#papers/template/sheet-tags.ts'
import { findAuthority } from '#storage/authority-store.ts'
import { sql } from '#storage/open-database.ts'
import { contextOf } from '#test/support/context.ts'
import { type TestDatabase, testDatabase } from '#test/support/database.ts'
import { must } from '../matter/world.ts'
import { sendPapers } from './own-papers.ts'

const NOW = '2026-11-18T06:00:00.000Z'
const PUBLIC = { publicUrl: 'https://lianqi.example' }
type Made = { readonly name: string; readonly docx: Buffer }
type Set = Made & { readonly pages: readonly string[] }

let database: TestDatabase
let folder: string
let papers: readonly Set[]

/** Every kind of paper out of the demo's own data: issued ones as they are, the others drafted; then set by LibreOffice, all in one go. */
beforeAll(async () => {
  database = await testDatabase()
  await loadReference(database.db)
  folder = mkdtempSync(join(tmpdir(), 'lianqi-papers-'))
  await ensureDemo(database.db, createLog('silent'), { folder, now: NOW, masterKey: new Uint8Array(32) })
  const [park, town] = [await officeOf(PARK.code), await officeOf(TOWN.code)]
  const { decision } = await sendPapers(park)
  const made = [
    ...(await issued(park)),
    await fileOfDraft(park, decision, '申诉处理决定'),
    ...(await drafted(park, PARK.program.replaceAll('-', '_'))),
    ...(await drafted(park, PARK.campaign.key)),
    ...(await drafted(town, TOWN.program.replaceAll('-', '_'))),
    ...(await meetingPapers(park)),
    ...(await sheets(park)),
  ]
  const pdfs = await toPdfs(made.map((one) => one.docx))
  papers = made.map((one, n) => ({ ...one, pages: pagesOf(pdfs[n] as Buffer, `${n}`) }))
  const keep = process.env.PAPERS_OUT
  if (keep) {
    mkdirSync(keep, { recursive: true })
    for (const [n, { name }] of made.entries())
      writeFileSync(join(keep, `${n}-${name.replaceAll('/', '_')}.pdf`), pdfs[n] as Buffer)
  }
}, 900_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function officeOf(code: string): Promise<Ctx> {
  const authority = await database.db.inSystem((tx) => findAuthority(tx, code))
  if (!authority) throw new Error(code)
  return contextOf(database.db, authority.id, { now: NOW })
}

const ask = <T>(ctx: Ctx, text: string) =>
  ctx.db.inAuthority(ctx.authorityId, async (tx) => (await sql.raw<T>(text).execute(tx)).rows)

/** The latest issued one of each kind. */
async function issued(ctx: Ctx): Promise<Made[]> {
  const rows = await ask<{ id: string; title: string }>(
    ctx,
    'select distinct on (program_key, paper) id, title from paper order by program_key, paper, issued_at desc',
  )
  const made: Made[] = []
  for (const { id, title } of rows)
    made.push({ name: title, docx: must(await execute(ctx, readPaperFile, { id, as: 'docx', ...PUBLIC })).content })
  return made
}

async function fileOfDraft(ctx: Ctx, id: string, name: string): Promise<Made> {
  return { name: `${name}（稿）`, docx: must(await execute(ctx, readDraftFile, { id, as: 'docx' })).content }
}

/** A draft of each periodic paper the program declares, from the figures of its period. */
async function drafted(ctx: Ctx, programKey: string): Promise<Made[]> {
  const program = await ctx.db.inAuthority(ctx.authorityId, (tx) => findProgramNow({ ...ctx, tx }, programKey))
  if (!program) throw new Error(programKey)
  const made: Made[] = []
  for (const declared of program.papers.filter((one) => one.every !== undefined)) {
    const input = { programKey, paper: declared.id }
    let draft = await execute(ctx, draftPaper, input)
    // No period of it has ended yet: the one that runs.
    if (!draft.ok && draft.error.code === 'period.not_found') {
      const [period] = await ask<{ calendar: string; ordinal: number }>(
        ctx,
        `select calendar, ordinal from period where program_key = '${programKey}' and calendar = '${declared.every}' and first_day <= '${NOW.slice(0, 10)}'
          order by ordinal desc limit 1`,
      )
      draft = await execute(ctx, draftPaper, { ...input, ...period })
    }
    if (!draft.ok) throw new Error(`${programKey} ${declared.title}: ${JSON.stringify(draft.error)}`)
    made.push(await fileOfDraft(ctx, draft.value.id, declared.title))
  }
  return made
}

async function meetingPapers(ctx: Ctx): Promise<Made[]> {
  const made: Made[] = []
  for (const of of ['agenda', 'minutes'] as const) {
    const [meeting] = await ask<{ id: string }>(
      ctx,
      of === 'agenda'
        ? 'select id from meeting where voided_at is null order by at desc, id limit 1'
        : // The record that says most.
          `select m.id from meeting m where m.voided_at is null and m.state = 'closed'
            order by (select count(*) from meeting_decision d where d.meeting_id = m.id) desc, m.at desc, m.id limit 1`,
    )
    if (!meeting) throw new Error(`no meeting for ${of}`)
    const { id } = must(await execute(ctx, draftMeetingPaper, { id: meeting.id, of }))
    made.push(await fileOfDraft(ctx, id, of === 'agenda' ? '会议议程' : '会议纪要'))
  }
  return made
}

/** What a sheet is drawn of. */
const DRAWN_OF: Readonly<Record<SheetId, string>> = {
  liaison_table: `select '${PARK.program.replaceAll('-', '_')}' as program`,
  plate: 'select enterprise_id as id from link where enterprise_id is not null order by id limit 1',
  plan: 'select id from policy_plan order by id limit 1',
  score_sheet: `select subject_id as id, 'org' as kind, program_key as program from derived_measure where subject_kind = 'org' order by program_key, subject_id limit 1`,
  policy_book: 'select 1 as none',
  feedback_form: 'select id from visit order by day desc, id limit 1',
  report: 'select id from report order by recorded_at desc, id limit 1',
}

async function sheets(ctx: Ctx): Promise<Made[]> {
  const made: Made[] = []
  for (const sheet of SHEET_IDS) {
    const [about] = await ask<Record<string, unknown>>(ctx, DRAWN_OF[sheet])
    if (!about) throw new Error(`nothing to draw ${sheet} of`)
    const { none: _, ...asked } = about
    const file = await execute(ctx, readSheet, { sheet, as: 'docx', ...PUBLIC, ...asked } as never)
    if (!file.ok) throw new Error(`${sheet}: ${JSON.stringify(file.error)}`)
    made.push({ name: sheet, docx: file.value.content })
  }
  return made
}

/** The text of each page. */
function pagesOf(pdf: Buffer, name: string): string[] {
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, pdf)
  const text = execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8', maxBuffer: 1 << 26 })
  return text.split('\f').slice(0, -1)
}

/** The papers the notices name, and how many pages each may take out of the demo. */
const NAMED: readonly (readonly [kind: string, name: RegExp, mostPages: number])[] = [
  ['交办单', /交办单/, 2],
  ['呈报单', /呈报单/, 1],
  ['督办函', /督办函/, 1],
  ['督查单', /督查单/, 1],
  ['整改通知书', /整改通知书/, 1],
  ['催办通知书', /催办通知书/, 1],
  ['通报', /通报/, 4],
  ['监测报告', /监测报告/, 3],
  ['简报', /简报/, 3],
  ['一周一结', /一周一结/, 3],
  ['每季考核结果', /每季考核结果/, 4],
  ['考核结果反馈函', /反馈函/, 3],
  // A page of headings, and the list of what is overdue, whose lines are as long as the titles.
  ['会议议程', /会议议程/, 5],
  ['会议纪要', /会议纪要/, 3],
  ['申诉处理决定', /申诉处理决定/, 1],
  ['联系表', /^liaison_table$/, 24],
  ['标识牌', /^plate$/, 1],
  ['一企一策', /^plan$/, 1],
  ['得分单', /^score_sheet$/, 2],
  ['政策口袋书', /^policy_book$/, 3],
  ['情况反馈表', /^feedback_form$/, 1],
  ['报告', /^report$/, 2],
]

/** What of a page is neither imprint, page number nor the word that it is a draft. */
function withoutImprint(page: string): string[] {
  return page
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !/印发$|^抄送：|^—\s*\d+\s*—$|^草稿/.test(line))
}

/** What must never stand on a paper: values that were not there, tags that were not filled, marks for later. */
// A unit or sign said twice, a rhythm beside its period.
const TWICE = /(件|个|家|分|%)\s*\1|月每月|季度每季|年年度|周每周/

/** What stands there that was not filled in. */
const LEFT_OVER = /undefined|\bnull\b|NaN|\[object|[{}]|<[a-z]+>|X{2,}|待填|待补|TODO|：\s*[。；]|（\s*）|“\s*”|《\s*》/

describe('every paper the notices name, out of the demo', () => {
  test.each(NAMED)('%s is made, and takes as many pages as it should', (_, name, most) => {
    const found = papers.filter((one) => name.test(one.name))
    expect(found.length).toBeGreaterThan(0)
    for (const one of found) {
      // Where one page is wanted the text ends on it with signature and day; the imprint may stand on its back.
      const beyond = most > 1 ? one.pages.slice(most) : one.pages.slice(1).flatMap(withoutImprint)
      expect([one.name, beyond]).toEqual([one.name, []])
      expect(one.pages.every((page) => page.trim() !== '')).toBe(true)
    }
  })

  test('none has an empty placeholder, a tag or a value that was not there', () => {
    const faulty = papers.flatMap(({ name, pages }) =>
      pages.flatMap((page) =>
        page.split('\n').flatMap((line) => (LEFT_OVER.test(line) ? [`${name}: ${line.trim()}`] : [])),
      ),
    )
    expect(faulty).toEqual([])
  })

  test('none says its unit, its period or its clause twice, or asks for something by a day that is past', () => {
    const lines = papers.flatMap(({ name, pages }) =>
      pages.flatMap((page) => page.split('\n').map((line) => ({ name, line: line.trim() }))),
    )
    expect(lines.filter(({ line }) => TWICE.test(line))).toEqual([])
    const past = lines.filter(({ line }) => {
      const [, year, month, day] = /请于\s*(\d{4})\s*年\s*(\d+)\s*月\s*(\d+)\s*日前/.exec(line) ?? []
      return year !== undefined && Date.UTC(Number(year), Number(month) - 1, Number(day)) < Date.parse(NOW)
    })
    expect(past).toEqual([])
    const urging = papers.filter((one) => one.name === '催办通知书')
    expect(urging.length).toBeGreaterThan(0)
    for (const { pages } of urging) expect(pages.join('').replace(/\s/g, '')).toMatch(/前完成“答复”，逾期未完成/)
    const score = papers.find((one) => one.name === 'score_sheet')?.pages.join('\n') ?? ''
    expect(score).not.toMatch(/依据 \d+ 条（/)
    const book = papers.find((one) => one.name === 'policy_book')?.pages.join('\n') ?? ''
    expect(book).not.toMatch(/行业：[A-Z]/)
  })

  test('what is late is said with the last day on which it was in time, as its clock has it', async () => {
    const rows = await ask<{ said: string; due: string }>(
      await officeOf(PARK.code),
      `select distinct p.content->>'dueDay' as said, d.due_day::text as due from paper p
         join derived_mark m on m.id::text = p.content->>'mark' join matter_clock d on d.id = m.from_id
        where p.paper = 'urge' and p.content ? 'owed'`,
    )
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => row.said !== row.due)).toEqual([])
  })

  test('a paper to 各部门 waits for each of them, also where a condition says who they are', async () => {
    const park = await officeOf(PARK.code)
    const [briefing] = await ask<{ id: string }>(
      park,
      `select id from paper where program_key = '${PARK.campaign.key}' and '各部门' = any(to_names) and digest is not null limit 1`,
    )
    const departments = await ask<{ name: string }>(park, `select name from org where kind = '部门' order by name`)
    const read = must(await execute(await actAs(park, 'office', 'office'), readPaper, { id: briefing?.id }))
    const units = [...read.awaited.map((one) => one.name), ...read.receipts.map((one) => one.org.name)]
    expect(units.toSorted()).toEqual(departments.map((one) => one.name).toSorted())
  })

  test('what came by a ledger is a register sheet, not a paper with a red head', () => {
    const registered = papers.filter((one) => /^每(月通报|季考核)$/.test(one.name))
    expect(registered.length).toBeGreaterThan(0)
    for (const { pages } of registered) {
      expect(pages).toHaveLength(1)
      expect(pages[0]).toContain('公文登记单')
      expect(pages[0]).not.toContain('文件\n')
      expect(pages[0]).toContain('正文以原件为准')
    }
  })

  test('each bears its title on the first page', () => {
    for (const { name, pages } of papers) expect([name, (pages[0] ?? '').length > 20]).toEqual([name, true])
  })
})
