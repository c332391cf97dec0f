import { newId } from '#domain/id.ts'
import type { FieldFault } from '#domain/import/fault.ts'
import { type Link as DomainLink, FOREVER, mostAtOnce, sameTarget, type Target } from '#domain/link/link.ts'
import type { LinkKind } from '#program/model.ts'
import {
  findLinks,
  findLinksOfTargets,
  insertLinks,
  type LinkRow,
  updateLinks,
} from '#storage/import/program-import.ts'
import { dayOf, good, type Importer, type Pending, personsOf, refuse, refuseWith, textOf, wordsOf } from '../pending.ts'
import { loadPeople, peopleOf, unitOfPerson } from '../people.ts'
import type { ProgramInForce } from '../programs.ts'
import type { Run } from '../run.ts'
import { type TargetFinder, targetFinder } from '../targets.ts'
import { termTo } from '../terms.ts'

type Wanted = {
  row: Pending
  program: ProgramInForce
  rules: LinkKind
  personId: string
  target: Target
  field: string
}

/**
 * 包联关系: each person of a row with the row's target, under the program's declaration. Known by program, declaration, holder and
 * target; a row is taken whole or not at all.
 */
export function linksImporter(run: Run): Importer {
  const { tx, authorityId, now } = run.ctx
  const targets = targetFinder(run)
  return {
    async batch(rows) {
      const left = good(rows)
      await loadPeople(run, left, ['holder', 'leader'])
      await targets.load(left)
      const wanted: Wanted[] = []
      for (const row of left) wanted.push(...(await pairsOf(run, targets, row)))
      const known = await knownLinks(run, wanted)
      const fresh: LinkRow[] = []
      const changed: LinkRow[] = []
      for (const [row, pairs] of Map.groupBy(wanted, (one) => one.row)) {
        const before = known.length
        const outcomes = new Set<'created' | 'changed' | 'same'>()
        const made: LinkRow[] = []
        const altered: LinkRow[] = []
        for (const pair of pairs) {
          const judged = await judge(run, pair, known)
          if ('fault' in judged) {
            refuseWith(row, judged.field, judged.fault)
            break
          }
          outcomes.add(judged.outcome)
          if (judged.outcome === 'created') {
            made.push(judged.link)
            known.push(judged.link)
          } else if (judged.outcome === 'changed') altered.push(judged.link)
        }
        if (row.outcome === 'refused') {
          known.length = before
          continue
        }
        fresh.push(...made)
        for (const link of altered) Object.assign(known.find((one) => one.id === link.id) ?? {}, link)
        changed.push(...altered)
        row.outcome = outcomes.has('created') ? 'created' : outcomes.has('changed') ? 'changed' : 'same'
      }
      if (run.preview) return
      await run.effects.changing(
        'link',
        changed.map((one) => one.id),
      )
      await insertLinks(tx, authorityId, fresh, now)
      await run.effects.made(
        'link',
        fresh.map((one) => one.id),
      )
      await updateLinks(tx, authorityId, changed, now)
    },
  }
}

async function knownLinks(run: Run, wanted: readonly Wanted[]): Promise<LinkRow[]> {
  const { tx, authorityId } = run.ctx
  const earliest = wanted.reduce(
    (day, one) => ((dayOf(one.row, 'from') ?? day) < day ? (dayOf(one.row, 'from') ?? day) : day),
    run.today,
  )
  const mine = await findLinks(tx, authorityId, [...new Set(wanted.map((one) => one.personId))], earliest)
  const theirs = await findLinksOfTargets(tx, authorityId, [...new Set(wanted.map((one) => one.target.id))], earliest)
  return [...new Map([...mine, ...theirs].map((link) => [link.id, link])).values()]
}

/** The pairs of a row. A row that is at fault gives none. */
async function pairsOf(run: Run, targets: TargetFinder, row: Pending): Promise<Wanted[]> {
  const resolved = run.programs.resolve(textOf(row, 'program'))
  if (!resolved.ok) {
    refuseWith(row, 'program', resolved.fault)
    return []
  }
  const target = await targetOf(run, targets, row)
  if (!target) return []
  const pairs: Wanted[] = []
  for (const field of ['leader', 'holder'] as const) {
    if (personsOf(row, field).length === 0) continue
    const people = peopleOf(run, row, field, field === 'holder' ? 'org' : 'leaderOrg')
    if (!people) return []
    const rules = declarationOf(resolved.value, row, field, target)
    if ('code' in rules) {
      refuseWith(row, rules.code === 'link.unknown' ? 'relation' : field, rules)
      return []
    }
    for (const personId of people) pairs.push({ row, program: resolved.value, rules, personId, target, field })
  }
  if (pairs.length === 0) refuse(row, 'holder', 'cell.required', { title: '包联干部' })
  return pairs
}

async function targetOf(run: Run, targets: TargetFinder, row: Pending): Promise<Target | undefined> {
  const unit = textOf(row, 'targetOrg')
  if (unit !== null) {
    const match = run.orgs.find(unit)
    if (match.ok) return { kind: 'org', id: match.id }
    refuseWith(row, 'targetOrg', match.fault)
    return undefined
  }
  const named = ['enterprise', 'code', 'project'].some((field) => row.values[field] !== undefined)
  const area = textOf(row, 'targetArea')
  // Beside an enterprise the area is only said; alone it is what is looked after.
  if (!named && area !== null) {
    const id = await run.areas.idOf(row, 'targetArea', area)
    return id === undefined ? undefined : { kind: 'area', id }
  }
  const found = await targets.find(row)
  return found && { kind: found.kind, id: found.id }
}

/**
 * Which declaration of the program a row means: by its title or id where the row says it; else the only one for persons and this
 * kind of target, where a column for leaders means one whose name or holders speak of 领导.
 */
