/** The rows that a played matter leaves in the world: as the register stores the same acts. */

import { applyAll } from '#domain/matter/decide.ts'
import { countedFor, isOpen, leadOf, type Matter } from '#domain/matter/matter.ts'
import type { World } from '../reference/world.ts'
import type { Played } from './play-matter.ts'

export function storePlayed(world: World, { matter, acts }: Played): void {
  const m = matter
  world.matter.push({
    id: m.id,
    number: m.number,
    program_key: m.programKey,
    program_version: m.programVersion,
    matter: m.matter,
    kind: m.kind,
    title: m.title,
    source: m.source,
    document: m.document,
    state: m.state,
    lead_org_id: leadOf(m)?.orgId ?? null,
    leader_id: m.leaderId,
    handler_id: m.handlerId,
    raiser_person_id: m.raiserPersonId,
    respondent_org_id: m.respondentId ?? null,
    finish_by: m.finishBy ?? null,
    standard: m.standard ?? null,
    enterprise_id: m.enterpriseId,
    project_id: m.projectId,
    area_id: m.areaId,
    about_kind: null,
    about_id: null,
    units: [...m.units],
    recorded_at: m.recordedAt,
    at: m.at,
    state_json: {},
    ...({ category: m.category } as object),
  })
  const done = acts.filter((act) => !act.refused)
  done.forEach((act, i) => {
    const state = applyAll(null, done.slice(0, i + 1))
    world.matter_history.push({
      matter_id: m.id,
      seq: act.seq,
      from_at: act.recordedAt,
      to_at: done[i + 1]?.recordedAt ?? 'infinity',
      ...standing(state),
    })
  })
  for (const act of acts)
    world.act.push({
      matter_id: m.id,
      seq: act.seq,
      act: act.act,
      at: act.at,
      actor_person: null,
      actor_org: act.actor.orgId,
      actor_role: act.actor.role,
      reason: act.reason,
      refused: act.refused,
      program_version: act.programVersion,
      recorded_at: act.recordedAt,
    })
  for (const clock of m.clocks)
    world.matter_clock.push({
      id: clock.id,
      matter_id: m.id,
      clock: clock.clock,
      org_id: clock.orgId,
      person_id: clock.personId,
      opened_at: clock.openedAt,
      due_at: clock.dueAt,
      due_day: clock.dueDay,
      done_at: clock.doneAt,
      cancelled_at: clock.cancelledAt,
      state: clock.state,
      explain: {},
      recorded_at: clock.openedAt,
    })
  for (const closing of m.closings)
    world.closing.push({
      id: closing.id,
      matter_id: m.id,
      end_id: closing.end,
      counts_as: closing.countsAs,
      at: closing.at,
      recorded_at: closing.at,
      org_id: closing.orgId,
      person_id: closing.personId,
      enterprise_id: m.enterpriseId,
      project_id: m.projectId,
      agreed: closing.agreed,
      refuted_at: closing.refutedAt,
      signals: [...closing.signals],
      evidence: closing.evidence,
    })
}

function standing(m: Matter) {
  return {
    state: m.state,
    end_id: m.end,
    counts_as: m.countsAs,
    tier: m.tier,
    org_id: countedFor(m),
    person_id: m.personId,
    category: m.category,
    urgency: m.urgency,
    weight: m.weight,
    level: m.level,
    reopened: m.reopened,
    returned: m.returned,
    extended: m.extended,
    closed_at: isOpen(m) ? null : m.closedAt,
    answered_at: m.answeredAt,
  }
}
