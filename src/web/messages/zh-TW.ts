import type { Messages } from './zh-CN.ts'
import { admin } from './zh-TW/admin.ts'
import { assess } from './zh-TW/assess.ts'
import { assessment } from './zh-TW/assessment.ts'
import { briefing } from './zh-TW/briefing.ts'
import { bulk } from './zh-TW/bulk.ts'
import { cases } from './zh-TW/cases.ts'
import { column } from './zh-TW/column.ts'
import { complaint } from './zh-TW/complaint.ts'
import { contest } from './zh-TW/contest.ts'
import { defined } from './zh-TW/defined.ts'
import { disclosure } from './zh-TW/disclosure.ts'
import { drive } from './zh-TW/drive.ts'
import { evaluation } from './zh-TW/evaluation.ts'
import { factor } from './zh-TW/factor.ts'
import { feed } from './zh-TW/feed.ts'
import { find } from './zh-TW/find.ts'
import { importing } from './zh-TW/importing.ts'
import { ledger } from './zh-TW/ledger.ts'
import { letter } from './zh-TW/letter.ts'
import { liaison } from './zh-TW/liaison.ts'
import { matter } from './zh-TW/matter.ts'
import { meeting } from './zh-TW/meeting.ts'
import { monitoring } from './zh-TW/monitoring.ts'
import { offline } from './zh-TW/offline.ts'
import { organisation } from './zh-TW/organisation.ts'
import { outside } from './zh-TW/outside.ts'
import { paper } from './zh-TW/paper.ts'
import { plan } from './zh-TW/plan.ts'
import { pledge } from './zh-TW/pledge.ts'
import { policy } from './zh-TW/policy.ts'
import { projectBoard } from './zh-TW/project-board.ts'
import { quick } from './zh-TW/quick.ts'
import { rating } from './zh-TW/rating.ts'
import { register } from './zh-TW/register.ts'
import { report } from './zh-TW/report.ts'
import { resident } from './zh-TW/resident.ts'
import { rules } from './zh-TW/rules.ts'
import { service } from './zh-TW/service.ts'
import { shell } from './zh-TW/shell.ts'
import { situation } from './zh-TW/situation.ts'
import { suggestion } from './zh-TW/suggestion.ts'
import { supervise } from './zh-TW/supervise.ts'
import { task } from './zh-TW/task.ts'
import { tour } from './zh-TW/tour.ts'
import { who } from './zh-TW/who.ts'
import { wordRoom } from './zh-TW/word.ts'
import { words } from './zh-TW/words.ts'
import { work } from './zh-TW/work.ts'

/** Traditional Chinese: converted by OpenCC, terms proof-read; the mainland offices' own terms are kept. */
export const zhTW: Messages = {
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
