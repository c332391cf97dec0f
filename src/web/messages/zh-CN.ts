import { admin } from './zh-CN/admin.ts'
import { assess } from './zh-CN/assess.ts'
import { assessment } from './zh-CN/assessment.ts'
import { briefing } from './zh-CN/briefing.ts'
import { bulk } from './zh-CN/bulk.ts'
import { cases } from './zh-CN/cases.ts'
import { column } from './zh-CN/column.ts'
import { complaint } from './zh-CN/complaint.ts'
import { contest } from './zh-CN/contest.ts'
import { defined } from './zh-CN/defined.ts'
import { disclosure } from './zh-CN/disclosure.ts'
import { drive } from './zh-CN/drive.ts'
import { evaluation } from './zh-CN/evaluation.ts'
import { factor } from './zh-CN/factor.ts'
import { feed } from './zh-CN/feed.ts'
import { find } from './zh-CN/find.ts'
import { importing } from './zh-CN/importing.ts'
import { ledger } from './zh-CN/ledger.ts'
import { letter } from './zh-CN/letter.ts'
import { liaison } from './zh-CN/liaison.ts'
import { matter } from './zh-CN/matter.ts'
import { meeting } from './zh-CN/meeting.ts'
import { monitoring } from './zh-CN/monitoring.ts'
import { offline } from './zh-CN/offline.ts'
import { organisation } from './zh-CN/organisation.ts'
import { outside } from './zh-CN/outside.ts'
import { paper } from './zh-CN/paper.ts'
import { plan } from './zh-CN/plan.ts'
import { pledge } from './zh-CN/pledge.ts'
import { policy } from './zh-CN/policy.ts'
import { projectBoard } from './zh-CN/project-board.ts'
import { quick } from './zh-CN/quick.ts'
import { rating } from './zh-CN/rating.ts'
import { register } from './zh-CN/register.ts'
import { report } from './zh-CN/report.ts'
import { resident } from './zh-CN/resident.ts'
import { rules } from './zh-CN/rules.ts'
import { service } from './zh-CN/service.ts'
import { shell } from './zh-CN/shell.ts'
import { situation } from './zh-CN/situation.ts'
import { suggestion } from './zh-CN/suggestion.ts'
import { supervise } from './zh-CN/supervise.ts'
import { task } from './zh-CN/task.ts'
import { tour } from './zh-CN/tour.ts'
import { who } from './zh-CN/who.ts'
import { wordRoom } from './zh-CN/word.ts'
import { words } from './zh-CN/words.ts'
import { work } from './zh-CN/work.ts'

/** The words of the interface: the offices' own, the same word for the same thing as in docs/glossary.md. Places in braces are filled in. One file a room. */
export const zhCN = {
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
} as const

export type MessageKey = keyof typeof zhCN
export type Messages = Readonly<Record<MessageKey, string>>
