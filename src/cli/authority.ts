import type { Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { foundAuthority } from '#app/authority/found-authority.ts'
import { messageOf } from '#app/messages/message.ts'
import { execute } from '#app/use-case.ts'
import { newId } from '#domain/id.ts'
import { NATIONAL } from '#storage/calendar-store.ts'
import { CommandFailure, withDatabase } from './command.ts'

type Options = { kind?: string; region?: string; timeZone?: string }

/** `lianqi authority add CODE NAME`: a new authority and its three administrators, passwords printed once. */
export function register(program: Command): void {
  program
    .command('authority')
    .description('主管机关 authorities')
    .command('add <code> <name>')
    .description(
      '设立主管机关，开立三员账号，口令只显示这一次 found one with its three administrators; passwords are shown once',
    )
    .option('--kind <kind>', 'city | county | park | town', 'county')
    .option('--region <code>', '行政区划代码，六位 GB/T 2260 code')
    .option('--time-zone <zone>', '时区 time zone', 'Asia/Shanghai')
    .action(async (code: string, name: string, options: Options) => {
      await withDatabase(
        async ({ db }, _config, log) => {
          const ctx = {
            db,
            log,
            authorityId: newId(),
            timeZone: options.timeZone ?? 'Asia/Shanghai',
            calendarId: NATIONAL,
            now: Temporal.Now.instant().toString({ smallestUnit: 'millisecond' }),
            actor: {
              via: 'cli',
              accountId: null,
              personId: null,
              enterpriseId: null,
              orgIds: [],
              grants: [],
              system: true,
            },
          } as const
          const done = await execute(ctx, foundAuthority, {
            code,
            name,
            kind: options.kind,
            ...(options.region ? { regionCode: options.region } : {}),
            timeZone: options.timeZone,
          })
          if (!done.ok) throw new CommandFailure(messageOf(done.error, 'zh-CN'))
          process.stdout.write(`${name}（${code}）已设立 founded\n`)
          for (const account of done.value.accounts)
            process.stdout.write(`  ${account.login.padEnd(9)} ${account.password}  ${account.name}\n`)
        },
        { quiet: true },
      )
    })
}
