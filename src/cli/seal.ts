import type { Command } from 'commander'
import { adjustSealed } from '#app/seal/adjust-sealed.ts'
import { sealPeriod } from '#app/seal/seal-period.ts'
import { execute } from '#app/use-case.ts'
import { CommandFailure, withDatabase } from './command.ts'
import { commandContext } from './command-context.ts'

const SAID: Record<string, string> = {
  'program.not_found': '没有这个方案 no such program',
  'period.not_found': '没有这一期 no such period',
  'period.sealed': '这一期已封账 already sealed',
  'period.not_ended': '这一期尚未结束 the period has not ended',
}

/** `lianqi seal PROGRAM CALENDAR PERIOD`, and `lianqi seal PROGRAM --adjust` for what came to light later. */
export function register(program: Command): void {
  program
    .command('seal')
    .description('封账：冻结一期并留下摘要；--adjust 登记封账后的更正 seal a period; enter later corrections')
    .argument('<program>', '方案 a published program')
    .argument('[calendar]', '周期 month quarter year …')
    .argument('[period]', '期 2026-Q1 2026-03 …')
    .option('--authority <code>', '主管机关 the authority')
    .option('--adjust', '登记封账后查明的差异 enter what late facts would change')
    .action(
      async (
        key: string,
        calendar: string | undefined,
        period: string | undefined,
        options: { authority?: string; adjust?: boolean },
      ) => {
        if (!options.adjust && (calendar === undefined || period === undefined))
          throw new CommandFailure('应写周期和期，例如 quarter 2026-Q1；或 --adjust')
        await withDatabase(
          async ({ db }, _config, log) => {
            const ctx = await commandContext(db, log, options.authority)
            const result = options.adjust
              ? await execute(ctx, adjustSealed, { program: key })
              : await execute(ctx, sealPeriod, { program: key, calendar, label: period })
            if (!result.ok)
              throw new CommandFailure(
                `${SAID[result.error.code] ?? result.error.code} ${JSON.stringify(result.error.data ?? {})}`,
              )
            const out = result.value
            process.stdout.write(
              'adjustments' in out
                ? `登记更正 ${out.adjustments} 笔\n`
                : `已封账 ${key} ${out.label}：${out.rows} 行，SM3 ${out.digest}\n`,
            )
          },
          { quiet: true },
        )
      },
    )
}
