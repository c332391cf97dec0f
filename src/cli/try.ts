import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { Command } from 'commander'
import { calendarRows } from '#domain/calendar/official/calendar-rows.ts'
import { type Case, CaseFaults, readCaseFile } from '#engine/cases/read-cases.ts'
import { runCase } from '#engine/cases/run-case.ts'
import { sayCase } from '#engine/cases/say-case.ts'
import { sayFault } from '#program/fault.ts'
import { checkProgramFile, programFile } from '#program/program-folder.ts'
import { CommandFailure } from './command.ts'
import { tryWhatIf, type WhatIfOptions } from './what-if.ts'

type TryOptions = WhatIfOptions & { readonly quiet?: boolean; readonly whatIf?: string }

/** Case files meant by the arguments: files, folders of them, or, when none is given, `cases/` beside the program. */
function caseFiles(program: string, paths: readonly string[]): string[] {
  const wanted = paths.length > 0 ? paths : [join(dirname(resolve(programFile(program))), 'cases')]
  return wanted.flatMap((path) => {
    if (!existsSync(path)) throw new CommandFailure(`没有这个文件 no such file: ${path}`)
    if (!statSync(path).isDirectory()) return [path]
    return readdirSync(path)
      .filter((name) => name.endsWith('.yaml'))
      .sort()
      .map((name) => join(path, name))
  })
}

/** `lianqi try FILE CASES…`: what follows from stated facts, in sentences; exit code 1 when a case expects something else. */
export function register(program: Command): void {
  program
    .command('try')
    .description('试算方案：给定事实，得出积分、排名、应尽事项、红线 try a program on stated facts')
    .argument('[file]', '方案文件或其目录 a program file or its folder')
    .argument('[cases...]', '用例文件；不写为方案旁的 cases/ case files')
    .option('--quiet', '只列不符的用例 only what differs')
    .option(
      '--what-if <new>',
      '改后的方案：上一季的积分和排名会怎样，不写入 a changed program against a live authority; writes nothing',
    )
    .option('--authority <code>', '主管机关（与 --what-if 同用） the authority')
    .option('--period <label>', '哪一期，如 2026-Q1；不写为上一季 which period, by default the last quarter')
    .option('--calendar <name>', '哪种周期，如 month which calendar')
    .option('--json', '以 JSON 输出（与 --what-if 同用） as JSON')
    .action(async (file: string | undefined, paths: string[], options: TryOptions) => {
      if (options.whatIf !== undefined) {
        if (file !== undefined) throw new CommandFailure('--what-if 后只写改后的方案文件 --what-if takes the one file')
        return tryWhatIf(options.whatIf, options)
      }
      const alone = (['authority', 'period', 'calendar', 'json'] as const).find((name) => options[name] !== undefined)
      if (alone !== undefined) throw new CommandFailure(`--${alone} 与 --what-if 同用 --${alone} goes with --what-if`)
      if (file === undefined)
        throw new CommandFailure('应写方案文件，或 --what-if 改后的方案 name a program file, or --what-if NEW.yaml')
      if (!existsSync(programFile(file))) throw new CommandFailure(`没有这个文件 no such file: ${file}`)
      const checked = checkProgramFile(file)
      if (!checked.ok) throw new CommandFailure(checked.faults.map((fault) => sayFault(fault)).join('\n'))
      const rows = calendarRows()
      let tried = 0
      let failed = 0
      for (const path of caseFiles(file, paths)) {
        const shown = relative(process.cwd(), resolve(path))
        for (const one of readCases(path, shown)) {
          const result = tryCase(one, checked.program, rows)
          tried += 1
          if (result.faults.length > 0) failed += 1
          if (!options.quiet || result.faults.length > 0)
            process.stdout.write(`${result.faults.length === 0 ? '✓' : '✗'} ${one.title}\n`)
          if (!options.quiet) for (const sentence of sayCase(result)) process.stdout.write(`    ${sentence}\n`)
          for (const fault of result.faults) process.stdout.write(`  ${fault.file}:${fault.line} ${fault.message}\n`)
        }
      }
      process.stdout.write(`${tried} 个用例，${failed} 个不符 ${tried} cases, ${failed} failed\n`)
      if (failed > 0) process.exitCode = 1
    })
}

function tryCase(...[one, program, rows]: Parameters<typeof runCase>): ReturnType<typeof runCase> {
  try {
    return runCase(one, program, rows)
  } catch (error) {
    if (error instanceof CaseFaults) throw new CommandFailure(error.message)
    throw error
  }
}

function readCases(path: string, shown: string): Case[] {
  try {
    return readCaseFile(readFileSync(path, 'utf8'), shown)
  } catch (error) {
    if (error instanceof CaseFaults) throw new CommandFailure(error.message)
    throw error
  }
}
