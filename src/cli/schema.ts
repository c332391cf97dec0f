import type { Command } from 'commander'
import { programJsonSchema } from '#program/reference/json-schema.ts'

/** `lianqi schema`: the JSON Schema of program files, for editors. */
export function register(program: Command): void {
  program
    .command('schema')
    .description('打印方案文件的 JSON Schema，供编辑器用 print the JSON Schema of program files, for editors')
    .action(() => {
      process.stdout.write(`${JSON.stringify(programJsonSchema(), null, 2)}\n`)
    })
}
