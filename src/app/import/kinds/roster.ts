import { newId } from '#domain/id.ts'
import { readPersonNames } from '#domain/import/read/names.ts'
import { FOREVER } from '#domain/link/link.ts'
import type { Group } from '#program/model.ts'
import { insertMembers, type MemberRow } from '#storage/import/program-import.ts'
import { findProjects } from '#storage/import/project-import.ts'
import { dayOf, good, type Importer, type Pending, refuse, refuseWith, textOf } from '../pending.ts'
import { personOf } from '../person-directory.ts'
import type { ProgramInForce } from '../programs.ts'
import type { Run } from '../run.ts'
import { refuseProject } from '../targets.ts'

/** 方案名单: who is on a list of the program. What the list holds (units, persons, enterprises …) says how a member is found. */
export function rosterImporter(run: Run): Importer {
  const { tx, authorityId } = run.ctx
  return {
    async batch(rows) {
      const left = good(rows)
      await loadMembers(run, left)
      const fresh: MemberRow[] = []
      const added = new Set<string>()
      for (const row of left) {
        const list = listOf(run, row)
        if (!list) continue
        const subjectId = await subjectOf(run, row, list.group)
        if (subjectId === undefined) continue
        const from = dayOf(row, 'from')
        const to = dayOf(row, 'to')
        if (from !== null && to !== null && to < from) {
          refuse(row, 'to', 'matter.order_of_days', { title: '移出日期', before: '列入日期' })
          continue
        }
        const key = `${list.program.key} ${list.group.id} ${subjectId}`
        const members = await run.programs.members(list.program, list.group.id)
        if (members?.has(subjectId) || added.has(key)) {
          row.outcome = 'same'
          continue
        }
        added.add(key)
        row.outcome = 'created'
        fresh.push({
          id: newId(),
          program_key: list.program.key,
          group_id: list.group.id,
          subject_kind: list.group.of,
          subject_id: subjectId,
          from_day: from ?? '-infinity',
          to_day: to ?? FOREVER,
        })
      }
      await insertMembers(tx, authorityId, fresh)
      await run.effects.made(
        'roster_member',
        fresh.map((one) => one.id),
      )
      if (fresh.length > 0) run.programs.forgetMembers()
    },
  }
}

async function loadMembers(run: Run, rows: readonly Pending[]): Promise<void> {
  const texts = rows.map((row) => textOf(row, 'member') as string)
  await run.persons.load(
    texts.flatMap((text) => readPersonNames(text).map((one) => one.name)),
    rows.flatMap((row) => textOf(row, 'memberCode') ?? []),
  )
  await run.enterprises.load(rows.map((row) => ({ name: textOf(row, 'member'), code: creditCode(row) })))
}

function creditCode(row: Pending): string | null {
  const code = textOf(row, 'memberCode')
  return code !== null && code.length === 18 ? code : null
}

function listOf(run: Run, row: Pending): { program: ProgramInForce; group: Group } | undefined {
  const resolved = run.programs.resolve(textOf(row, 'program'))
  if (!resolved.ok) {
    refuseWith(row, 'program', resolved.fault)
    return undefined
  }
  const text = textOf(row, 'group') as string
  const { roster } = resolved.value.program
  const group = roster.find((one) => one.id === text || one.title === text)
  if (!group) {
    const choices = roster.filter((one) => one.members.kind === 'listed').map((one) => one.title)
    refuse(row, 'group', 'group.unknown', { text, choices: choices.join('、') })
    return undefined
  }
  if (group.members.kind !== 'listed') {
    refuse(row, 'group', 'group.not_listed', { text })
    return undefined
  }
  return { program: resolved.value, group }
}

async function subjectOf(run: Run, row: Pending, group: Group): Promise<string | undefined> {
  const { tx, authorityId } = run.ctx
  const text = textOf(row, 'member') as string
  switch (group.of) {
    case 'org': {
      const match = run.orgs.find(text)
      if (match.ok) return match.id
      refuseWith(row, 'member', match.fault)
      return undefined
    }
    case 'person': {
      const unit = textOf(row, 'org')
      const org = unit === null ? null : run.orgs.find(unit)
      if (org && !org.ok) {
        refuseWith(row, 'org', org.fault)
        return undefined
      }
      const [name] = readPersonNames(text)
      if (!name) return undefined
      const match = personOf(run.persons, run.orgs, name, {
        orgId: org?.id ?? null,
        staffNo: textOf(row, 'memberCode'),
        alone: true,
      })
      if (match.ok) return match.id
      refuseWith(row, 'member', match.fault)
      return undefined
    }
    case 'enterprise': {
      const match = run.enterprises.find(text, creditCode(row))
      if (match.ok === true) return match.id
      if (match.ok === false) refuseWith(row, 'member', match.fault)
      else refuse(row, 'member', 'enterprise.not_found', { text, candidates: '' })
      return undefined
    }
    case 'project': {
      const [found] = await findProjects(tx, authorityId, [run.answers.nameFor('project', text)])
      if (found) return found.id
      await refuseProject(run, row, 'member', text)
      return undefined
    }
    case 'area':
      return run.areas.registered(row, 'member', text)
  }
}
