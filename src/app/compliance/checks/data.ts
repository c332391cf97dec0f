import { digestOf } from '#engine/seal.ts'
import type { Program } from '#program/model.ts'
import { findLastBackup } from '#storage/compliance-store.ts'
import { getSeal, listSeals } from '#storage/seal-store.ts'
import type { TxCtx } from '../../context.ts'
import { type ComplianceCheck, judged } from '../check.ts'
import type { Counted } from './mobile.ts'

export async function data(ctx: TxCtx, programs: readonly Program[], found: Counted): Promise<ComplianceCheck[]> {
  const { tx, authorityId, now } = ctx
  const backup = await findLastBackup(tx, authorityId)
  const age = backup ? (Date.parse(now) - Date.parse(backup.at)) / 86_400_000 : Number.POSITIVE_INFINITY
  let seals = 0
  let broken = 0
  for (const { id: key } of programs)
    for (const { id } of await listSeals(tx, authorityId, key)) {
      const seal = await getSeal(tx, authorityId, id)
      seals += 1
      if (!digestOf(seal.content).equals(seal.digest)) broken += 1
    }
  return [
    judged(
      'data',
      'backup',
      '定期备份：最近一次不超过 7 天',
      age <= 7,
      backup
        ? `最近一次 ${backup.at.slice(0, 16).replace('T', ' ')}（世界时），${backup.file}，${backup.rows} 行`
        : '没有用 lianqi backup 备份过；用别的办法备份的，系统看不到',
    ),
    judged('data', 'offsite', '异地备份、热冗余（三级）', null, '由机房安排，系统看不到'),
    judged('data', 'seals', '封账内容与摘要一致', broken === 0, `封账 ${seals} 期，不符 ${broken} 期`),
    judged(
      'data',
      'sealed_raisers',
      '保密诉求人身份单独加密',
      found.sealedPlain === 0,
      `加密保存 ${found.sealed} 人，明文留在事项里的 ${found.sealedPlain} 人`,
    ),
    judged(
      'data',
      'master_key',
      '密钥与数据库分开存放',
      ctx.masterKey !== undefined,
      ctx.masterKey ? '主密钥是本机的单独文件，数据库里没有' : '没有主密钥，不能受理保密诉求',
    ),
  ]
}
