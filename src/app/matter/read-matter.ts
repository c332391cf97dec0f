import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { explainDeadline } from '#domain/calendar/explain-deadline.ts'
import { ACTS, type ActName } from '#domain/matter/act-names.ts'
import { readsFinishBy } from '#domain/matter/acts/hand-out.ts'
import { slipsLeft } from '#domain/matter/acts/upward.ts'
import { type AvailableAct, actsAvailable } from '#domain/matter/available.ts'
import type { Matter } from '#domain/matter/matter.ts'
import { fail, ok } from '#domain/result.ts'
import type { MatterKind } from '#program/model.ts'
import { listActs } from '#storage/act-store.ts'
import { matterCondition } from '#storage/matter-list/condition.ts'
import { listMatterRows } from '#storage/matter-list-store.ts'
import { listNames, listSimilar, readMatterPage } from '#storage/matter-page-store.ts'
import { findMatter } from '#storage/matter-store.ts'
import { sql } from '#storage/open-database.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import { readCaseMark } from '../mark/read-case-mark.ts'
import { messageOf } from '../messages/message.ts'
import { useCase } from '../use-case.ts'
import { idsIn, sentenceOf } from './act-sentence.ts'
import { clockTitle, dressRows } from './dress-rows.ts'
import { withRuling } from './take-act.ts'

/** A matter's page: what was done, what is owed by when and why, and what one may do now. */
export const readMatter = useCase({
  name: 'matter.read',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const thing = await findMatterThing(ctx.tx, ctx, id)
    if (!thing) return fail('matter.not_found')
    const allowed = can(ctx.actor, 'matter.read', thing)
    if (!allowed.ok) return allowed
    const matter = await findMatter(ctx.tx, ctx.authorityId, id)
    if (!matter) return fail('matter.not_found')
    return ok({ out: await pageOf(ctx, matter), trace: null })
  },
})

async function pageOf(ctx: TxCtx, matter: Matter) {
  const { tx, authorityId } = ctx
  const { kind, ruling, who } = await withRuling(ctx, matter)
  const condition = matterCondition(authorityId, { ids: [matter.id] }, sql`true`)
  const [row] = await dressRows(ctx, await listMatterRows(tx, authorityId, { condition, sort: 'newest', limit: 1 }))
  if (!row) throw new Error('the matter has just been read')
  const acts = await listActs(tx, authorityId, matter.id)
  const around = await readMatterPage(tx, authorityId, matter.id)
  const names = await listNames(
    tx,
    authorityId,
    [
      ...acts.flatMap((act) => [act.actor.personId, act.actor.orgId, ...idsIn(act)]),
      ...matter.parties.map((party) => party.orgId),
      ...matter.clocks.flatMap((clock) => [clock.orgId, clock.personId]),
      matter.handlerId,
      matter.respondentId ?? null,
      matter.raiserPersonId,
      ruling.leaderId,
    ].filter((one) => one !== null),
  )
  const named = (one: string | null) => (one === null ? null : { id: one, name: names.get(one) ?? '' })
  const nameOf = (one: string | null | undefined) => (one ? (names.get(one) ?? '') : '')
  return {
    ...row,
    body: matter.body,
    document: matter.document,
    units: matter.units,
    handler: named(matter.handlerId),
    respondent: named(matter.respondentId ?? null),
    finishBy: matter.finishBy ?? null,
    standard: matter.standard ?? null,
    raisedBy: matter.raisedBy,
    raiser: matter.sealed ? null : named(matter.raiserPersonId),
    visitId: matter.visitId,
    about: matter.about,
    mark: await readCaseMark(ctx, matter),
    mergedInto: around.mergedInto,
    splitFrom: around.splitFrom,
    parties: matter.parties.map((party) => ({
      org: { id: party.orgId, name: nameOf(party.orgId) },
      role: party.role,
      fromAt: party.since,
      toAt: party.until,
      signedAt: party.signedAt,
      answeredAt: party.answeredAt,
    })),
    clocks: matter.clocks.map((clock) => ({
      ...clock,
      title: clockTitle(kind, clock.clock),
      org: named(clock.orgId),
      person: named(clock.personId),
      explain: explainDeadline(clock.explain),
    })),
    acts: acts
      .map((act) => ({
        seq: act.seq,
        act: act.act,
        title: act.act === 'answer' && act.data.statement ? STATEMENT : ACTS[act.act].title,
        at: act.at,
        actor: { person: named(act.actor.personId), org: named(act.actor.orgId), role: act.actor.role },
        reason: act.reason,
        data: { ...act.data },
        sentence: sentenceOf(act, { nameOf, kind }),
        refused: act.refused,
        refusal: act.refused ? { code: act.refusal, detail: messageOf({ code: act.refusal }, 'zh-CN') } : null,
      }))
      .reverse(),
    possible: actsAvailable(matter, who, ruling).map((one) => ({
      act: one.act,
      title: titleOf(kind, one),
      allowed: one.may,
      primary: one.may && isNext(matter, one),
      refusal: one.why ? { code: one.why.code, detail: messageOf(one.why, 'zh-CN') } : null,
      clause: one.entry?.clause ?? null,
    })),
    closings: matter.closings.map(({ id, end, at, agreed, refutedAt, refutedBy, signals }) => ({
      id,
      endId: end,
      at,
      agreed,
      refutedAt,
      refutedBy,
      signals: [...signals],
    })),
    callbacks: around.callbacks,
    ratings: around.ratings,
    papers: around.papers,
    attachments: around.attachments,
    similar: await listSimilar(tx, authorityId, matter),
    suggestion: matter.suggestion && {
      give: matter.suggestion.give,
      orgs: [...(await listNames(tx, authorityId, matter.suggestion.orgIds))].map(([id, name]) => ({ id, name })),
      clause: matter.suggestion.clause,
    },
    asked: {
      extension: matter.extension && {
        org: named(matter.extension.orgId),
        add: matter.extension.add,
        at: matter.extension.at,
        reason: matter.extension.reason,
      },
      objection: matter.objection && {
        org: { id: matter.objection.orgId, name: nameOf(matter.objection.orgId) },
        at: matter.objection.at,
        reason: matter.objection.reason,
      },
    },
    choices: {
      ...choicesOf(kind),
      slips: [...slipsLeft(matter, ruling)],
      leader: named(ruling.leaderId),
      ownDay: ruling.rules.clocks.some((clock) => readsFinishBy(clock.due)),
    },
  }
}

