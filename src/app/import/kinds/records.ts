import { newId } from '#domain/id.ts'
import type { DutyRule } from '#program/model.ts'
import { findRecords, insertRecords, type RecordKind, type RecordRow } from '#storage/import/record-import.ts'
import { dayOf, good, type Importer, numberOf, type Pending, refuse, refuseWith, textOf } from '../pending.ts'
import { loadPeople, peopleOf, unitOfPerson } from '../people.ts'
import type { ProgramInForce } from '../programs.ts'
import type { Run } from '../run.ts'
import { type TargetFinder, targetFinder } from '../targets.ts'
import { textForm } from '../text-form.ts'
import { momentOf } from './visits.ts'

type Wanted = { row: Pending; program: ProgramInForce; kind: RecordKind; record: RecordRow }

/**
 * 会议和报送台账: what was done for a duty that a meeting, a report, a form or a paper meets. Known by the thing done, who or whom it is about, and
 * the day.
 */
export function recordsImporter(run: Run): Importer {
  const { tx, authorityId, now, actor } = run.ctx
  const targets = targetFinder(run)
  const seen = new Set<string>()
  return {
    async batch(rows) {
      const left = good(rows)
      await loadPeople(run, left, ['person'])
      await targets.load(left.filter(isAboutTarget))
      const wanted: Wanted[] = []
      for (const row of left) {
        const one = await wantedOf(run, targets, row)
        if (one) wanted.push(one)
      }
      for (const [group, ofGroup] of Map.groupBy(wanted, (one) => `${one.program.key} ${one.kind}`)) {
        const { program, kind } = ofGroup[0] as Wanted
        const days = ofGroup.map((one) => one.record.day).sort()
        const known = new Set(
          (
            await findRecords(tx, authorityId, kind, {
              programKey: program.key,
              first: days[0] as string,
              last: days.at(-1) as string,
            })
          ).map(keyOf),
        )
        const fresh: RecordRow[] = []
        for (const { row, record } of ofGroup) {
          const key = keyOf(record)
          const isNew = !known.has(key) && !seen.has(`${group} ${key}`)
          seen.add(`${group} ${key}`)
          row.outcome = isNew ? 'created' : 'same'
          if (isNew) fresh.push(record)
        }
        if (run.preview) continue
        await run.effects.made(
          kind === 'form' ? 'form_entry' : kind,
          fresh.map((one) => one.id),
        )
        await insertRecords(tx, authorityId, kind, fresh, {
          programKey: program.key,
          programVersion: program.version,
          at: now,
          by: actor.personId,
        })
      }
    },
  }
}

const keyOf = (one: Pick<RecordRow, 'name' | 'person_id' | 'org_id' | 'enterprise_id' | 'project_id' | 'day'>) =>
  [one.name, one.person_id, one.org_id, one.enterprise_id, one.project_id, one.day].join(' ')

const isAboutTarget = (row: Pending) =>
  ['enterprise', 'code', 'project'].some((field) => row.values[field] !== undefined)

async function wantedOf(run: Run, targets: TargetFinder, row: Pending): Promise<Wanted | undefined> {
  const resolved = run.programs.resolve(textOf(row, 'program'))
  if (!resolved.ok) {
    refuseWith(row, 'program', resolved.fault)
    return undefined
  }
  const program = resolved.value
  const means = meansOf(row, program)
  if (!means) return undefined
  if (
    means.kind === 'paper' &&
    row.values.org === undefined &&
    row.values.person === undefined &&
    !isAboutTarget(row)
  ) {
    refuse(row, 'org', 'cell.required', { title: '单位' })
    return undefined
  }
  const day = dayOf(row, 'day') as string
  if (day > run.today) {
    refuse(row, 'day', 'matter.later')
    return undefined
  }
  const unit = textOf(row, 'org')
  const org = unit === null ? null : run.orgs.find(unit)
  if (org && !org.ok) {
    refuseWith(row, 'org', org.fault)
    return undefined
  }
  const people = peopleOf(run, row, 'person', 'org')
  const target = isAboutTarget(row) ? await targets.find(row) : null
  if (!people || target === undefined) return undefined
  const person = people[0] ?? null
  const record: RecordRow = {
    id: newId(),
    name: means.name,
    title: means.title,
    person_id: person,
    org_id: org?.id ?? (person === null ? null : unitOfPerson(run, person)),
    enterprise_id: target?.kind === 'enterprise' ? target.id : null,
    project_id: target?.kind === 'project' ? target.id : null,
    attendees: numberOf(row, 'attendees') ?? 0,
    text: textOf(row, 'note') ?? '',
    values: means.values,
    visit_id: null,
    at: momentOf(day, null, run.ctx.timeZone),
    day,
  }
  return { row, program, kind: means.kind, record }
}

type Means = { kind: RecordKind; name: string; title: string; values: Record<string, unknown> }

/** By what a duty is met, as far as a ledger can tell it. A form is taken when its only required field is a text, or it has none. */
function meansOf(row: Pending, { program }: ProgramInForce): Means | undefined {
  const text = textOf(row, 'duty') as string
  const duty = program.duties.find((one) => one.id === text || one.title === text)
  if (!duty) {
    const choices = program.duties.filter((one) => meetable(one)).map((one) => one.title)
    refuse(row, 'duty', 'duty.unknown', { text, choices: choices.join('、') })
    return undefined
  }
  const by = meetable(duty)
  if (!by) {
    refuse(row, 'duty', 'duty.not_recorded_here', { text })
    return undefined
  }
  if (by.kind !== 'form') return { ...by, title: duty.title, values: {} }
  const form = program.forms.find((one) => one.id === by.name)
  const values = form && form.about !== 'visit' ? textForm(form, textOf(row, 'note')) : undefined
  if (!values) {
    refuse(row, 'note', 'duty.form_needed', { text })
    return undefined
  }
  return { ...by, title: duty.title, values }
}

function meetable(duty: DutyRule): { kind: RecordKind; name: string } | undefined {
  for (const { each } of duty.metBy) {
    if (
      (each.kind === 'meeting' || each.kind === 'report' || each.kind === 'form' || each.kind === 'paper') &&
      each.name !== undefined
    )
      return { kind: each.kind, name: each.name }
  }
  return undefined
}
