import type { Route } from '../route.ts'
import { accountRoutes } from './accounts.ts'
import { assessRoutes } from './assess.ts'
import { attachmentRoutes } from './attachments.ts'
import { auditRoutes } from './audit.ts'
import { bulkRoutes } from './bulk.ts'
import { calendarRoutes } from './calendar.ts'
import { campaignRoutes } from './campaigns.ts'
import { caseRoutes } from './cases.ts'
import { classRoutes } from './classes.ts'
import { complaintRoutes } from './complaints.ts'
import { complianceRoutes } from './compliance.ts'
import { confirmRoutes } from './confirm.ts'
import { contestRoutes } from './contests.ts'
import { directoryRoutes } from './directory.ts'
import { disclosureRoutes } from './disclosure.ts'
import { evaluationRoutes } from './evaluations.ts'
import { eventRoutes } from './events.ts'
import { feedRoutes } from './feeds.ts'
import { formRoutes } from './forms.ts'
import { importRoutes } from './imports.ts'
import { inspectionRoutes } from './inspections.ts'
import { ledgerRoutes } from './ledgers.ts'
import { linkRoutes } from './links.ts'
import { listRoutes } from './lists.ts'
import { matterActRoutes } from './matter-acts.ts'
import { matterRoutes } from './matters.ts'
import { meetingRoutes } from './meetings.ts'
import { monitoringRoutes } from './monitoring.ts'
import { noticeRoutes } from './notices.ts'
import { paperTemplateRoutes } from './paper-templates.ts'
import { paperRoutes } from './papers.ts'
import { pledgeRoutes } from './pledges.ts'
import { policyRoutes } from './policies.ts'
import { policyPlanRoutes } from './policy-plans.ts'
import { programRoutes } from './programs.ts'
import { projectRoutes } from './projects.ts'
import { ratingRoutes } from './ratings.ts'
import { recordRoutes } from './records.ts'
import { registerRoutes } from './registers.ts'
import { reportRoutes } from './reports.ts'
import { scoreRoutes } from './scores.ts'
import { searchRoutes } from './search.ts'
import { secondFactorRoutes } from './second-factor.ts'
import { serviceRoutes } from './services.ts'
import { sessionRoutes } from './session.ts'
import { situationRoutes } from './situation.ts'
import { suggestionRoutes } from './suggestions.ts'
import { targetRoutes } from './targets.ts'
import { taskRoutes } from './tasks.ts'
import { topicRoutes } from './topics.ts'
import { viewRoutes } from './views.ts'
import { visitRoutes } from './visits.ts'
import { workbenchRoutes } from './workbench.ts'

/** Every route of the API. */
export const ROUTES: readonly Route[] = [
  ...sessionRoutes,
  ...accountRoutes,
  ...auditRoutes,
  ...complianceRoutes,
  ...workbenchRoutes,
  ...situationRoutes,
  ...matterRoutes,
  ...matterActRoutes,
  ...visitRoutes,
  ...linkRoutes,
  ...directoryRoutes,
  ...feedRoutes,
  ...bulkRoutes,
  ...ledgerRoutes,
  ...eventRoutes,
  ...recordRoutes,
  ...formRoutes,
  ...paperRoutes,
  ...paperTemplateRoutes,
  ...inspectionRoutes,
  ...serviceRoutes,
  ...complaintRoutes,
  ...suggestionRoutes,
  ...policyRoutes,
  ...taskRoutes,
  ...topicRoutes,
  ...projectRoutes,
  ...listRoutes,
  ...registerRoutes,
  ...calendarRoutes,
  ...importRoutes,
  ...programRoutes,
  ...scoreRoutes,
  ...assessRoutes,
  ...attachmentRoutes,
  ...noticeRoutes,
  ...confirmRoutes,
  ...disclosureRoutes,
  ...evaluationRoutes,
  ...campaignRoutes,
  ...classRoutes,
  ...monitoringRoutes,
  ...meetingRoutes,
  ...caseRoutes,
  ...ratingRoutes,
  ...pledgeRoutes,
  ...targetRoutes,
  ...reportRoutes,
  ...contestRoutes,
  ...policyPlanRoutes,
  ...searchRoutes,
  ...viewRoutes,
  ...secondFactorRoutes,
]