/** The act that brings it on from where it stands; the others wait in the menu. */
const NEXT: Readonly<Record<Matter['state'], readonly ActName[]>> = {
  recorded: ['assign'],
  assigned: ['sign', 'rule_objection'],
  working: ['answer', 'grant_extension', 'rule_objection', 'progress'],
  answered: ['confirm', 'dispute', 'close', 'return'],
  suspended: ['resume', 'close'],
  closed: ['reopen'],
  dismissed: ['reopen'],
  merged: [],
}

/** What the person, or the unit, whom a case is about says for himself. */
const STATEMENT = '陈述'

/** An appeal is decided, not struck off. */
const DECIDE = '作出复核决定'

function titleOf(kind: MatterKind, one: AvailableAct): string {
  if (one.role === 'concerned' && one.act === 'answer') return STATEMENT
  return kind.kind === 'appeal' && one.act === 'close' ? DECIDE : one.title
}

function isNext(matter: Matter, one: AvailableAct): boolean {
  // A case waits for the word of whom it is about and for who decides it; no unit works on it.
  if (matter.about?.kind === 'mark' && matter.state === 'recorded')
    return one.act === 'close' || (one.act === 'answer' && one.role === 'concerned')
  return NEXT[matter.state].includes(one.act)
}

function choicesOf(kind: MatterKind) {
  return {
    categories: [...kind.categories],
    urgencies: [...kind.urgencies],
    weights: [...kind.weights],
    levels: [...kind.levels],
    sources: [...kind.sources],
    ends: kind.ends.map(({ id, title, countsAs, needs }) => ({ id, title, countsAs, needs: [...needs] })),
    tiers: kind.tiers.map(({ id, title }) => ({ id, title })),
    refusalGrounds: kind.refuse.map((one) => one.ground),
    stops: [...new Set(kind.clocks.flatMap((clock) => clock.stops))],
  }
}
