import { Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { demoAccounts } from '#app/demo/accounts.ts'
import { writeDemoFiles } from '#app/demo/files.ts'
import { DEMO_SEED, generateDemo } from '#app/demo/generate.ts'
import { isDay } from '#domain/calendar/day.ts'
import { CommandFailure } from './command.ts'

/** `lianqi demo generate`: the demo's spreadsheets alone, to look at or to import by hand. */
export function register(program: Command): void {
  const demo = program.command('demo').description('演示数据 demonstration data')
  demo.addCommand(
    new Command('generate')
      .description('按种子生成演示用的电子表格 write the demo’s spreadsheets')
      .requiredOption('--out <dir>', '写入的文件夹 folder')
      .option('--seed <number>', '种子 seed', String(DEMO_SEED))
      .option('--today <day>', '以此日为“今天” the day it is alive on, YYYY-MM-DD')
      .action(async (options: { out: string; seed: string; today?: string }) => {
        const seed = Number(options.seed)
        if (!Number.isSafeInteger(seed) || seed < 0)
          throw new CommandFailure(`种子应为整数 not a whole number: ${options.seed}`)
        const today = options.today ?? Temporal.Now.plainDateISO('Asia/Shanghai').toString()
        if (!isDay(today)) throw new CommandFailure(`不是日期 not a day: ${today}`)
        const made = generateDemo(seed, today)
        for (const { path } of await writeDemoFiles(options.out, made)) process.stdout.write(`${path}\n`)
        process.stdout.write(`演示账号 accounts: ${demoAccounts(made).filter((one) => one.shown).length}\n`)
      }),
  )
}
