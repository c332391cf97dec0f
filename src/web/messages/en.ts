import { admin } from './en/admin.ts'
import { assess } from './en/assess.ts'
import { assessment } from './en/assessment.ts'
import { briefing } from './en/briefing.ts'
import { bulk } from './en/bulk.ts'
import { cases } from './en/cases.ts'
import { column } from './en/column.ts'
import { complaint } from './en/complaint.ts'
import { contest } from './en/contest.ts'
import { defined } from './en/defined.ts'
import { disclosure } from './en/disclosure.ts'
import { drive } from './en/drive.ts'
import { evaluation } from './en/evaluation.ts'
import { factor } from './en/factor.ts'
import { feed } from './en/feed.ts'
import { find } from './en/find.ts'
import { importing } from './en/importing.ts'
import { ledger } from './en/ledger.ts'
import { letter } from './en/letter.ts'
import { liaison } from './en/liaison.ts'
import { matter } from './en/matter.ts'
import { meeting } from './en/meeting.ts'
import { monitoring } from './en/monitoring.ts'
import { offline } from './en/offline.ts'
import { organisation } from './en/organisation.ts'
import { outside } from './en/outside.ts'
import { paper } from './en/paper.ts'
import { plan } from './en/plan.ts'
import { pledge } from './en/pledge.ts'
import { policy } from './en/policy.ts'
import { projectBoard } from './en/project-board.ts'
import { quick } from './en/quick.ts'
import { rating } from './en/rating.ts'
import { register } from './en/register.ts'
import { report } from './en/report.ts'
import { resident } from './en/resident.ts'
import { rules } from './en/rules.ts'
import { service } from './en/service.ts'
import { shell } from './en/shell.ts'
import { situation } from './en/situation.ts'
import { suggestion } from './en/suggestion.ts'
import { supervise } from './en/supervise.ts'
import { task } from './en/task.ts'
import { tour } from './en/tour.ts'
import { who } from './en/who.ts'
import { wordRoom } from './en/word.ts'
import { words } from './en/words.ts'
import { work } from './en/work.ts'
import type { Messages } from './zh-CN.ts'

/** English, for visitors and reviewers. */
export const en: Messages = {
  ...shell,
  ...situation,
  ...admin,
  ...bulk,
  ...drive,
  ...words,
  ...wordRoom,
  ...matter,
  ...work,
  ...who,
  ...outside,
  ...organisation,
  ...rules,
  ...liaison,
  ...resident,
  ...projectBoard,
  ...policy,
  ...service,
  ...column,
  ...defined,
  ...disclosure,
  ...suggestion,
  ...meeting,
  ...briefing,
  ...cases,
  ...report,
  ...register,
  ...evaluation,
  ...importing,
  ...paper,
  ...ledger,
  ...monitoring,
  ...quick,
  ...rating,
  ...supervise,
  ...factor,
  ...feed,
  ...find,
  ...pledge,
  ...complaint,
  ...contest,
  ...plan,
  ...task,
  ...offline,
  ...tour,
  ...assess,
  ...assessment,
  ...letter,
}
