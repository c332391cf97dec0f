import { canonicalInstant } from '../calendar/clock-rules.ts'
import { type Failure, fail, ok, type Result } from '../result.ts'
import type { Act, ActActor, ClockChange, DoneAct, RefusedAct } from './act.ts'
import { ACTS, type ActName, type MatterRole } from './act-names.ts'
import type { Draft, Handler, Setting } from './acts/handler.ts'
import { HANDLERS } from './acts/handlers.ts'
import { differs } from './acts/time.ts'
import { apply } from './apply.ts'
import { extendedBasis, isRunning, rereckoned } from './clock.ts'
import { clockChangesOf } from './clock-changes.ts'
import { gate, unitOf } from './gate.ts'
import type { Matter } from './matter.ts'
import { paused, pausesOf } from './pauses.ts'
import type { Proposal } from './proposal.ts'
import type { Ruling } from './rules.ts'
import { isHandler, rolesIn, type Who } from './who.ts'

/**
 * Whether an act may be taken, and what it becomes: usually one act, sometimes with what follows by itself. Pure. A
 * refusal names the rule that refuses (`clause`, `entry`) and what would be right; keep it with {@link refusedAct}.
 */
export function decide(
  matter: Matter,
  proposal: Exclude<Proposal, { act: 'record' }>,
  who: Who,
  ruling: Ruling,
): Result<readonly DoneAct[]> {
  const { act } = proposal
  const pass = gate(matter, act, who, ruling)
  if (!pass.ok) return pass
  const { role, window } = pass.value
  const reason = proposal.reason?.trim() || null
  if (reason === null && ('reason' in ACTS[act] || window?.reasonRequired)) {
    return fail(
      'matter.reason_missing',
      { act, title: ACTS[act].title, entry: window?.title ?? '', clause: window?.clause ?? window?.assumed ?? '' },
      ['reason'],
    )
  }
  const setting: Setting = { who, role, window, reason, ruling }
  const handler = HANDLERS[act] as Handler<ActName>
  const drafts = handler(matter, proposal.data, setting)
  return drafts.ok ? finish(matter, drafts.value, { who, role, reason }, ruling) : drafts
}

/** Puts number, time, actor and clocks to the drafts, one after another. */
export function finish(
  matter: Matter | null,
  drafts: readonly Draft[],
  by: { who: Who; role: MatterRole; reason: string | null; at?: string },
  ruling: Ruling,
): Result<readonly DoneAct[]> {
  const acts: DoneAct[] = []
  let before = matter
  for (const draft of drafts) {
    const bare = {
      ...draft,
      seq: (before?.acts ?? 0) + 1,
      at: canonicalInstant(by.at ?? ruling.now),
      recordedAt: canonicalInstant(ruling.now),
      actor: actorOf(before, draft, by),
      reason: draft.reason ?? by.reason,
      programVersion: ruling.programVersion,
      clocks: [],
      refused: false,
    } as unknown as DoneAct
    const clocks = allChanges(before, apply(before, bare), bare, ruling)
    if (!clocks.ok) return clocks
    const act = { ...bare, clocks: clocks.value }
    acts.push(act)
    before = apply(before, act)
  }
  return ok(acts)
}

function allChanges(
  before: Matter | null,
  after: Matter,
  act: DoneAct,
  ruling: Ruling,
): Result<readonly ClockChange[]> {
  if (act.act === 'recompute') {
    const changes = after.clocks
      .filter((clock) => differs(clock, after, ruling))
      .map((clock) => paused(clock, pausesOf(clock, after, ruling), ruling))
    const failed = changes.find((change) => !change.ok)
    if (failed && !failed.ok) return failed
    return ok(changes.flatMap((change) => (change.ok ? [{ do: 'set' as const, clock: change.value }] : [])))
  }
  if (act.act === 'grant_extension' && before?.extension) {
    const { clockId, add } = before.extension
    const clock = after.clocks.find((one) => one.id === clockId)
    if (!clock || !isRunning(clock)) return fail('matter.no_deadline')
    const longer = rereckoned(clock, extendedBasis(clock, add), ruling)
    return longer.ok ? ok([{ do: 'set', clock: longer.value }]) : longer
  }
  return clockChangesOf(before, after, act, ruling)
}

function actorOf(matter: Matter | null, draft: Draft, { who, role }: { who: Who; role: MatterRole }): ActActor {
  if (draft.by === 'system') return { accountId: null, personId: null, orgId: null, role: 'system' }
  const orgId = matter ? (unitOf(matter, who) ?? who.orgIds[0] ?? null) : (who.orgIds[0] ?? null)
  return { accountId: who.accountId, personId: who.personId, orgId, role }
}

/** The attempt as it is kept: who tried what, and which rule refused. What was typed is not kept. */
export function refusedAct(
  matter: Matter,
  proposal: { readonly act: ActName; readonly reason?: string },
  failure: Failure,
  who: Who,
  ruling: Pick<Ruling, 'now' | 'programVersion'>,
): RefusedAct {
  const [role] = rolesIn(matter, who)
  return {
    seq: matter.acts + 1,
    act: proposal.act,
    at: canonicalInstant(ruling.now),
    recordedAt: canonicalInstant(ruling.now),
    actor: {
      accountId: who.accountId,
      personId: who.personId,
      orgId: unitOf(matter, who) ?? who.orgIds[0] ?? null,
      role: role ?? 'holder',
    },
    reason: proposal.reason ?? null,
    programVersion: ruling.programVersion,
    refused: true,
    refusal: failure.code,
    data: { ...failure.data, handler: isHandler(matter, who) },
    clocks: [],
  }
}

/** The matter after these acts. */
export function applyAll(matter: Matter | null, acts: readonly Act[]): Matter {
  const after = acts.reduce<Matter | null>(apply, matter)
  if (!after) throw new Error('no acts and no matter')
  return after
}
