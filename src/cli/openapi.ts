import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { openApiText } from '#http/openapi.ts'
import { ROUTES } from '#http/routes/index.ts'

/** Where the committed description stands, from the folder of the program. */
export const OPENAPI_FILE = 'docs/generated/openapi.json'

/** `lianqi openapi`: writes the description of the API, or prints it. */
export function register(program: Command): void {
  program
    .command('openapi')
    .description('接口描述 write docs/generated/openapi.json, made from the routes')
    .option('--print', '输出到屏幕 print it instead')
    .action(async ({ print }: { print?: boolean }) => {
      const text = openApiText(ROUTES)
      if (print) {
        process.stdout.write(text)
        return
      }
      const path = join(import.meta.dirname, '../..', OPENAPI_FILE)
      await writeFile(path, text)
      process.stdout.write(`${path}\n`)
    })
}
