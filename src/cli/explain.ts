import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { ruleBook } from '#program/explain/rule-book.ts'
import { sayFault } from '#program/fault.ts'
import { checkProgramFile, programFile } from '#program/program-folder.ts'
import { CommandFailure } from './command.ts'

/** `lianqi explain FILE`: the rule book in Chinese Markdown on standard output; faults instead, and exit code 1, when there are any. */
export function register(program: Command): void {
  program
    .command('explain')
    .description('把方案文件写回中文规则书 print the rule book of a program in Chinese Markdown')
    .argument('<file>', '方案文件或其目录 a program file or its folder')
    .action((path: string) => {
      if (!existsSync(programFile(path))) throw new CommandFailure(`没有这个文件 no such file: ${path}`)
      const result = checkProgramFile(path)
      if (!result.ok) throw new CommandFailure(result.faults.map((fault) => sayFault(fault)).join('\n'))
      process.stdout.write(ruleBook(result.program, result.hash))
    })
}
