/** What a case writes beside an act, as the act's own data. */

import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import type { ActName } from '#domain/matter/act-names.ts'
import { CLASSES, type Matter } from '#domain/matter/matter.ts'
import { uuid } from '../reference/ids.ts'
import type { Given, Reader } from './play-matter.ts'

const list = (value: unknown): readonly unknown[] => (value === undefined ? [] : [value].flat())
const files = (given: Given): string[] => Array.from({ length: Number(given.evidence ?? 0) }, (_, i) => `佐证${i + 1}`)

export function dataOf(act: ActName, given: Given, matter: Matter, read: Reader): object {
  const org = (name: unknown) => read.entity('org', name) ?? ''
  const units = () => ({
    lead: org(given.lead),
    parallel: list(given.parallel).map(org),
    assist: list(given.assist).map(org),
  })
  switch (act) {
    case 'assign':
      return given.leader === undefined
        ? {
            give: 'order',
            units: units(),
            ...(given.finish_by === undefined ? {} : { finishBy: read.day(given.finish_by) }),
            ...(given.standard === undefined ? {} : { standard: String(given.standard) }),
          }
        : { give: 'submission', leaderId: read.entity('person', given.leader) }
    case 'reassign':
      return { units: units() }
    case 'classify':
      return Object.fromEntries(
        CLASSES.flatMap((one) => (given[one] === undefined ? [] : [[one, String(given[one] ?? '')]])),
      )
    case 'rule_objection':
      return { accepted: given.accepted === true }
    case 'extend':
      return { add: amount(given.add, read) }
    case 'progress':
      return { text: String(given.text ?? '进展'), evidence: files(given) }
    case 'answer':
      return {
        text: String(given.text ?? '答复'),
        evidence: files(given),
        sealedReply: given.sealed_reply === true,
        ...(given.end === undefined ? {} : { proposedEnd: String(given.end) }),
      }
    case 'confirm':
    case 'dispute':
      return { via: 'portal' }
    case 'callback':
      return {
        callbackId: uuid('case', 'callback', matter.id, matter.acts),
        reached: given.reached !== false,
        passed: given.passed !== false,
      }
    case 'raise':
      return given.to === undefined ? {} : { to: String(given.to) }
    case 'instruct':
      return { text: String(given.text ?? '批示') }
    case 'slip':
      return { level: String(given.level ?? '') }
    case 'office_check':
      return { passed: given.passed !== false }
    case 'stop_clock':
    case 'start_clock':
      return { reasonCode: String(given.for ?? '') }
    case 'suspend':
      return { review: read.day(given.review) }
    case 'dismiss':
      return given.ground === undefined ? {} : { ground: String(given.ground) }
    case 'close':
      return {
        end: String(given.end ?? ''),
        evidence: files(given),
        sealedReply: given.sealed_reply === true,
        ...(given.review === undefined ? {} : { review: read.day(given.review) }),
      }
    default:
      return {}
  }
}

/** `4 working days`. */
function amount(value: unknown, read: Reader): object {
  const limit = parseTimeLimit(String(value ?? ''))
  const step = limit.ok && limit.value.kind === 'amount' ? limit.value.steps[0] : undefined
  if (!step) read.fault(`“${String(value)}”不是时长；应写 add: 4 working days`)
  return step ?? { n: 1, unit: 'working_days' }
}
