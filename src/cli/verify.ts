import type { Command } from 'commander'
import { Temporal } from 'temporal-polyfill'
import { isWhole, type Verified, verifyAll } from '#app/audit/verify-all.ts'
import { systemContexts } from '#app/job/system-context.ts'
import { withDatabase } from './command.ts'

/** `lianqi verify`: proves audit chains, matters and seals of every authority; exit code 1 when something does not hold. */
export function register(program: Command): void {
  program
    .command('verify')
    .description(
      '验证 prove: 审计链、事项与其经过、封账摘要、随机抽取 audit chain, matters against their acts, seals, draws by lot',
    )
    .option('--json', '以 JSON 输出 print as JSON')
    .action(async ({ json }: { json?: boolean }) => {
      await withDatabase(
        async ({ db }, _config, log) => {
          const now = Temporal.Now.instant().toString({ smallestUnit: 'millisecond' })
          const found: Record<string, Verified> = {}
          for (const ctx of await systemContexts({ db, log }, now)) found[ctx.authorityId] = await verifyAll(ctx)
          process.stdout.write(json ? `${JSON.stringify(found, null, 2)}\n` : Object.entries(found).map(said).join(''))
          if (!Object.values(found).every(isWhole)) process.exitCode = 1
        },
        { quiet: true },
      )
    })
}

const FAULTS = {
  row_changed: '记录被改动 row changed',
  row_missing: '记录缺失 row missing',
  row_unlinked: '记录不在链上 row outside the chain',
  gap: '编号中断 gap in the numbers',
  broken_link: '链断开 broken link',
} as const

function said([authorityId, { chain, matters, seals, draws }]: [string, Verified]): string {
  const lines = [
    `${authorityId}`,
    `  审计链 audit chain: ${chain.links} links, head ${chain.head ?? '—'}, ${chain.faults.length} faults`,
    ...chain.faults.map(({ fault, seq, auditId }) => `    ${FAULTS[fault]}: seq ${seq ?? '—'} row ${auditId ?? '—'}`),
    `  事项 matters: ${matters.looked} compared with their acts, ${matters.different.length} differ`,
    ...matters.different.map((id) => `    ${id}`),
    `  封账 seals: ${seals.looked}, ${seals.broken.length} broken`,
    ...seals.broken.map((id) => `    ${id}`),
    `  随机抽取 draws by lot: ${draws.looked} made again, ${draws.broken.length} differ`,
    ...draws.broken.map((title) => `    ${title}`),
  ]
  return `${lines.join('\n')}\n`
}
