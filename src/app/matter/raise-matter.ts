import { deadlineOf } from '#domain/calendar/deadline.ts'
import { newId } from '#domain/id.ts'
import type { DoneAct } from '#domain/matter/act.ts'
import { applyAll, decide } from '#domain/matter/decide.ts'
import type { Matter } from '#domain/matter/matter.ts'
import { decideRecord } from '#domain/matter/record.ts'
import type { Ruling } from '#domain/matter/rules.ts'
import { SYSTEM, type Who } from '#domain/matter/who.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { MatterKind, Program } from '#program/model.ts'
import { repeatOf } from '#program/repeat.ts'
import { findAreaOf, findOwnerOf } from '#storage/area-store.ts'
import { findSameMatter } from '#storage/matter-lookup.ts'
import { nextMatterNumber } from '#storage/matter-number-store.ts'
import { getMatter, reserveMatter, saveMatter } from '#storage/matter-store.ts'
import { findHolderOf, findUnitOf } from '#storage/surroundings-store.ts'
import type { TxCtx } from '../context.ts'
import { keepFound } from '../search/keep.ts'
import { findProgramNow, matterKindOf } from './load-program.ts'
import { dayOf, loadRuling } from './load-ruling.ts'
import { type RaiserIdentity, sealRaiser } from './seal-raiser.ts'
import { tell } from './tell.ts'
import { unitsConcerned } from './units-concerned.ts'
import { whoAsks } from './who-asks.ts'

/** What somebody says when he raises a matter. */
export type Raised = {
  readonly programKey: string
  readonly matter: string
  readonly title: string
  readonly body?: string
  readonly category?: string | null
  readonly urgency?: string | null
  readonly weight?: string | null
  readonly source?: string | null
  readonly document?: string | null
  readonly level?: string | null
  readonly enterpriseId?: string | null
  readonly projectId?: string | null
  /** The contact it comes through; absent: who is paired with the target. */
  readonly personId?: string | null
  readonly orgId?: string | null
  /** The unit it is about; a complaint's `orgId` says the same. */
  readonly respondentId?: string | null
  readonly visitId?: string | null
  readonly raisedBy?: Matter['raisedBy']
  /** Sealed with the matter, where its program seals the raiser. */
  readonly raiser?: RaiserIdentity
  readonly about?: Matter['about']
  readonly splitFrom?: string | null
  /** Names of the units concerned, where the office knows better than the catalogue. */
  readonly units?: readonly string[]
  readonly refuseGround?: string
  readonly toldAt?: string
  /** When it was raised; absent: now. */
  readonly at?: string
}

/** A new matter, stored; `mergedInto` is set when the program joins it to the same one raised before. */
export type Raising = {
  readonly matter: Matter
  readonly mergedInto: string | null
  readonly program: Program
  readonly kind: MatterKind
}

/** Records a matter under the version in force: number, contact, units by catalogue, the same matter before, route, clocks. */
export async function raiseMatter(ctx: TxCtx, said: Raised, as?: Who): Promise<Result<Raising>> {
  const { tx, authorityId, now } = ctx
  const program = await findProgramNow(ctx, said.programKey)
  if (!program) return fail('program.not_found', { program: said.programKey }, ['programKey'])
  const kind = matterKindOf(program, said.matter)
  if (!kind)
    return fail('matter.no_such_kind', { matter: said.matter, kinds: program.matters.map((one) => one.title) }, [
      'matter',
    ])
  const who = as ?? whoAsks(ctx.actor, program.id)
  const projectId = said.projectId ?? null
  // What is about a project is also its enterprise's to confirm.
  const enterpriseId = said.enterpriseId ?? (projectId ? await findOwnerOf(tx, authorityId, projectId) : null)
  const target = { enterpriseId, projectId }
  const day = dayOf(ctx, said.at ?? now)
  const sealed = kind.sealed.length > 0
  // A sealed complaint is not the contact's: what stands there is whom it is about.
  const found =
    said.personId !== undefined || (sealed && kind.kind === 'complaint')
      ? (said.personId ?? null)
      : ((await findHolderOf(tx, authorityId, { programKey: program.id, ...target, day })) ?? firstContact(who))
  // A sealed raiser is not the matter's contact either: that would name him.
  const personId = sealed && found === who.personId ? null : found
  const holderOrgId = said.orgId ?? (personId ? await findUnitOf(tx, authorityId, personId, day) : null)
  const respondentId = said.respondentId ?? (kind.kind === 'complaint' ? (said.orgId ?? null) : null)
  // An enterprise that complains itself would be named by standing in the matter.
  const ownWord =
    kind.sealed.includes('raiser') && who.enterpriseId !== null && who.enterpriseId === target.enterpriseId
  const hidden = kind.sealed.includes('enterprise') || ownWord
  const shown = { ...target, enterpriseId: hidden ? null : target.enterpriseId }
  const ruling = await loadRuling(ctx, program, kind, { ...shown, orgId: holderOrgId })
  const facts = { programKey: program.id, matter: kind.id, category: said.category ?? null, ...shown, personId }
  const areaId = await findAreaOf(tx, authorityId, shown)
  const units = await unitsConcerned(ctx, {
    program,
    kind,
    areaId,
    day,
    category: said.category,
    units: said.units,
  })
  const raiserPersonId = sealed ? null : who.personId
  const source = said.source ?? null
  const same = await findSame(ctx, kind, { ...facts, areaId, raiserPersonId, source }, ruling)
  const id = newId()
  const acts = decideRecord(
    {
      ...facts,
      id,
      number: await nextMatterNumber(tx, authorityId, Number(dayOf(ctx).slice(0, 4))),
      kind: kind.kind,
      title: said.title.trim(),
      body: said.body?.trim() ?? '',
      urgency: said.urgency ?? null,
      weight: said.weight ?? null,
      source,
      document: said.document ?? null,
      level: said.level ?? null,
      sealed,
      holderOrgId,
      respondentId,
      areaId,
      visitId: said.visitId ?? null,
      raisedBy: said.raisedBy ?? (who.system ? 'system' : who.enterpriseId ? 'enterprise' : 'official'),
      raiserPersonId,
      about: said.about ?? null,
      splitFrom: said.splitFrom ?? null,
      units: units.map((unit) => unit.name),
      unitKinds: [...new Set(units.map((unit) => unit.kind))],
      repeatOf: same?.id ?? null,
      recordedAt: now,
      unitIds: units.map((unit) => unit.id),
      refuseGround: said.refuseGround,
      toldAt: said.toldAt,
    },
    who,
    ruling,
    said.at,
  )
  if (!acts.ok) return acts
  const matter = applyAll(null, acts.value)
  const saved = await saveMatter(tx, authorityId, null, matter, acts.value)
  if (!saved.ok) return saved
  if (kind.reserved) await reserveMatter(tx, authorityId, id)
  if (sealed) {
    const kept = await sealRaiser(ctx, id, said.raiser ?? { personId: who.personId, enterpriseId: target.enterpriseId })
    if (!kept.ok) return kept
  }
  await tell(ctx, matter, acts.value, ruling)
  // Whatever it was raised along with, a visit, a meeting, a split, it is found from now on.
  await keepFound(ctx, [{ thingKind: 'matter', thingId: id }])
  const joined = same?.open && kind.repeat?.then === 'merge' ? await joinTo(ctx, matter, same.id, ruling) : ok(matter)
  if (!joined.ok) return joined
  return ok({ matter: joined.value, mergedInto: joined.value.mergedInto, program, kind })
}

