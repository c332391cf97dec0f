import type { Ctx } from '#app/context.ts'
import { actAs } from '#app/demo/act-as.ts'
import { PARK } from '#app/demo/places.ts'
import { assignMatter } from '#app/matter/assign.ts'
import { closeMatter } from '#app/matter/close.ts'
import { giveSlip } from '#app/matter/slip.ts'
import { draftPaper } from '#app/paper/draft-paper.ts'
import { execute } from '#app/use-case.ts'
import { sql } from '#storage/open-database.ts'
import { must } from '../matter/world.ts'

const PARK_KEY = PARK.program.replaceAll('-', '_')

const ask = <T>(ctx: Ctx, text: string) =>
  ctx.db.inAuthority(ctx.authorityId, async (tx) => (await sql.raw<T>(text).execute(tx)).rows)

async function first<T>(ctx: Ctx, what: string, text: string): Promise<T> {
  const [row] = await ask<T>(ctx, text)
  if (!row) throw new Error(`the demo has no ${what}`)
  return row
}

/**
 * What the office does so that papers go out by their own makers: a problem ordered to units, another submitted to a leader, monitors'
 * reports in a supervision letter, a slip on what is overdue, an appeal decided. Gives the draft of the decision.
 */
export async function sendPapers(ctx: Ctx): Promise<{ readonly decision: string }> {
  const office = await actAs(ctx, 'office', 'office')
  const leader = await actAs(ctx, 'leader', 'leader')
  const units = await ask<{ id: string }>(ctx, `select id from org where kind = '部门' order by name limit 2`)
  const [lead, assist] = units.map(({ id }) => id)
  const waiting = await ask<{ id: string }>(
    ctx,
    `select id from matter where program_key = '${PARK_KEY}' and matter = 'need' and state = 'recorded' and not sealed order by number desc limit 2`,
  )
  const [ordered, submitted] = waiting
  if (!ordered || !submitted) throw new Error('the demo has no problems that wait')
  const order = { give: 'order', units: { lead, assist: [assist] }, standard: '与企业见面，提出解决办法并书面答复' }
  must(await execute(office, assignMatter, { id: ordered.id, data: order }))
  must(
    await execute(office, assignMatter, {
      id: submitted.id,
      data: { give: 'submission', leaderId: leader.actor.personId },
    }),
  )
  const letter = await first<{ id: string; org: string }>(
    ctx,
    'letter',
    `select m.id, o.id as org from matter m join org o on m.title like o.name || '%'
       where m.program_key = '${PARK.voices.key}' and m.matter = 'letter' and m.state = 'recorded' order by m.number limit 1`,
  )
  must(
    await execute(office, assignMatter, {
      id: letter.id,
      data: { give: 'order', units: { lead: letter.org } },
    }),
  )
  const overdue = await first<{ id: string }>(
    ctx,
    'overdue problem',
    `select id from matter where program_key = '${PARK_KEY}' and state in ('assigned', 'working') and due_at < '${ctx.now}' order by due_at, id limit 1`,
  )
  must(
    await execute(office, giveSlip, {
      id: overdue.id,
      data: { level: '黄牌' },
      reason: '超过答复期限，三次催办没有进展',
    }),
  )
  return { decision: await decideAppeal(ctx, office) }
}

/** The appeal that stands open in the demo is decided by the office, which had no hand in it; it drafts the decision. */
async function decideAppeal(ctx: Ctx, office: Ctx): Promise<string> {
  const { id } = await first<{ id: string }>(
    ctx,
    'appeal',
    `select id from matter where program_key = '${PARK_KEY}' and matter = 'appeal' and state <> 'closed' order by number limit 1`,
  )
  must(
    await execute(office, closeMatter, {
      id,
      data: { end: 'maintained' },
      reason: '经复核，走访台账和企业回访一致，原认定事实清楚、依据充分',
    }),
  )
  const draft = await execute(office, draftPaper, { programKey: PARK_KEY, paper: 'appeal_decision', matterId: id })
  return must(draft).id
}
