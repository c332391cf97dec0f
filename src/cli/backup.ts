import type { Command } from 'commander'
import { backup } from '#storage/backup.ts'
import { withDatabase } from './command.ts'

/** `lianqi backup FILE`: works beside the running program. */
export function register(program: Command): void {
  program
    .command('backup <file>')
    .description('备份全部数据到一个文件，可在使用中进行 write all data into one file, while people work')
    .action((file: string) =>
      withDatabase(
        async ({ url }) => {
          const { tables, rows } = await backup(url, file)
          process.stdout.write(`已备份 backed up: ${file} (${tables} tables, ${rows} rows)\n`)
        },
        { quiet: true },
      ),
    )
}