/** First contact (首问责任): where nobody is paired with the target, it is the official's to whom it was said. */
function firstContact(who: Who): string | null {
  return who.office || who.leader || who.system ? null : who.personId
}

async function findSame(
  ctx: TxCtx,
  kind: MatterKind,
  of: Pick<
    Matter,
    'programKey' | 'matter' | 'category' | 'source' | 'enterpriseId' | 'projectId' | 'areaId' | 'raiserPersonId'
  >,
  ruling: Ruling,
): Promise<{ id: string; open: boolean } | undefined> {
  if (!kind.repeat) return undefined
  const about = { enterprise: of.enterpriseId, project: of.projectId, area: of.areaId, raiser: of.raiserPersonId }
  if (repeatOf(kind).about.every((one) => about[one] === null)) return undefined
  const since = sinceWhen(kind, ruling)
  return since === null ? undefined : findSameMatter(ctx.tx, ctx.authorityId, { ...of, same: kind.repeat.same, since })
}

/** How far back the same matter is looked for: the program's `within`, counted backwards from now. */
function sinceWhen(kind: MatterKind, ruling: Ruling): string | null {
  const limit = kind.repeat?.within
  const single = limit?.kind === 'single' ? limit.limit : null
  if (single?.kind !== 'amount') return null
  const found = deadlineOf({
    limit: { ...single, side: 'before', base: { kind: 'moment', moment: 'received' } },
    start: { at: ruling.now },
    rules: ruling.clockRules,
    calendar: ruling.calendar,
  })
  return found.ok ? found.value.dueDayStartsAt : null
}

/** Joins a repetition to the matter it repeats, by the program's rule: both keep the act. */
async function joinTo(ctx: TxCtx, matter: Matter, into: string, ruling: Ruling): Promise<Result<Matter>> {
  const { tx, authorityId } = ctx
  const system: Who = { ...SYSTEM, office: true, system: false }
  const merged = decide(matter, { act: 'merge', data: { into }, reason: '同一事项重复提出' }, system, ruling)
  if (!merged.ok) return merged
  const after = applyAll(matter, asSystem(merged.value))
  const saved = await saveMatter(tx, authorityId, matter, after, asSystem(merged.value))
  if (!saved.ok) return saved
  const target = await getMatter(tx, authorityId, into, 'hold')
  const absorbed = decide(target, { act: 'absorb', data: { from: matter.id } }, system, ruling)
  if (!absorbed.ok) return absorbed
  const kept = await saveMatter(
    tx,
    authorityId,
    target,
    applyAll(target, asSystem(absorbed.value)),
    asSystem(absorbed.value),
  )
  return kept.ok ? ok(after) : kept
}

/** The program's rule did it, not a person. */
function asSystem(acts: readonly DoneAct[]): readonly DoneAct[] {
  return acts.map((act) => ({ ...act, actor: { ...act.actor, role: 'system' as const } }))
}
