import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Command } from 'commander'
import { tagsText } from '#papers/template/tags-text.ts'

/** `lianqi paper-tags`: writes docs/generated/paper-tags.md. */
export function register(program: Command): void {
  program
    .command('paper-tags')
    .description('模板标签 write docs/generated/paper-tags.md, made from the tables that fill the tags')
    .action(async () => {
      const path = join(import.meta.dirname, '../../docs/generated/paper-tags.md')
      await writeFile(path, tagsText())
      process.stdout.write(`${path}\n`)
    })
}
