import { createWriteStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { type Command, Option } from 'commander'
import type { Ctx } from '#app/context.ts'
import { faultyFile } from '#app/import/faulty-file.ts'
import { importFileNow } from '#app/import/import-file.ts'
import { previewImport } from '#app/import/preview-import.ts'
import type { Counts, ImportReport } from '#app/import/report.ts'
import { messageOf } from '#app/messages/message.ts'
import { execute } from '#app/use-case.ts'
import { describeKinds } from '#domain/import/describe.ts'
import { IMPORT_KINDS, type ImportKind } from '#domain/import/kinds.ts'
import { CommandFailure, withDatabase } from './command.ts'
import { commandContext } from './command-context.ts'

type Options = {
  readonly dryRun?: boolean
  readonly authority?: string
  readonly program?: string
  readonly skipFaulty?: boolean
  readonly faultyOut?: string
  readonly kind?: ImportKind
  readonly columns?: boolean
  readonly newAreas?: boolean
}

/** `lianqi import FILE…`: spreadsheets into the database; exit code 1 while rows are left out. */
export function register(program: Command): void {
  program
    .command('import [file...]')
    .description(
      '导入名册、企业、项目、名单、包联关系、走访、问题台账、指标分解和完成情况（xlsx、xls、ods、csv） import spreadsheets',
    )
    .option('--dry-run', '只预览，不写入 say what would happen, keep nothing')
    .option('--authority <code>', '主管机关代码（只有一个时可省略） code of the authority')
    .option('--program <key>', '方案（只有一个时可省略） the program links, lists and ledgers belong to')
    .addOption(new Option('--kind <kind>', '表的种类（一般自动识别） what the file holds').choices([...IMPORT_KINDS]))
    .option('--skip-faulty', '有问题的行不导入，其余照常 take the good rows without the faulty')
    .option('--faulty-out <file>', '有问题的行另存为此文件，改好再导入 write the faulty rows to this file, to mend')
    .option('--new-areas', '没有登记过的片区一律新建（不写则先问） make areas that are not registered')
    .option('--columns', '列出各种表可用的列名 print the columns that are known')
    .action(async (files: string[], options: Options) => {
      if (options.columns) {
        process.stdout.write(describeKinds())
        return
      }
      if (files.length === 0) throw new CommandFailure('请写明要导入的文件 name the files to import')
      if (options.faultyOut !== undefined && files.length > 1) {
        throw new CommandFailure('--faulty-out 一次只能配一个文件 goes with one file only')
      }
      await withDatabase(
        async ({ db }, _config, log) => {
          const ctx = await commandContext(db, log, options.authority)
          for (const file of files) if (!(await bring(ctx, file, options))) process.exitCode = 1
        },
        { quiet: true },
      )
    })
}

/** Sheets without records, of which nobody need say anything. */
const PASSED_OVER = ['sheet.no_head', 'sheet.explanation']

/** Imports one file and says what became of it. True when nothing was left out. */
async function bring(ctx: Ctx, path: string, options: Options): Promise<boolean> {
  const input = {
    file: { name: basename(path), bytes: await readFile(path) },
    options: { programKey: options.program, kind: options.kind, newAreas: options.newAreas },
  }
  const done = options.dryRun
    ? await execute(ctx, previewImport, input)
    : await execute(ctx, importFileNow, { ...input, skipFaulty: options.skipFaulty ?? false })
  if (!done.ok) {
    process.stderr.write(`${path}: ${messageOf(done.error, 'zh-CN')}\n`)
    return false
  }
  const report = done.value
  process.stdout.write(describe(path, report))
  if (options.faultyOut !== undefined && report.faultTotal > 0) await writeFaulty(ctx, report.runId, options.faultyOut)
  const blocked = report.sheets.some((sheet) => sheet.problem !== null && !PASSED_OVER.includes(sheet.problem.code))
  return report.faultTotal === 0 && !blocked && report.state !== 'refused'
}

async function writeFaulty(ctx: Ctx, runId: string, path: string): Promise<void> {
  const file = await execute(ctx, faultyFile, { runId })
  if (!file.ok) throw new CommandFailure(messageOf(file.error, 'zh-CN'))
  await pipeline(file.value.stream, createWriteStream(path))
  process.stdout.write(`  有问题的行已存为 ${path}，改好后可再导入\n`)
}

const STATES = {
  previewed: '预览，未写入',
  committed: '已导入',
  undone: '已撤销',
  refused: '未导入：有问题的行未处理（可改好重导，或加 --skip-faulty）',
} as const

function describe(path: string, report: ImportReport): string {
  const lines = [`${path}：${STATES[report.state]}`]
  for (const sheet of report.sheets) {
    if (sheet.problem) {
      lines.push(`  ${sheet.problem.message}。${sheet.problem.remedy}`)
      continue
    }
    lines.push(
      `  工作表“${sheet.sheet}”：${sheet.kindTitle}，${sheet.rows} 行；${counted(sheet.counts)}${sheet.skipped ? `；略过小计、说明 ${sheet.skipped} 行` : ''}`,
    )
    if (sheet.unread.length > 0) lines.push(`    未读取的列：${sheet.unread.map((one) => one.head).join('、')}`)
  }
  for (const note of report.notes) lines.push(`  ${note}`)
  for (const fault of report.faults) {
    const place = `${fault.sheet}!${fault.cell ?? `第${fault.row}行`}`
    lines.push(`  ${place} ${fault.column ? `${fault.column}：` : ''}${fault.message}。${fault.remedy}`)
  }
  const more = report.faultTotal - report.faults.length
  if (more > 0) lines.push(`  …… 另有 ${more} 处，见 --faulty-out`)
  return `${lines.join('\n')}\n`
}

function counted(counts: Counts): string {
  return `新建 ${counts.created}，更改 ${counts.changed}，不变 ${counts.same}${counts.asked > 0 ? `，待确认 ${counts.asked}` : ''}，不导入 ${counts.refused}`
}
