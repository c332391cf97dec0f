import type { Command } from 'commander'
import { createLog } from '#app/log.ts'
import { BackupRefused } from '#storage/backup/format.ts'
import { restore } from '#storage/restore.ts'
import { CommandFailure, getConfig } from './command.ts'
import { findDatabase } from './house.ts'

/** `lianqi restore FILE`: into an empty database only; not opened before, because opening brings it up to date. */
export function register(program: Command): void {
  program
    .command('restore <file>')
    .description('把备份恢复到空库 read a backup into an empty database')
    .action(async (file: string) => {
      const { url, embedded } = await findDatabase(getConfig(), createLog('warn'), { beside: true })
      try {
        const { tables, rows } = await restore(url, file)
        process.stdout.write(`已恢复 restored: ${file} (${tables} tables, ${rows} rows)\n`)
      } catch (error) {
        throw error instanceof BackupRefused ? new CommandFailure(error.message) : error
      } finally {
        await embedded?.stop()
      }
    })
}
