import { newId } from '#domain/id.ts'
import { SYSTEM } from '#domain/matter/who.ts'
import { tellAt } from '#domain/notice/quiet-hours.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Consequence, MarkRule, Party, Program } from '#program/model.ts'
import { insertBar, type MarkRow } from '#storage/mark-effect-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { type Addressee, addNotices, listEnterpriseAccounts } from '#storage/notice-store.ts'
import { listGroupMembers } from '#storage/program-version-store.ts'
import { findHolderOf, findLeaderFor, findOffice } from '#storage/surroundings-store.ts'
import type { TxCtx } from '../context.ts'
import { clockRulesOf, dayOf } from '../matter/load-ruling.ts'
import { carryOut, holdMatter } from '../matter/take-act.ts'
import { writePaper } from '../paper/write-paper.ts'
import { ruleShown } from '../score/rule-shown.ts'
import { subjectNames } from '../score/subject-names.ts'
import { openCaseForMark } from './open-case.ts'

type Made = { readonly thingKind: string; readonly thingId: string } | null

/** One consequence of a mark (`then`), done as the platform, with the rule and its clause as the reason. */
export async function doEffect(
  ctx: TxCtx,
  program: Program,
  rule: MarkRule,
  mark: MarkRow,
  effect: Consequence,
): Promise<Result<Made>> {
  switch (effect.kind) {
    case 'tell':
      return tell(ctx, program, rule, mark, effect.to)
    case 'paper':
      return paper(ctx, program, rule, mark, effect)
    case 'open': {
      const opened = await openCaseForMark(ctx, program, rule, mark, effect.matter)
      return opened.ok ? ok({ thingKind: 'matter', thingId: opened.value.id }) : opened
    }
    case 'act':
      return act(ctx, rule, mark, effect.act)
    case 'bar': {
      const id = newId()
      const bar = {
        id,
        programKey: program.id,
        benefit: effect.benefit,
        markId: mark.id,
        subjectKind: mark.toKind,
        subjectId: mark.toId,
        at: ctx.now,
      }
      await insertBar(ctx.tx, ctx.authorityId, bar)
      return ok({ thingKind: 'bar', thingId: id })
    }
  }
}

async function tell(
  ctx: TxCtx,
  program: Program,
  rule: MarkRule,
  mark: MarkRow,
  to: readonly Party[],
): Promise<Result<Made>> {
  const { calendar, clockRules } = await clockRulesOf(ctx, program)
  const at = tellAt(ctx.now, clockRules, calendar)
  const heard = await addresseesOf(ctx, program, mark, to)
  const data = { title: rule.title, clause: rule.clause ?? rule.assumed ?? null, due: mark.dueAt }
  const thing = mark.matterId
    ? { thingKind: 'matter', thingId: mark.matterId }
    : { thingKind: 'mark', thingId: mark.id }
  await addNotices(
    ctx.tx,
    ctx.authorityId,
    heard.map((addressee) => ({ id: newId(), to: addressee, kind: 'mark.tell', ...thing, data, at })),
  )
  return ok(null)
}

async function paper(
  ctx: TxCtx,
  program: Program,
  rule: MarkRule,
  mark: MarkRow,
  effect: Extract<Consequence, { kind: 'paper' }>,
): Promise<Result<Made>> {
  const declared = program.papers.find((one) => one.id === effect.paper)
  if (!declared) return fail('paper.not_declared', { paper: effect.paper })
  const matter = mark.matterId ? await findMatter(ctx.tx, ctx.authorityId, mark.matterId) : undefined
  const names = async (parties: readonly Party[]) => nameAll(ctx, await addresseesOf(ctx, program, mark, parties))
  const made = await writePaper(ctx, program, declared, {
    matterId: mark.matterId,
    personId: mark.personId,
    orgId: mark.orgId,
    enterpriseId: mark.enterpriseId,
    projectId: mark.projectId,
    areaId: mark.areaId,
    toNames: await names(declared.to),
    copyNames: await names([...declared.copy, ...effect.copy]),
    calendar: mark.calendar,
    ordinal: mark.ordinal,
    content: {
      mark: mark.id,
      subject: (await subjectNames(ctx, [{ kind: mark.toKind, id: mark.toId }]))(mark.toKind, mark.toId),
      rule: rule.title,
      basis: rule.clause ?? rule.assumed ?? null,
      due: mark.dueAt,
      dueDay: mark.dueAt === null ? null : lastDayOf(ctx, mark.dueAt),
      ...(late(ctx, mark) ? { late: true, owed: owedOf(program, mark) } : {}),
      ...(matter ? { number: matter.number, title: matter.title } : {}),
    },
  })
  return ok({ thingKind: 'paper', thingId: made.id })
}

