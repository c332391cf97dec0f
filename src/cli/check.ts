import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { OFFICIAL_RANGE } from '#domain/calendar/official/year-calendar.ts'
import { type Language, sayFault } from '#program/fault.ts'
import { checkProgramFile, programFile } from '#program/program-folder.ts'
import { CommandFailure } from './command.ts'

type Options = { lang: Language; cases?: boolean }

/** `lianqi check FILE…`: every fault at once; exit code 1 when there is one. Warnings are shown and let pass. */
export function register(program: Command): void {
  program
    .command('check')
    .description('检查方案文件 check program files: every fault at once, with line, column and what would be right')
    .argument('<file...>', '方案文件或其目录 a program file or its folder')
    .option('--lang <lang>', '中文 zh 或英文 en', 'zh')
    .option('--cases', '一并检查用例是否覆盖每条规则 also demand cases for every rule')
    .action(async (files: string[], options: Options) => {
      const lang: Language = options.lang === 'en' ? 'en' : 'zh'
      let failed = false
      for (const path of files) {
        if (!existsSync(programFile(path))) throw new CommandFailure(`没有这个文件 no such file: ${path}`)
        const result = checkProgramFile(path, { publishedYears: officialYears() })
        for (const warning of result.warnings)
          process.stdout.write(`${lang === 'zh' ? '提醒' : 'warning'} ${sayFault(warning, lang)}\n`)
        if (!result.ok) {
          failed = true
          for (const fault of result.faults) process.stdout.write(`${sayFault(fault, lang)}\n`)
          process.stdout.write(
            lang === 'zh' ? `${path}：${result.faults.length} 处错误\n` : `${path}: ${result.faults.length} faults\n`,
          )
          continue
        }
        const { program: checked, hash } = result
        process.stdout.write(
          `${path}: ${checked.id}@${checked.version} ${lang === 'zh' ? '无误' : 'sound'} ${hash.slice(0, 12)}\n`,
        )
        if (options.cases) failed = (await checkCases(path, result, lang)) || failed
      }
      if (failed) process.exitCode = 1
    })
}

/** Years whose official calendar ships with the program. */
function officialYears(): ReadonlySet<number> {
  const { first, last } = OFFICIAL_RANGE
  return new Set(Array.from({ length: last - first + 1 }, (_, index) => first + index))
}

/** Says which rules no case hits or misses; true when there are any. */
async function checkCases(
  path: string,
  result: Parameters<typeof import('#program/case-coverage.ts')['caseGaps']>[1],
  lang: Language,
): Promise<boolean> {
  const { caseGaps, readCases } = await import('#program/case-coverage.ts')
  const cases = readCases(path)
  if (!cases.ok) throw new CommandFailure(`${cases.error.data?.file}: ${cases.error.data?.detail}`)
  const gaps = caseGaps(cases.value, result)
  for (const gap of gaps) process.stdout.write(`${gap[lang]}\n`)
  return gaps.length > 0
}
