import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { explainDeadline } from '#domain/calendar/explain-deadline.ts'
import { ACTS } from '#domain/matter/act-names.ts'
import type { Act } from '#domain/matter/act.ts'
import type { Matter } from '#domain/matter/matter.ts'
import { fail, ok } from '#domain/result.ts'
import type { MatterKind } from '#program/model.ts'
import { listActs } from '#storage/act-store.ts'
import { numbersOf, readBeside } from '#storage/matter-detail-store.ts'
import { findMatterRow } from '#storage/matter-list.ts'
import { findMatter } from '#storage/matter-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { listPapersOf } from '#storage/paper-store.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import type { TxCtx } from '../context.ts'
import { useCase } from '../use-case.ts'
import { possibleActs } from './available-acts.ts'
import { getProgram, matterKindOf } from './load-program.ts'
import { clockTitle, type Named, showRows } from './show-rows.ts'

/** Acts that are usually next, first of those one may take. */
const PRIMARY: Readonly<Record<Matter['state'], readonly string[]>> = {
  recorded: ['assign', 'answer'],
  assigned: ['sign', 'assign'],
  working: ['answer', 'rule_objection', 'grant_extension'],
  answered: ['confirm', 'close'],
  closed: ['reopen'],
  dismissed: ['reopen'],
  suspended: ['resume'],
  merged: [],
}

/** A matter's page: what was done, the clocks and how they are reckoned, who is at it, the acts one may take now. */
export const readMatter = useCase({
  name: 'matter.read',
  input: z.object({ id: z.uuid() }),
  async run(ctx, { id }) {
    const { tx, authorityId } = ctx
    const thing = await findMatterThing(tx, ctx, id)
    const matter = thing && (await findMatter(tx, authorityId, id))
    const listed = thing && (await findMatterRow(tx, authorityId, id))
    if (!thing || !matter || !listed) return fail('matter.not_found')
    const allowed = can(ctx.actor, 'matter.read', thing)
    if (!allowed.ok) return allowed
    const program = await getProgram(ctx, matter.programKey, matter.programVersion)
    const kind = matterKindOf(program, matter.matter)
    const acts = await listActs(tx, authorityId, id)
    const names = await namesFor(ctx, matter, acts)
    const possible = await possibleActs(ctx, matter, thing)
    const primary = PRIMARY[matter.state].filter((act) => possible.some((one) => one.act === act && one.may)).slice(0, 2)
    const papers = await listPapersOf(tx, authorityId, id)
    const [row] = await showRows(ctx, [listed])
    const out = {
      ...(row as NonNullable<typeof row>),
      body: matter.body,
      document: matter.document,
      programVersion: matter.programVersion,
      units: [...matter.units],
      handler: names.person(matter.handlerId),
      raisedBy: matter.raisedBy,
      raiser: names.person(matter.raiserPersonId),
      visitId: matter.visitId,
      about: matter.about,
      mergedInto: names.matter(matter.mergedInto),
      splitFrom: names.matter(matter.splitFrom),
      suggestion: matter.suggestion && { ...matter.suggestion, orgs: matter.suggestion.orgIds.flatMap((one) => names.org(one) ?? []) },
      objection: matter.objection,
      extension: matter.extension,
      standing: matter.standing,
      parties: matter.parties.map((party) => ({
        org: names.org(party.orgId) ?? { id: party.orgId, name: '' },
        role: party.role,
        fromAt: party.since,
        toAt: party.until ?? 'infinity',
        signedAt: party.signedAt,
        answeredAt: party.answeredAt,
      })),
      clocks: matter.clocks.map((clock) => ({
        id: clock.id,
        clock: clock.clock,
        title: clockTitle(program, matter.matter, clock.clock),
        org: names.org(clock.orgId),
        person: names.person(clock.personId),
        openedAt: clock.openedAt,
        dueAt: clock.dueAt,
        dueDay: clock.dueDay,
        doneAt: clock.doneAt,
        stoppedAt: clock.stoppedAt,
        stopReason: clock.stopReason,
        cancelledAt: clock.cancelledAt,
        state: clock.state,
        unknownYears: [...clock.unknownYears],
        explain: explainDeadline(clock.explain),
      })),
      acts: acts.map((act) => ({
        seq: act.seq,
        act: act.act,
        title: ACTS[act.act].title,
        at: act.at,
        actor: { person: names.person(act.actor.personId), org: names.org(act.actor.orgId), role: act.actor.role },
        reason: act.reason,
        data: act.data as Record<string, unknown>,
        refused: act.refused,
        refusal: act.refused ? { code: act.refusal, data: act.data } : null,
      })),
      possible: possible.map((one) => ({ ...one, primary: primary.includes(one.act) })),
      closings: matter.closings.map(({ end, ...closing }) => ({ ...closing, endId: end, signals: [...closing.signals] })),
      papers: papers.map(({ id: paperId, paper, number, title, issuedAt, voidedAt }) => ({ id: paperId, paper, number, title, issuedAt, voidedAt })),
      ...(await readBeside(tx, ctx, matter)),
      choices: choicesOf(kind),
    }
    return ok({ out, trace: null })
  },
})

function choicesOf(kind: MatterKind | undefined) {
  return {
    categories: [...(kind?.categories ?? [])],
    urgencies: [...(kind?.urgencies ?? [])],
    sources: [...(kind?.sources ?? [])],
    levels: [...(kind?.levels ?? [])],
    stops: [...new Set(kind?.clocks.flatMap((clock) => clock.stops) ?? [])],
    ends: kind?.ends.map(({ id, title, countsAs, needs }) => ({ id, title, countsAs, needs: [...needs] })) ?? [],
    tiers: kind?.tiers.map(({ id, title }) => ({ id, title })) ?? [],
    refusalGrounds: kind?.refuse.map((one) => one.ground) ?? [],
  }
}

async function namesFor(ctx: TxCtx, matter: Matter, acts: readonly Act[]) {
  const { tx, authorityId } = ctx
  const some = (ids: readonly (string | null)[]) => ids.flatMap((id) => id ?? [])
  const orgIds = [...matter.parties.map((one) => one.orgId), ...matter.clocks.map((one) => one.orgId), ...acts.map((one) => one.actor.orgId), ...(matter.suggestion?.orgIds ?? [])]
  const orgs = await namesOf(tx, authorityId, 'org', some(orgIds))
  const personIds = [matter.handlerId, matter.raiserPersonId, ...matter.clocks.map((one) => one.personId), ...acts.map((one) => one.actor.personId)]
  const persons = await namesOf(tx, authorityId, 'person', some(personIds))
  const numbers = await numbersOf(tx, authorityId, some([matter.mergedInto, matter.splitFrom]))
  const named = (names: ReadonlyMap<string, string>) => (id: string | null): Named | null => (id ? { id, name: names.get(id) ?? '' } : null)
  return { org: named(orgs), person: named(persons), matter: named(numbers) }
}
