import { Temporal } from 'temporal-polyfill'
import { newId } from '#domain/id.ts'
import { insertRecords, type RecordRow } from '#storage/import/record-import.ts'
import { findVisits, insertVisits, linksOfPersons, type VisitRow } from '#storage/import/visit-import.ts'
import { dayOf, good, type Importer, numberOf, type Pending, refuse, textOf, timeOf } from '../pending.ts'
import { loadPeople, peopleOf, unitOfPerson } from '../people.ts'
import type { Run } from '../run.ts'
import { type TargetRef, targetFinder } from '../targets.ts'
import { textForm } from '../text-form.ts'

/** How a visit was made, as ledgers say it. */
const HOW: Readonly<Record<string, string>> = {
  走访: 'visit',
  上门: 'visit',
  实地: 'visit',
  实地走访: 'visit',
  上门走访: 'visit',
  现场: 'visit',
  调研: 'visit',
  电话: 'call',
  电话联系: 'call',
  通话: 'call',
  微信: 'online',
  线上: 'online',
  视频: 'online',
  网络: 'online',
  座谈: 'meeting',
  座谈会: 'meeting',
  会议: 'meeting',
  会商: 'meeting',
}

type Wanted = { row: Pending; target: TargetRef; people: string[]; day: string }

/** 走访记录: known by who visited, whom, and the day. The first person named made it, the others went along. */
export function visitsImporter(run: Run): Importer {
  const { tx, authorityId, now, actor, timeZone } = run.ctx
  const targets = targetFinder(run)
  const links = new Map<string, Awaited<ReturnType<typeof linksOfPersons>>>()
  const seen = new Set<string>()

  const linkIds = ({ people, target, day }: Wanted) =>
    people.flatMap((person) =>
      (links.get(person) ?? [])
        .filter(
          (link) =>
            (target.kind === 'enterprise' ? link.enterprise_id : link.project_id) === target.id &&
            link.from_day <= day &&
            day <= link.to_day,
        )
        .map((link) => link.id),
    )

  return {
    async batch(rows) {
      const left = good(rows)
      await loadPeople(run, left, ['visitor'])
      await targets.load(left)
      const wanted: Wanted[] = []
      for (const row of left) {
        const one = await wantedOf(run, row, await targets.find(row))
        if (one) wanted.push(one)
      }
      const unseen = [...new Set(wanted.flatMap((one) => one.people))].filter((id) => !links.has(id))
      if (unseen.length > 0) {
        const byPerson = Map.groupBy(await linksOfPersons(tx, authorityId, unseen), (link) => link.person_id)
        for (const id of unseen) links.set(id, byPerson.get(id) ?? [])
      }
      const known = new Set(
        (
          await findVisits(
            tx,
            authorityId,
            wanted.map((one) => ({ person_id: one.people[0] as string, day: one.day })),
          )
        ).map((visit) => keyOf(visit.person_id, visit.enterprise_id ?? visit.project_id ?? '', visit.day)),
      )
      const fresh: VisitRow[] = []
      for (const one of wanted) {
        const person = one.people[0] as string
        const key = keyOf(person, one.target.id, one.day)
        if (known.has(key) || seen.has(key)) {
          one.row.outcome = 'same'
          continue
        }
        seen.add(key)
        one.row.outcome = 'created'
        fresh.push({
          id: newId(),
          person_id: person,
          org_id: unitOfPerson(run, person),
          enterprise_id: one.target.kind === 'enterprise' ? one.target.id : null,
          project_id: one.target.kind === 'project' ? one.target.id : null,
          link_ids: linkIds(one),
          how: HOW[textOf(one.row, 'how') ?? '走访'] ?? 'visit',
          at: momentOf(one.day, timeOf(one.row, 'day'), timeZone),
          day: one.day,
          minutes: numberOf(one.row, 'minutes'),
          note: textOf(one.row, 'note'),
          companions: one.people.slice(1),
        })
      }
      if (run.preview) return
      await insertVisits(tx, authorityId, fresh, now, actor.personId)
      await run.effects.made(
        'visit',
        fresh.map((one) => one.id),
      )
      await insertForms(run, fresh)
    },
  }
}

/** Where the program has one form for visits, and a ledger's text is enough for it, the text is that form. */
async function insertForms(run: Run, visits: readonly VisitRow[]): Promise<void> {
  const resolved = run.programs.resolve(null)
  const forms = resolved.ok ? resolved.value.program.forms.filter((form) => form.about === 'visit') : []
  const [form] = forms
  if (!resolved.ok || forms.length !== 1 || !form) return
  const rows = visits.flatMap((visit): RecordRow[] => {
    const values = visit.note === null ? undefined : textForm(form, visit.note)
    if (!values) return []
    const { person_id, org_id, enterprise_id, project_id, at, day } = visit
    return [
      {
        id: newId(),
        name: form.id,
        title: form.title,
        person_id,
        org_id,
        enterprise_id,
        project_id,
        attendees: 0,
        text: '',
        values,
        visit_id: visit.id,
        at,
        day,
      },
    ]
  })
  const { key, version } = resolved.value
  const { tx, authorityId, now, actor } = run.ctx
  await run.effects.made(
    'form_entry',
    rows.map((one) => one.id),
  )
  await insertRecords(tx, authorityId, 'form', rows, {
    programKey: key,
    programVersion: version,
    at: now,
    by: actor.personId,
  })
}

async function wantedOf(run: Run, row: Pending, target: TargetRef | undefined): Promise<Wanted | undefined> {
  if (!target) return undefined
  const day = dayOf(row, 'day') as string
  if (day > run.today) {
    refuse(row, 'day', 'matter.later')
    return undefined
  }
  const how = textOf(row, 'how')
  if (how !== null && HOW[how] === undefined) {
    refuse(row, 'how', 'choice.unknown', { text: how, choices: '走访、电话、座谈、线上' })
    return undefined
  }
  const people = peopleOf(run, row, 'visitor', 'org')
  return people && { row, target, people, day }
}

const keyOf = (person: string, target: string, day: string) => `${person} ${target} ${day}`

/** A day without a time of day counts at ten in the morning, inside office hours. */
export function momentOf(day: string, time: string | null, timeZone: string): string {
  return Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: time ?? '10:00' })
    .toInstant()
    .toString({ smallestUnit: 'millisecond' })
}
