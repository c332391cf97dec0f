import { Temporal } from 'temporal-polyfill'
import type { LedgerStep } from '#domain/import/history.ts'
import type { DoneAct } from '#domain/matter/act.ts'
import type { MatterRole } from '#domain/matter/act-names.ts'
import type { Draft } from '#domain/matter/acts/handler.ts'
import { apply } from '#domain/matter/apply.ts'
import { rereckoned } from '#domain/matter/clock.ts'
import { finish } from '#domain/matter/decide.ts'
import type { Matter } from '#domain/matter/matter.ts'
import type { Ruling } from '#domain/matter/rules.ts'
import { digestOf } from '#domain/matter/text-digest.ts'
import { SYSTEM, type Who } from '#domain/matter/who.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { MatterKind } from '#program/model.ts'

/** A ledger's row, matched: what is to be told as a matter's life. */
export type LedgerMatter = {
  readonly title: string
  readonly body: string
  readonly category: string | null
  readonly source: string | null
  readonly enterpriseId: string | null
  readonly projectId: string | null
  readonly holderId: string | null
  readonly holderOrgId: string | null
  readonly units: { readonly lead: string | null; readonly assist: readonly string[] }
  readonly answer: string | null
  /** The ledger's own deadline; it goes before what the program would reckon. */
  readonly due: string | null
  readonly steps: readonly LedgerStep[]
}

type Given = {
  readonly ledger: LedgerMatter
  readonly number: string
  readonly kind: MatterKind
  readonly programKey: string
  readonly timeZone: string
  readonly ruling: Ruling
  /** Who imports; the acts are his, told of the units and persons they were. */
  readonly accountId: string | null
}

/**
 * The acts of a ledger's row and the matter they make. They are what was done before the platform watched, so windows and needs of
 * the rules are not asked; clocks run as the rules say, with the ledger's own deadline where it states one. `apply` folds the
 * same matter from the acts.
 */
export function buildMatter(given: Given): Result<{ matter: Matter; acts: readonly DoneAct[] }> {
  let matter: Matter | null = null
  const acts: DoneAct[] = []
  for (const [index, step] of given.ledger.steps.entries()) {
    const draft = draftOf(step, matter, given)
    if (!draft.ok) return draft
    const { who, role } = byWhom(step, given)
    const at = momentOf(step.day, index, given.timeZone)
    const made: Result<readonly DoneAct[]> = finish(
      matter,
      [draft.value],
      { who, role, reason: null, at },
      given.ruling,
    )
    if (!made.ok) return made
    for (const act of made.value) {
      const kept: Result<DoneAct> =
        step.step === 'assign' && given.ledger.due !== null ? withLedgerDeadline(act, given.ledger.due, given) : ok(act)
      if (!kept.ok) return kept
      acts.push(kept.value)
      matter = apply(matter, kept.value)
    }
  }
  return matter ? ok({ matter, acts }) : fail('matter.empty')
}

/** Acts of one day follow each other by the minute, from nine on. */
function momentOf(day: string, index: number, timeZone: string): string {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: { hour: 9, minute: index } })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' })
}