/** The day on which something is due: what runs out at midnight is due on the day that ends then. */
const lastDayOf = (ctx: TxCtx, due: string) => dayOf(ctx, new Date(Date.parse(due) - 1).toISOString())

const late = (ctx: TxCtx, mark: MarkRow): boolean =>
  mark.dueAt !== null && Date.parse(mark.dueAt) <= Date.parse(ctx.now)

/** What was owed, by its name; null where the mark is of something else. */
function owedOf(program: Program, mark: MarkRow): string | null {
  return mark.fromKind === 'duty' && mark.fromRule ? ruleShown(program, 'duty', mark.fromRule).title : null
}

async function act(
  ctx: TxCtx,
  rule: MarkRule,
  mark: MarkRow,
  name: 'raise' | 'reopen' | 'close',
): Promise<Result<Made>> {
  if (!mark.matterId) return fail('mark.no_matter', { rule: rule.title })
  const held = await holdMatter(ctx, { id: mark.matterId })
  if (!held.ok) return held
  const reason = `${rule.title}（${rule.clause ?? rule.assumed ?? ''}）`
  const system = { ...held.value, who: SYSTEM }
  const made = { thingKind: 'matter', thingId: mark.matterId }
  if (name !== 'close') {
    const taken = await carryOut(
      ctx,
      system,
      name === 'raise' ? { act: 'raise', data: {}, reason } : { act: 'reopen', data: {}, reason },
    )
    return taken.ok ? ok(made) : taken
  }
  // Several ends are a choice, and choices are a person's.
  const [end, other] = held.value.kind.ends.filter((one) => one.countsAs !== 'open')
  if (!end || other) return fail('mark.end_is_a_choice', { ends: held.value.kind.ends.map((one) => one.title) })
  const taken = await carryOut(ctx, system, { act: 'close', data: { end: end.id }, reason })
  return taken.ok ? ok(made) : taken
}

/** Whom a party means for this mark. */
async function addresseesOf(
  ctx: TxCtx,
  program: Program,
  mark: MarkRow,
  parties: readonly Party[],
): Promise<Addressee[]> {
  const { tx, authorityId } = ctx
  const all: Addressee[] = []
  const person = (personId: string | null) => all.push(...(personId ? [{ personId }] : []))
  const org = (orgId: string | null) => all.push(...(orgId ? [{ orgId }] : []))
  const target = { programKey: program.id, enterpriseId: mark.enterpriseId, projectId: mark.projectId, day: dayOf(ctx) }
  for (const party of parties) {
    if (party.kind === 'role') {
      if (party.role === 'office') org(await findOffice(tx, authorityId))
      else if (party.role === 'leader') person(await findLeaderFor(tx, authorityId, target))
      else if (party.role === 'holder' || party.role === 'concerned')
        person(mark.personId ?? (await findHolderOf(tx, authorityId, target)))
      else org(mark.orgId)
    } else if (party.kind === 'path') {
      const last = party.path.at(-1)
      if (last === 'person') person(mark.personId)
      else if (last === 'org') org(mark.orgId)
      else if (last === 'enterprise' && mark.enterpriseId)
        all.push(
          ...(await listEnterpriseAccounts(tx, authorityId, mark.enterpriseId)).map((accountId) => ({ accountId })),
        )
    } else if (party.kind === 'group') {
      for (const member of await listGroupMembers(tx, authorityId, program.id, [party.group], dayOf(ctx))) {
        if (member.subject_kind === 'person') person(member.subject_id)
        if (member.subject_kind === 'org') org(member.subject_id)
      }
    }
  }
  return [...new Map(all.map((to) => [JSON.stringify(to), to])).values()]
}

async function nameAll(ctx: TxCtx, heard: readonly Addressee[]): Promise<string[]> {
  const orgs = await namesOf(
    ctx.tx,
    ctx.authorityId,
    'org',
    heard.flatMap((to) => ('orgId' in to ? to.orgId : [])),
  )
  const persons = await namesOf(
    ctx.tx,
    ctx.authorityId,
    'person',
    heard.flatMap((to) => ('personId' in to ? to.personId : [])),
  )
  return [...orgs.values(), ...persons.values()]
}
