import type { Command } from 'commander'
import { runProgram } from '#app/engine/run-program.ts'
import { execute } from '#app/use-case.ts'
import { CommandFailure, withDatabase } from './command.ts'
import { commandContext } from './command-context.ts'

/** `lianqi run PROGRAM`: computes duties, measures, rankings, marks and points from the facts known now. */
export function register(program: Command): void {
  program
    .command('run')
    .description('重新计算方案的应尽事项、口径、排名、标记、积分 compute a program from the facts known now')
    .argument('<program>', '方案 a published program')
    .option('--authority <code>', '主管机关 the authority')
    .option('--full', '全部重算 compute everything that is open')
    .action(async (key: string, options: { authority?: string; full?: boolean }) => {
      await withDatabase(
        async ({ db }, _config, log) => {
          const ctx = await commandContext(db, log, options.authority)
          const result = await execute(ctx, runProgram, {
            program: key,
            full: options.full === true,
            reason: 'by_hand',
          })
          if (!result.ok) throw new CommandFailure(`${result.error.code} ${JSON.stringify(result.error.data ?? {})}`)
          const { kind, rows, durationMs, undecided } = result.value
          process.stdout.write(
            `${key}：${kind === 'full' ? '全部重算' : '按变动重算'}，写入 ${rows} 行，用时 ${durationMs} 毫秒\n`,
          )
          for (const one of undecided)
            process.stdout.write(`  ${one.rule}：${one.count} 件缺数据，未判定（${one.where}）\n`)
        },
        { quiet: true },
      )
    })
}
