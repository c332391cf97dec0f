import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { importCalendar } from '#app/calendar/import-calendar.ts'
import { execute } from '#app/use-case.ts'
import { readYearFile } from '#domain/calendar/official/read-year-file.ts'
import type { Failure } from '#domain/result.ts'
import { CommandFailure, withDatabase } from './command.ts'
import { commandContext } from './command-context.ts'

const SAYS: Readonly<Record<string, (data: NonNullable<Failure['data']>) => string>> = {
  'calendar.not_an_object': () => '应为一个 JSON 对象 {"year", "holidays", "workdays"} should be one JSON object',
  'calendar.bad_year': ({ year }) => `年份有误 not a year: ${year}`,
  'calendar.unknown_key': ({ key }) => `不认识的字段 unknown key: ${key}（year, source, holidays, workdays）`,
  'calendar.not_a_list': ({ key }) => `应为列表 should be a list: ${key}`,
  'calendar.not_a_day': ({ text }) => `不是日期 not a day: ${text}`,
  'calendar.other_year': ({ from, to, year }) =>
    `不在 ${year} 年内 not in ${year}: ${from === to ? from : `${from} — ${to}`}`,
  'calendar.day_twice': ({ day }) => `重复 named twice: ${day}`,
  'calendar.both_free_and_working': ({ day }) => `既放假又上班 both free and working: ${day}`,
  'calendar.workday_on_weekday': ({ day }) => `本来就是工作日，不必列为调休 an ordinary weekday: ${day}`,
  'calendar.backward_span': ({ from, to }) => `起止颠倒 backward: ${from} — ${to}`,
  'calendar.no_holidays': ({ year }) => `${year} 年没有任何放假日 no holiday at all`,
}

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
  return `${place}${SAYS[fault.code]?.(fault.data ?? {}) ?? fault.code}`
}
