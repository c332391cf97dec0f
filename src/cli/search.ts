import type { Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { systemContexts } from '#app/job/system-context.ts'
import { keepAllFound } from '#app/search/keep.ts'
import { searchAll } from '#app/search/search-all.ts'
import { execute } from '#app/use-case.ts'
import { withDatabase } from './command.ts'

/** `lianqi search`: finds as the office does; `--rebuild` compares every thing with its entry and makes what is missing or stale. */
export function register(program: Command): void {
  program
    .command('search')
    .argument('[words]', '要找的词 what to look for')
    .description('搜索，或核对并补齐搜索索引 find, or check and complete the index of search')
    .option('--rebuild', '逐条核对，补齐缺失和过时的 make what is missing or stale')
    .action(async (words: string | undefined, { rebuild }: { rebuild?: boolean }) => {
      if (!rebuild && !words) throw new Error('说明要找的词，或用 --rebuild  say what to look for, or --rebuild')
      await withDatabase(
        async ({ db }, _config, log) => {
          const now = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
          for (const ctx of await systemContexts({ db, log }, now)) {
            if (rebuild) {
              const tell = (kind: string, done: number) => process.stderr.write(`  ${kind} ${done}\r`)
              const { done } = await keepAllFound(ctx, { tell })
              process.stdout.write(`${ctx.authorityId}: ${done} 条已更新 entries made or taken away\n`)
            }
            if (!words) continue
            const found = await execute(ctx, searchAll, { q: words, limit: 10 })
            if (!found.ok) throw new Error(found.error.code)
            for (const { kind, hits } of found.value.groups)
              for (const hit of hits) process.stdout.write(`${kind}\t${hit.title}\t${hit.hint ?? ''}\n`)
          }
        },
        { quiet: true },
      )
    })
}
