import { fail, ok } from '#domain/result.ts'
import { enterClass } from '../class/move-members.ts'
import { urgeDuty } from '../duty/urge-duty.ts'
import { grantExemption } from '../exemption/grant-exemption.ts'
import { confirmFinding, voidFinding } from '../finding/settle-finding.ts'
import { ACCESS } from '../matter/access-of.ts'
import { MATTER_ACTS } from '../matter/acts.ts'
import { urgeMatter } from '../matter/urge.ts'
import { approveDraft, issueDraft, reviewDraft, sendDraftBack } from '../paper/change-draft.ts'
import { draftPaper } from '../paper/draft-paper.ts'
import type { UseCase } from '../use-case.ts'
import { anyUseCase, type BulkKind, type Row } from './kind.ts'

const named = (value: unknown) => (value as { name?: string } | null)?.name ?? ''
const said = (...parts: readonly unknown[]) => parts.filter((one) => typeof one === 'string' && one !== '').join(' · ')

// What a sealed complaint is called may say who made it: the run, which is kept and can be taken away, knows its number alone.
const matterLabel = (row: Row) => (row.sealed ? String(row.number) : `${row.number} ${row.title}`)
const dutyLabel = (row: Row) =>
  said(row.title, named(row.person) || named(row.org), named(row.enterprise) || named(row.project), row.dueDay)
const findingLabel = (row: Row) => said(String(row.at).slice(0, 10), row.category, named(row.subject))

type MatterWord = keyof typeof MATTER_ACTS

/** An act of a matter; what its form said is the same for all. */
function matter<A extends MatterWord>(act: A): BulkKind {
  return {
    right: ACCESS[act],
    list: 'matters',
    thingKind: 'matter',
    useCase: anyUseCase(MATTER_ACTS[act] as UseCase<unknown, unknown>),
    labelOf: matterLabel,
    inputOf: (row, { data = {}, reason }, revision) =>
      ok({ id: row.id, revision: revision ?? row.revision, data, ...(reason ? { reason } : {}) }),
  }
}

type Of = Pick<BulkKind, 'list' | 'thingKind' | 'labelOf'>

/** An act that asks a reason at most. */
function plain<In, Out>(of: Of, right: string, useCase: UseCase<In, Out>): BulkKind {
  return {
    ...of,
    right,
    useCase: anyUseCase(useCase),
    inputOf: (row, { reason }, revision) =>
      ok({ id: row.id, revision: revision ?? row.revision, ...(reason ? { reason } : {}) }),
  }
}

const FINDING: Of = { list: 'findings', thingKind: 'finding', labelOf: findingLabel }
const DRAFT: Of = { list: 'drafts', thingKind: 'paper_draft', labelOf: (row) => String(row.title) }

/** What may be done to many at once, by the name of the act. */
export const BULK_KINDS = {
  'matter.assign': matter('assign'),
  'matter.classify': matter('classify'),
  'matter.close': matter('close'),
  'matter.raise': matter('raise'),
  'matter.slip': matter('slip'),
  'matter.grant_extension': matter('grant_extension'),
  'matter.refuse_extension': matter('refuse_extension'),
  'matter.office_check': matter('office_check'),
  'matter.return': matter('return'),
  'matter.reassign': matter('reassign'),
  'matter.suspend': matter('suspend'),
  'matter.resume': matter('resume'),
  'matter.dismiss': matter('dismiss'),
  'matter.stop_clock': matter('stop_clock'),
  'matter.start_clock': matter('start_clock'),
  'matter.sign': matter('sign'),
  'matter.extend': matter('extend'),
  'matter.progress': matter('progress'),
  'matter.urge': {
    right: 'matter.urge',
    list: 'matters',
    thingKind: 'matter',
    useCase: anyUseCase(urgeMatter),
    labelOf: matterLabel,
    inputOf: (row, { words }) => ok({ id: row.id, ...(words ? { words } : {}) }),
  },
  'paper.draft': {
    right: 'paper.draft',
    list: 'matters',
    thingKind: 'matter',
    useCase: anyUseCase(draftPaper),
    labelOf: matterLabel,
    inputOf: (row, { programKey, paper, matter: of }) =>
      row.programKey === programKey && row.matter === of
        ? ok({ programKey, paper, matterId: row.id })
        : fail('bulk.other_kind'),
  },
  'duty.urge': {
    right: 'duty.urge',
    list: 'duties',
    thingKind: 'duty',
    useCase: anyUseCase(urgeDuty),
    labelOf: dutyLabel,
    inputOf: (row, { words }) => ok({ id: row.id, ...(words ? { words } : {}) }),
  },
  'duty.excuse': {
    right: 'exemption.grant',
    list: 'duties',
    thingKind: 'duty',
    useCase: anyUseCase(grantExemption),
    labelOf: dutyLabel,
    inputOf: (row, { programKey, exemption, ground, reason }) =>
      row.programKey === programKey
        ? ok({
            programKey,
            exemption,
            subjectKind: 'duty',
            subjectId: row.id,
            rule: row.rule,
            reason,
            ...(ground ? { ground } : {}),
          })
        : fail('bulk.not_excusable'),
  },
  'finding.confirm': plain(FINDING, 'finding.confirm', confirmFinding),
  'finding.void': plain(FINDING, 'finding.void', voidFinding),
  'paper.review': plain(DRAFT, 'paper.review', reviewDraft),
  'paper.approve': plain(DRAFT, 'paper.approve', approveDraft),
  'paper.issue': plain(DRAFT, 'paper.issue', issueDraft),
  'paper.send_back': plain(DRAFT, 'paper.review', sendDraftBack),
  'class.enter': {
    right: 'class.enter',
    list: 'enterprises',
    thingKind: 'enterprise',
    useCase: anyUseCase(enterClass),
    labelOf: (row) => String(row.name),
    inputOf: (row, { name, evidence }) =>
      ok({ name, rows: [{ enterpriseId: row.id, ...(evidence ? { evidence } : {}) }] }),
  },
} as const satisfies Record<string, BulkKind>

export type BulkActName = keyof typeof BULK_KINDS
export const BULK_ACT_NAMES = Object.keys(BULK_KINDS) as [BulkActName, ...BulkActName[]]
