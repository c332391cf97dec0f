import { findProved, keepFullProof, keepFurtherProof } from '#storage/audit-proved-store.ts'
import { verifyChain } from '#storage/audit-store.ts'
import type { TxCtx } from '../context.ts'
import { type ComplianceCheck, judged } from './check.ts'

const minute = (at: string) => `${at.slice(0, 16).replace('T', ' ')}（世界时）`

/**
 * Whether the audit is what was written. All of it is read the first time, each night and when the audit administrator asks for it;
 * in between what was added since, so that the page does not take longer the longer the system runs.
 */
export async function chainChecked({ tx, authorityId, now }: TxCtx): Promise<ComplianceCheck> {
  const rule = '审计记录不被篡改：SM3 链逐条核对'
  const known = await findProved(tx, authorityId)
  const chain = await verifyChain(tx, authorityId, known)
  const faults = chain.faults.length
  if (!known) {
    await keepFullProof(tx, authorityId, chain, now)
    const evidence = `刚才从头核对 ${chain.links} 条，待入链 ${chain.pending} 条，不符 ${faults} 处`
    return judged('audit', 'chain', rule, faults === 0, evidence)
  }
  if (faults === 0) await keepFurtherProof(tx, authorityId, chain.links)
  const further = chain.links - known.fullLinks
  const evidence = [
    `从头核对于 ${minute(known.fullAt)}：${known.fullLinks} 条，不符 ${known.fullFaults} 处`,
    `其后 ${further} 条已核对，不符 ${faults} 处；待入链 ${chain.pending} 条`,
    '每晚从头核对一次，审计管理员可随时在“审计”页从头核对',
  ].join('；')
  return judged('audit', 'chain', rule, faults === 0 && known.fullFaults === 0, evidence)
}
