/** One fact of a case, by its kind. */
import type { Building, Row } from './building.ts'
import { addInspection, tryAct } from './given-acts.ts'
import { addClaim, addDelivery, addProfile, addReading } from './given-figures.ts'
import { addExemption, addLink, addMember } from './given-links.ts'
import { addClock, addClosing, addMatter, addMatterAct } from './given-matters.ts'
import { addPlan, addPlanMeasure } from './given-plans.ts'
import {
  addCallback,
  addEntry,
  addFinding,
  addMeeting,
  addPaper,
  addRating,
  addReport,
  addVisit,
} from './given-recorded.ts'

export function addFact(b: Building, kind: string, name: string | undefined, row: Row, given: unknown): void {
  const id = b.remember(kind, row, b.newId(kind))
  switch (kind) {
    case 'member':
      return addMember(b, id, name, row, given)
    case 'link':
      return addLink(b, id, name, row)
    case 'visit':
      return addVisit(b, id, row)
    case 'form':
      return addEntry(b, id, name, row)
    case 'report':
      return addReport(b, id, name, row)
    case 'meeting':
      return addMeeting(b, id, name, row)
    case 'rating':
      return addRating(b, id, row)
    case 'callback':
      return addCallback(b, id, row)
    case 'inspection':
      return addInspection(b, id, row)
    case 'finding':
      return addFinding(b, id, row)
    case 'paper':
      return addPaper(b, id, name, row)
    case 'profile':
      return addProfile(b, id, row)
    case 'delivery':
      return addDelivery(b, id, row)
    case 'claim':
      return addClaim(b, id, row)
    case 'plan':
      return addPlan(b, id, row)
    case 'plan_measure':
      return addPlanMeasure(b, id, row)
    case 'reading':
      return addReading(b, id, name, row)
    case 'exemption':
      return addExemption(b, id, name, row)
    case 'matter':
      return addMatter(b, id, name, row)
    case 'closing':
      return addClosing(b, id, name, row)
    case 'act':
      return name === undefined ? addMatterAct(b, row) : tryAct(b, name, row)
    case 'duty':
      return addClock(b, id, name, row)
    default:
      return b.fault(`不认识的事实“${kind}”`)
  }
}
