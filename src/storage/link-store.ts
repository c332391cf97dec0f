import type { Holder, Link, Target, TargetKind } from '#domain/link/link.ts'
import { sql, type Tx } from './open-database.ts'

/** A pairing as it is kept. `orgId` is the unit that sent the person, as of the start. */
export type LinkRow = Link & {
  readonly programKey: string
  readonly orgId: string | null
  readonly endReason: string | null
  readonly handoverId: string | null
  readonly revision: number
}

type Raw = Omit<LinkRow, 'holder' | 'target'> & {
  readonly personId: string | null
  readonly targetKind: TargetKind
  readonly targetId: string
}

const COLUMNS = sql`
  l.id, l.program_key as "programKey", l.link, l.person_id as "personId", l.org_id as "orgId", l.target_kind as "targetKind",
  coalesce(l.enterprise_id, l.project_id, l.area_id, l.target_person_id, l.target_org_id) as "targetId",
  l.kinds, l.from_day as "fromDay", l.to_day as "toDay", l.term_to as "termTo", l.end_reason as "endReason",
  l.handover_id as "handoverId", l.revision`

function toLink({ personId, targetKind, targetId, ...raw }: Raw): LinkRow {
  const holder: Holder = personId === null ? { kind: 'org', id: raw.orgId ?? '' } : { kind: 'person', id: personId }
  return { ...raw, holder, target: { kind: targetKind, id: targetId } }
}

const TARGET_COLUMN = {
  enterprise: 'enterprise_id',
  project: 'project_id',
  area: 'area_id',
  person: 'target_person_id',
  org: 'target_org_id',
} as const satisfies Record<TargetKind, string>

/** Finds a pairing and holds it until the transaction ends. */
export async function findLink(tx: Tx, authorityId: string, id: string): Promise<LinkRow | undefined> {
  const { rows } = await sql<Raw>`
    select ${COLUMNS} from link l
     where l.authority_id = ${authorityId} and l.id = ${id} and l.voided_at is null for update`.execute(tx)
  return rows[0] && toLink(rows[0])
}

/** Pairings of one declaration with this holder, or on this target, that have not ended before `day`. */
export async function listAround(
  tx: Tx,
  authorityId: string,
  of: { readonly programKey: string; readonly link: string; readonly holder: Holder; readonly target: Target },
  day: string,
): Promise<LinkRow[]> {
  const holder =
    of.holder.kind === 'person'
      ? sql`l.person_id = ${of.holder.id}`
      : sql`(l.person_id is null and l.org_id = ${of.holder.id})`
  const { rows } = await sql<Raw>`
    select ${COLUMNS} from link l
     where l.authority_id = ${authorityId} and l.program_key = ${of.programKey} and l.link = ${of.link}
       and l.voided_at is null and l.to_day >= ${day}
       and (${holder} or ${sql.ref(`l.${TARGET_COLUMN[of.target.kind]}`)} = ${of.target.id})
     order by l.from_day, l.id`.execute(tx)
  return rows.map(toLink)
}

/** A person's pairings in all programs that have not ended before `day`. */
export async function listHeldBy(tx: Tx, authorityId: string, personId: string, day: string): Promise<LinkRow[]> {
  const { rows } = await sql<Raw>`
    select ${COLUMNS} from link l
     where l.authority_id = ${authorityId} and l.person_id = ${personId} and l.voided_at is null and l.to_day >= ${day}
     order by l.from_day, l.id`.execute(tx)
  return rows.map(toLink)
}

/** All pairings of a program that hold on a day. */
export async function listLinksOn(tx: Tx, authorityId: string, programKey: string, day: string): Promise<LinkRow[]> {
  const { rows } = await sql<Raw>`
    select ${COLUMNS} from link l
     where l.authority_id = ${authorityId} and l.program_key = ${programKey} and l.voided_at is null
       and l.from_day <= ${day} and l.to_day >= ${day}
     order by l.link, l.id`.execute(tx)
  return rows.map(toLink)
}

export async function insertLink(tx: Tx, authorityId: string, link: LinkRow, at: string): Promise<void> {
  const of = (kind: TargetKind) => (link.target.kind === kind ? link.target.id : null)
  await sql`
    insert into link (authority_id, id, program_key, link, person_id, org_id, target_kind, target_org_id, target_person_id,
                      enterprise_id, project_id, area_id, kinds, from_day, to_day, term_to, handover_id, recorded_at)
    values (${authorityId}, ${link.id}, ${link.programKey}, ${link.link},
            ${link.holder.kind === 'person' ? link.holder.id : null}, ${link.holder.kind === 'org' ? link.holder.id : link.orgId},
            ${link.target.kind}, ${of('org')}, ${of('person')}, ${of('enterprise')}, ${of('project')}, ${of('area')},
            ${[...link.kinds]}, ${link.fromDay}, ${link.toDay}, ${link.termTo}, ${link.handoverId}, ${at})`.execute(tx)
}

/** Sets the last day of a pairing, with the reason. */
export async function endLinkRow(
  tx: Tx,
  authorityId: string,
  link: { readonly id: string; readonly toDay: string },
  end: { readonly reason: string; readonly at: string },
): Promise<void> {
  await sql`
    update link set to_day = ${link.toDay}, end_reason = ${end.reason}, ended_at = ${end.at}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${link.id}`.execute(tx)
}

/** Takes a pairing back that never came to hold. */
export async function voidLink(
  tx: Tx,
  authorityId: string,
  id: string,
  end: { readonly reason: string; readonly at: string },
): Promise<void> {
  await sql`
    update link set voided_at = ${end.at}, end_reason = ${end.reason}, revision = revision + 1
     where authority_id = ${authorityId} and id = ${id}`.execute(tx)
}

/** How often this pair has been renewed: pairings of the same holder and target that ended for that reason. */
export async function countRenewals(tx: Tx, authorityId: string, link: LinkRow, reason: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from link l
     where l.authority_id = ${authorityId} and l.program_key = ${link.programKey} and l.link = ${link.link}
       and l.person_id is not distinct from ${link.holder.kind === 'person' ? link.holder.id : null}::uuid
       and ${sql.ref(`l.${TARGET_COLUMN[link.target.kind]}`)} = ${link.target.id}
       and l.end_reason = ${reason} and l.voided_at is null`.execute(tx)
  return rows[0]?.n ?? 0
}

/** One change of a program's pairings at a time: limits count what all others hold. */
export async function lockLinks(tx: Tx, authorityId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('lianqi.link'), hashtext(${authorityId}))`.execute(tx)
}