function declarationOf(
  inForce: ProgramInForce,
  row: Pending,
  field: 'leader' | 'holder',
  target: Target,
): LinkKind | FieldFault {
  const { links, roster } = inForce.program
  const fitting = links.filter((link) => link.holderOf === 'person' && link.targetOf === target.kind)
  const text = textOf(row, 'relation')
  if (text !== null) {
    const named = links.find((link) => link.id === text || link.title === text)
    if (named && named.targetOf === target.kind && named.holderOf === 'person') return named
    return { code: 'link.unknown', data: { text, choices: fitting.map((link) => link.title).join('、') } }
  }
  const groupTitle = (id: string) => roster.find((group) => group.id === id)?.title ?? ''
  const ofLeaders = (link: LinkKind) => /领导/.test(`${link.title}${groupTitle(link.holder)}`)
  const left = fitting.filter((link) => ofLeaders(link) === (field === 'leader'))
  const [only] = left
  if (left.length === 1 && only) return only
  return {
    code: 'link.which',
    data: { choices: (left.length > 0 ? left : fitting).map((link) => link.title).join('、') },
  }
}

type Judged =
  | { outcome: 'created' | 'changed'; link: LinkRow }
  | { outcome: 'same' }
  | { fault: FieldFault; field: string }

async function judge(run: Run, pair: Wanted, known: readonly LinkRow[]): Promise<Judged> {
  const { row, rules, program, target, personId, field } = pair
  const from = dayOf(row, 'from') ?? run.today
  const to = dayOf(row, 'to') ?? FOREVER
  if (to !== FOREVER && to < from)
    return { fault: { code: 'matter.order_of_days', data: { title: '结束日期', before: '开始日期' } }, field: 'to' }
  const outside = await outsideLists(run, pair)
  if (outside) return { fault: outside, field }
  const kinds = [...(wordsOf(row, 'kinds') ?? (rules.kinds.length > 0 ? rules.kinds : []))]
  const unknownKind = kinds.find((kind) => !rules.kinds.includes(kind))
  if (unknownKind !== undefined) {
    return {
      fault: {
        code: 'choice.unknown',
        data: { text: unknownKind, choices: rules.kinds.join('、') || '（此包联关系不分内容）' },
      },
      field: 'kinds',
    }
  }
  const alike = known.filter(
    (link) => link.program_key === program.key && link.link === rules.id && link.to_day >= from && link.from_day <= to,
  )
  const twin = alike.find((link) => link.person_id === personId && targetIdOf(link) === target.id)
  if (twin) return again(twin, row, kinds, to)
  const most = rules.perTarget?.atMost
  if (most !== undefined) {
    const held = alike.filter((link) => sameTarget(toDomain(link).target, target)).map(toDomain)
    if (mostAtOnce(held, { fromDay: from, toDay: to }).most >= most) {
      const text = textOf(row, 'enterprise') ?? textOf(row, 'project') ?? ''
      return { fault: { code: 'link.full', data: { text, link: rules.title, most } }, field }
    }
  }
  const link: LinkRow = {
    id: newId(),
    program_key: program.key,
    link: rules.id,
    person_id: personId,
    org_id: unitOfPerson(run, personId),
    target_kind: target.kind,
    target_org_id: target.kind === 'org' ? target.id : null,
    enterprise_id: target.kind === 'enterprise' ? target.id : null,
    project_id: target.kind === 'project' ? target.id : null,
    area_id: target.kind === 'area' ? target.id : null,
    kinds,
    from_day: from,
    to_day: to,
    term_to: termTo(rules, from),
  }
  return { outcome: 'created', link }
}

/** The same pairing once more: an end that the file newly says is taken over, another beginning is not. */
function again(twin: LinkRow, row: Pending, kinds: string[], to: string): Judged {
  const said = dayOf(row, 'from')
  if (said !== null && said !== twin.from_day)
    return { fault: { code: 'link.other_days', data: { from: twin.from_day } }, field: 'from' }
  const sameKinds = row.values.kinds === undefined || [...kinds].sort().join() === [...twin.kinds].sort().join()
  if (sameKinds && (row.values.to === undefined || to === twin.to_day)) return { outcome: 'same' }
  return {
    outcome: 'changed',
    link: { ...twin, kinds: sameKinds ? twin.kinds : kinds, to_day: row.values.to === undefined ? twin.to_day : to },
  }
}

async function outsideLists(
  run: Run,
  { program, rules, personId, target, row }: Wanted,
): Promise<FieldFault | undefined> {
  const title = (id: string) => program.program.roster.find((group) => group.id === id)?.title ?? id
  const holders = await run.programs.members(program, rules.holder)
  if (holders && !holders.has(personId)) {
    return {
      code: 'link.holder_outside',
      data: { text: run.persons.get(personId)?.name ?? '', group: title(rules.holder) },
    }
  }
  const targets = await run.programs.members(program, rules.target)
  if (targets && !targets.has(target.id)) {
    return {
      code: 'link.target_outside',
      data: {
        text: textOf(row, 'enterprise') ?? textOf(row, 'project') ?? textOf(row, 'targetOrg') ?? '',
        group: title(rules.target),
      },
    }
  }
  return undefined
}

const targetIdOf = (link: LinkRow): string =>
  link.enterprise_id ?? link.project_id ?? link.target_org_id ?? link.area_id ?? ''

function toDomain(link: LinkRow): DomainLink {
  return {
    id: link.id,
    link: link.link,
    holder: { kind: 'person', id: link.person_id ?? '' },
    target: { kind: link.target_kind as Target['kind'], id: targetIdOf(link) },
    kinds: link.kinds,
    fromDay: link.from_day,
    toDay: link.to_day,
    termTo: link.term_to,
  }
}