function draftOf(step: LedgerStep, matter: Matter | null, given: Given): Result<Draft> {
  const { ledger, kind, ruling } = given
  const { lead, assist } = ledger.units
  switch (step.step) {
    case 'record':
      return ok({
        act: 'record',
        data: {
          id: ruling.newId(),
          number: given.number,
          programKey: given.programKey,
          matter: kind.id,
          kind: kind.kind,
          title: ledger.title,
          body: ledger.body,
          category: ledger.category,
          urgency: null,
          weight: null,
          source: ledger.source,
          document: null,
          level: null,
          sealed: false,
          personId: ledger.holderId,
          holderOrgId: ledger.holderOrgId,
          enterpriseId: ledger.enterpriseId,
          projectId: ledger.projectId,
          areaId: null,
          visitId: null,
          raisedBy: ledger.source === '企业自报' ? 'enterprise' : 'official',
          raiserPersonId: null,
          about: null,
          splitFrom: null,
          units: [],
          unitKinds: [],
          repeatOf: null,
          recordedAt: ruling.now,
          suggestion: null,
          tierId: kind.tiers[0]?.id ?? null,
        },
      })
    case 'dismiss':
      return ok({ act: 'dismiss', data: { ground: null, refer: null }, reason: ledger.answer ?? '台账载明不予受理' })
    case 'assign':
      return ok({ act: 'assign', data: { give: 'order', units: { lead: lead as string, parallel: [], assist } } })
    case 'sign':
      return ok({ act: 'sign', data: { orgId: lead as string, handlerId: null, network: null } })
    case 'progress':
      return ok({ act: 'progress', data: { text: ledger.answer ?? '', evidence: [] } })
    case 'answer': {
      const text = ledger.answer ?? ''
      return ok({
        act: 'answer',
        data: {
          orgId: lead,
          text,
          textDigest: digestOf(text),
          proposedEnd: null,
          evidence: [],
          sealedReply: false,
          statement: false,
          network: null,
        },
      })
    }
    case 'confirm':
      return ok({ act: 'confirm', data: { network: null, via: 'official' } })
    case 'dispute':
      return ok({ act: 'dispute', data: { via: 'official' }, reason: '台账载明企业不认可' })
    case 'silence':
      return ok({ act: 'silence', data: {} })
    case 'close': {
      const end = kind.ends.find(
        (one) => one.countsAs === step.countsAs || (step.countsAs === 'solved' && one.countsAs === 'confirmed'),
      )
      if (!end) return fail('matter.no_such_end', { end: step.countsAs })
      const closing = {
        id: ruling.newId(),
        end: end.id,
        countsAs: end.countsAs,
        orgId: lead ?? ledger.holderOrgId,
        personId: ledger.holderId,
        agreed: matter?.standing.agreed ?? 'not_asked',
        evidence: matter?.standing.evidence ?? 0,
        signals: [],
      }
      return ok({
        act: 'close',
        data: { closing, review: step.countsAs === 'open' ? ledger.due : null, imported: true },
      })
    }
  }
}

/** Each step in the name of whose it was; who imported stands in the account. */
function byWhom(step: LedgerStep, { ledger, ruling, accountId }: Given): { who: Who; role: MatterRole } {
  const unit = (orgId: string | null, role: MatterRole) => ({
    who: { ...SYSTEM, system: false, accountId, orgIds: orgId ? [orgId] : [] },
    role,
  })
  switch (step.step) {
    case 'record':
      return ledger.holderId
        ? {
            who: {
              ...SYSTEM,
              system: false,
              accountId,
              personId: ledger.holderId,
              orgIds: ledger.holderOrgId ? [ledger.holderOrgId] : [],
            },
            role: 'holder',
          }
        : unit(ruling.officeId, 'office')
    case 'sign':
    case 'progress':
    case 'answer':
      return unit(ledger.units.lead ?? ledger.holderOrgId, ledger.units.lead ? 'lead' : 'holder')
    case 'confirm':
    case 'dispute':
      return { who: { ...SYSTEM, system: false, accountId, enterpriseId: ledger.enterpriseId }, role: 'raiser' }
    default:
      return unit(ruling.officeId, 'office')
  }
}

/** The deadline that the ledger states replaces the reckoned one on every clock that an answer meets. */
function withLedgerDeadline(act: DoneAct, due: string, { kind, ruling }: Given): Result<DoneAct> {
  const answered = new Set(kind.clocks.filter((clock) => clock.metBy.includes('answer')).map((clock) => clock.id))
  const clocks: DoneAct['clocks'][number][] = []
  for (const change of act.clocks) {
    if (change.do !== 'open' || !answered.has(change.clock.clock)) {
      clocks.push(change)
      continue
    }
    const stated = rereckoned(change.clock, { ...change.clock.basis, limit: { kind: 'date', day: due } }, ruling)
    if (!stated.ok) return stated
    clocks.push({ do: 'open', clock: stated.value })
  }
  return ok({ ...act, clocks })
}
