import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { importCalendar } from '#app/calendar/import-calendar.ts'
import { messageOf } from '#app/messages/message.ts'
import { execute } from '#app/use-case.ts'
import { readYearFile } from '#domain/calendar/official/read-year-file.ts'
import type { Failure } from '#domain/result.ts'
import { CommandFailure, withDatabase } from './command.ts'
import { commandContext } from './command-context.ts'

/** `lianqi calendar import FILE`: an official year from a JSON file, for one authority. */
export function register(program: Command): void {
  program
    .command('calendar')
    .description('工作日历 the calendar of working days')
    .command('import <file>')
    .description('导入一年的官方放假安排（JSON，格式见 docs/reference-data.md） import an official year')
    .option('--authority <code>', '主管机关代码（只有一个时可省略） code of the authority')
    .action(async (path: string, options: { authority?: string }) => {
      const file = await readJson(path)
      const faults = faultsOf(file)
      if (faults.length > 0) throw new CommandFailure(faults.map((fault) => `${path}: ${fault}`).join('\n'))
      await withDatabase(
        async ({ db }, _config, log) => {
          const ctx = await commandContext(db, log, options.authority)
          const done = await execute(ctx, importCalendar, { file })
          if (!done.ok) throw new CommandFailure(`${path}: ${describe(done.error)}`)
          const { years, changed } = done.value
          process.stdout.write(
            `${years.join('、')} 年已导入，${changed.length} 天有变动 imported, days changed: ${changed.length}\n`,
          )
          for (const day of changed) process.stdout.write(`${day}\n`)
        },
        { quiet: true },
      )
    })
}

async function readJson(path: string): Promise<unknown> {
  const text = await readFile(path, 'utf8')
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch (error) {
    throw new CommandFailure(`${path}: 不是 JSON not JSON: ${(error as Error).message}`)
  }
}

function faultsOf(file: unknown): string[] {
  const read = readYearFile(file)
  return read.ok ? [] : (read.errors ?? []).map(describe)
}

function describe(fault: Failure): string {
  const place = fault.at ? `${fault.at.join('.')}: ` : ''
  return `${place}${messageOf(fault, 'zh-CN')}`
}
