import type { Command } from 'commander'
import { messageOf } from '#app/messages/message.ts'
import { loadStreets } from '#app/reference/load-streets.ts'
import { CommandFailure, withDatabase } from './command.ts'

/** `lianqi region streets CODE`: streets and townships are not loaded unless asked for. */
export function register(program: Command): void {
  program
    .command('region')
    .description('行政区划 regions')
    .command('streets <code>')
    .description('载入一个县（市、省）的乡镇街道 load the streets of a county, city or province')
    .action((code: string) =>
      withDatabase(
        async ({ db }) => {
          const done = await loadStreets(db, code)
          if (!done.ok) throw new CommandFailure(messageOf(done.error, 'zh-CN'))
          process.stdout.write(`已载入 ${done.value} 个乡镇街道 loaded: ${done.value}\n`)
        },
        { quiet: true },
      ),
    )
}
