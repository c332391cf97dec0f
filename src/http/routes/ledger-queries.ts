import { z } from 'zod'
import { fail, ok, type Result } from '#domain/result.ts'
import * as account from '../contract/account.ts'
import * as assess from '../contract/assess.ts'
import * as audit from '../contract/audit.ts'
import * as bulk from '../contract/bulk.ts'
import * as callback from '../contract/callback.ts'
import * as campaign from '../contract/campaign.ts'
import * as cases from '../contract/case.ts'
import * as classes from '../contract/class.ts'
import * as contest from '../contract/contest.ts'
import * as duty from '../contract/duty.ts'
import * as enterprise from '../contract/enterprise.ts'
import * as evaluation from '../contract/evaluation.ts'
import * as finding from '../contract/finding.ts'
import * as form from '../contract/form.ts'
import * as inspection from '../contract/inspection.ts'
import type { LEDGERS } from '../contract/ledger.ts'
import * as link from '../contract/link.ts'
import * as list from '../contract/list.ts'
import * as matter from '../contract/matter.ts'
import * as meeting from '../contract/meeting.ts'
import * as monitoring from '../contract/monitoring.ts'
import * as notice from '../contract/notice.ts'
import * as paper from '../contract/paper.ts'
import * as people from '../contract/people.ts'
import * as pledge from '../contract/pledge.ts'
import * as policy from '../contract/policy.ts'
import * as plan from '../contract/policy-plan.ts'
import * as program from '../contract/program.ts'
import * as project from '../contract/project.ts'
import * as report from '../contract/report.ts'
import * as rhythm from '../contract/rhythm.ts'
import type { Contract } from '../contract/route.ts'
import * as score from '../contract/score.ts'
import * as service from '../contract/service.ts'
import * as target from '../contract/target.ts'
import * as topic from '../contract/topic.ts'
import * as visit from '../contract/visit.ts'

type LedgerName = (typeof LEDGERS)[number]

/** The page behind each ledger: its own address reads the filter. */
const PAGES = {
  matters: matter.listMatters,
  visits: visit.listVisits,
  duties: duty.listDuties,
  enterprises: enterprise.listEnterprises,
  projects: enterprise.listProjects,
  links: link.listLinks,
  orgs: people.listOrgs,
  persons: people.listPersons,
  handovers: link.listHandovers,
  coverage: link.coverage,
  classes: classes.listClasses,
  class_members: classes.listClassMembers,
  project_stages: project.projectBoard,
  papers: notice.listPapers,
  drafts: paper.listDrafts,
  paper_numbers: paper.listNumbers,
  briefings: cases.listBriefings,
  reports: report.listReports,
  meetings: meeting.listMeetings,
  meetings_due: meeting.listMeetingsDue,
  cases: cases.listCases,
  findings: finding.listFindings,
  inspections: inspection.listInspections,
  rounds: inspection.listRounds,
  callbacks: callback.todaysCallbacks,
  publications: list.listPublications,
  exemptions: assess.listExemptions,
  monitoring: monitoring.listMonitoring,
  monitor_reports: monitoring.listMonitorReports,
  ranking: score.getRanking,
  seals: score.listRankings,
  assessment: assess.readAssessment,
  letters: assess.readLetters,
  score_sheet: score.getScoreSheet,
  my_points: assess.myPoints,
  evidence: score.getEvidence,
  marks: score.listMarks,
  targets: target.listTargets,
  evaluation: evaluation.getEvaluation,
  members: program.listMembers,
  policies: policy.listPolicies,
  policy_enterprises: policy.listFitting,
  plans: plan.listPlans,
  contests: contest.listContests,
  contest: contest.getContest,
  pledges: pledge.listPledges,
  evaluations: evaluation.listEvaluations,
  topics: topic.listTopics,
  services: service.listServices,
  campaign: campaign.readCampaign,
  unit_list: campaign.readUnitList,
  rhythm: rhythm.readRhythm,
  entries: form.listEntries,
  registers: form.listRegisters,
  entry_groups: form.groupEntries,
  work_sheet: form.workSheet,
  bulk_rows: bulk.listBulkRows,
  audit: audit.listAudit,
  accounts: account.listAccounts,
} as const satisfies Record<LedgerName, Contract>

/** What the address of a list calls otherwise than its use case. */
const NAMED: Readonly<Partial<Record<LedgerName, Readonly<Record<string, string>>>>> = {
  enterprises: { class: 'classes' },
  entries: { program: 'programKey' },
  entry_groups: { program: 'programKey' },
  work_sheet: { program: 'programKey' },
}

/** The filter as the list itself would read it; where a page begins and how long it is is the export's business. */
export function filterOf(ledger: LedgerName, raw: Readonly<Record<string, unknown>>): Result<Record<string, unknown>> {
  const page: Contract = PAGES[ledger]
  const shape = z.object({ ...page.params?.shape, ...(page.query as z.ZodObject | undefined)?.shape })
  const read = shape.safeParse(Object.fromEntries(Object.entries(raw).filter(([, value]) => value !== '')))
  if (!read.success) {
    const [issue] = read.error.issues
    return fail('input.invalid', { issue: issue?.message ?? '' }, ['filter', ...((issue?.path as string[]) ?? [])])
  }
  const names = NAMED[ledger] ?? {}
  const kept = Object.entries(read.data as Record<string, unknown>).filter(
    ([key, value]) => value !== undefined && key !== 'cursor' && key !== 'limit',
  )
  return ok(Object.fromEntries(kept.map(([key, value]) => [names[key] ?? key, value])))
}
