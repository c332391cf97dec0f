import { accessLink } from './access-link.ts'
import { ACT } from './act.ts'
import { ASSESS } from './assess.ts'
import { BRING_BACK } from './bring-back.ts'
import { BULK } from './bulk.ts'
import { CASE } from './case.ts'
import { complaint } from './complaint.ts'
import { contest } from './contest.ts'
import { DISCLOSURE } from './disclosure.ts'
import { DRIVE } from './drive.ts'
import { evaluation } from './evaluation.ts'
import { FEED } from './feed.ts'
import { form } from './form.ts'
import { inspection } from './inspection.ts'
import { LANGUAGE } from './language.ts'
import { LEDGER } from './ledger.ts'
import { MEETING } from './meeting.ts'
import { monitoring } from './monitoring.ts'
import { OFFLINE } from './offline.ts'
import { ORGANISATION } from './organisation.ts'
import { PAPER } from './paper.ts'
import { plan } from './plan.ts'
import { pledge } from './pledge.ts'
import { POLICY } from './policy.ts'
import { RATING } from './rating.ts'
import { REPORT } from './report.ts'
import { SECOND_FACTOR } from './second-factor.ts'
import { SERVICE } from './service.ts'
import { SITUATION } from './situation.ts'
import { suggestion } from './suggestion.ts'
import { TASK } from './task.ts'
import { VIEW } from './view.ts'

/** A room's refusals: code → the sentence in simplified Chinese, traditional Chinese, English. `{name}` is filled from its data. */
export type Area = Readonly<Record<string, readonly [zhCN: string, zhTW: string, en: string]>>

/** The rooms that keep their sentences in a file of their own, complete in the three languages. */
const AREAS: readonly Area[] = [
  // One a line, so that rooms can be added side by side.
  CASE,
  BULK,
  accessLink,
  ASSESS,
  ACT,
  ORGANISATION,
  DISCLOSURE,
  DRIVE,
  evaluation,
  FEED,
  form,
  complaint,
  suggestion,
  POLICY,
  SECOND_FACTOR,
  SERVICE,
  SITUATION,
  TASK,
  monitoring,
  inspection,
  MEETING,
  LANGUAGE,
  LEDGER,
  BRING_BACK,
  OFFLINE,
  PAPER,
  pledge,
  RATING,
  REPORT,
  contest,
  plan,
  TASK,
  VIEW,
]

/** The sentences of all rooms in one language, by their place in the triple. */
export function sentencesOf(place: 0 | 1 | 2): Readonly<Record<string, string>> {
  return Object.fromEntries(AREAS.flatMap((area) => Object.entries(area).map(([code, said]) => [code, said[place]])))
}
