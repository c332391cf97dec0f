import type { Command } from 'commander'
import { createLog } from '#app/log.ts'
import { migrate } from '#storage/migrate.ts'
import { getConfig } from './command.ts'
import { findDatabase } from './house.ts'

/** `lianqi migrate`: brings the database up to date without starting the program. */
export function register(program: Command): void {
  program
    .command('migrate')
    .description('升级数据库结构 bring the database up to date (npm start does this by itself)')
    .action(async () => {
      const config = getConfig()
      const { url, embedded } = await findDatabase(config, createLog(config.logLevel), { beside: true })
      try {
        const { applied, total } = await migrate({ url })
        for (const name of applied) process.stdout.write(`${name}\n`)
        process.stdout.write(`${applied.length} applied, ${total} in all\n`)
      } finally {
        await embedded?.stop()
      }
    })
}
