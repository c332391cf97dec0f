import type { Ctx } from '#app/context.ts'
import { enterForm } from '#app/form/enter-form.ts'
import { makeLink } from '#app/link/make-link.ts'
import { execute } from '#app/use-case.ts'
import { addDays } from '#domain/calendar/day.ts'
import { findAccountByLogin } from '#storage/account-store.ts'
import { countLinksOf, listDemoThings, listHeads } from '#storage/demo-store.ts'
import { must } from './act-as.ts'
import { PARK } from './places.ts'

const KEY = PARK.campaign.key
const DONE = [
  ['调研员', '了解用工和订单，核对上月产值'],
  ['宣传员', '讲解设备更新补贴申报条件，留下口袋书'],
  ['服务员', '陪同办理变压器增容手续'],
  ['协调员', '约供电、住建到厂里现场会商'],
  ['调研员', '走访车间，登记两项用能问题'],
  ['服务员', '帮助在线提交技改备案'],
] as const

/** Cadres reside at some enterprises, the accounts' own among them, and keep their log; one kind of work is missing at a few. Done once. */
export async function resideInDemo(ctx: Ctx, today: string): Promise<void> {
  const found = await ctx.db.inAuthority(ctx.authorityId, async (tx) => ({
    links: await countLinksOf(tx, ctx.authorityId, KEY, 'resident'),
    heads: await listHeads(tx, ctx.authorityId),
    firms: (await listDemoThings(tx, ctx.authorityId)).enterprises,
    cadre: await findAccountByLogin(tx, ctx.authorityId, 'cadre'),
    firm: await findAccountByLogin(tx, ctx.authorityId, 'enterprise'),
  }))
  if (found.links > 0) return
  const firms = [...new Set([found.firm?.enterpriseId, ...found.firms].flatMap((id) => id ?? []))].slice(0, 6)
  const persons = [...new Set([found.cadre?.personId, ...found.heads.values()].flatMap((id) => id ?? []))].slice(0, 6)
  for (const [n, personId] of persons.entries()) {
    const enterpriseId = firms[n]
    if (!enterpriseId) continue
    const fromDay = addDays(today, -90)
    const kinds = ['调研员', '宣传员', '服务员', '协调员']
    const link = { programKey: KEY, link: 'resident', personId, enterpriseId, fromDay, kinds }
    must(await execute(on(ctx, fromDay), makeLink, link))
    for (const [m, [role, did]] of DONE.slice(0, 3 + (n % 4)).entries()) {
      const entry = { programKey: KEY, form: 'work_log', personId, enterpriseId, values: { role, did } }
      must(await execute(on(ctx, addDays(today, -32 + m * 5 + n)), enterForm, entry))
    }
  }
}

function on(ctx: Ctx, day: string): Ctx {
  const now = new Date(`${day}T16:00:00+08:00`).toISOString()
  return { ...ctx, now: now < ctx.now ? now : ctx.now }
}
