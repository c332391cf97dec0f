import { addDays } from '#domain/calendar/day.ts'
import { newId } from '#domain/id.ts'
import { personKey, personLabel } from '#domain/import/match.ts'
import {
  endPosts,
  insertPersons,
  insertPosts,
  type NewPost,
  type PersonFound,
  type PersonRow,
  updatePersons,
  updatePosts,
} from '#storage/import/person-import.ts'
import { dayOf, good, type Importer, type Pending, refuse, refuseTwice, refuseWith, textOf, yesOf } from '../pending.ts'
import { toCandidate } from '../person-directory.ts'
import type { Run } from '../run.ts'

type Writes = {
  persons: PersonRow[]
  changed: PersonRow[]
  posts: NewPost[]
  ended: { id: string; last_day: string }[]
  retitled: { id: string; title: string; is_head: boolean }[]
}

/**
 * 人员名册: known by staff number, else by name within the unit. Another unit than before is a move: the old post ends the
 * day before. Blank cells change nothing.
 */
export function personsImporter(run: Run): Importer {
  const { tx, authorityId } = run.ctx
  const seen = new Map<string, number>()
  return {
    async batch(rows) {
      const left = good(rows)
      await run.persons.load(
        left.map((row) => textOf(row, 'name') as string),
        left.flatMap((row) => textOf(row, 'staffNo') ?? []),
      )
      const writes: Writes = { persons: [], changed: [], posts: [], ended: [], retitled: [] }
      for (const row of left) takePerson(run, seen, row, writes)
      await run.effects.changing(
        'person',
        writes.changed.map((one) => one.id),
      )
      await run.effects.changing(
        'post',
        [...writes.ended, ...writes.retitled].map((one) => one.id),
      )
      await insertPersons(tx, authorityId, writes.persons)
      await run.effects.made(
        'person',
        writes.persons.map((one) => one.id),
      )
      await updatePersons(tx, authorityId, writes.changed)
      await endPosts(tx, authorityId, writes.ended)
      await insertPosts(tx, authorityId, writes.posts)
      await run.effects.made(
        'post',
        writes.posts.map((one) => one.id),
      )
      await updatePosts(tx, authorityId, writes.retitled)
    },
  }
}

function takePerson(run: Run, seen: Map<string, number>, row: Pending, writes: Writes): void {
  const name = textOf(row, 'name') as string
  const code = textOf(row, 'staffNo')
  const unit = textOf(row, 'org')
  if (code === null && unit === null) {
    refuse(row, 'name', 'person.key_missing')
    return
  }
  const org = unit === null ? null : run.orgs.find(unit)
  if (org && !org.ok) {
    refuseWith(row, 'org', org.fault)
    return
  }
  const orgId = org?.id ?? null
  if (refuseTwice(seen, row, code === null ? `${name} ${orgId}` : `#${code}`, '人员')) return
  const known = findKnown(run, row, { name, code, orgId })
  if (known === 'refused') return
  const today = run.today
  const before = known ?? undefined
  const after: PersonFound = {
    id: before?.id ?? newId(),
    name,
    staff_no: code ?? before?.staff_no ?? null,
    rank: textOf(row, 'rank') ?? before?.rank ?? null,
    phone: textOf(row, 'phone') ?? before?.phone ?? null,
    posts: before?.posts ?? [],
  }
  let changed = false
  if (!before) writes.persons.push(after)
  else if (after.staff_no !== before.staff_no || after.rank !== before.rank || after.phone !== before.phone) {
    writes.changed.push(after)
    changed = true
  }
  if (orgId !== null) changed = takePost(row, after, orgId, today, writes) || changed
  row.outcome = !before ? 'created' : changed ? 'changed' : 'same'
  run.persons.put(after)
}

/** The person already here, if any; a number that belongs to another name is refused, and so is a name several bear in the unit. */
function findKnown(
  run: Run,
  row: Pending,
  wanted: { name: string; code: string | null; orgId: string | null },
): PersonFound | null | 'refused' {
  const candidates = run.persons.candidates(wanted.name, wanted.code)
  const label = (one: PersonFound) =>
    `${one.name}（${one.posts[0] ? run.orgs.nameOf(one.posts[0].org_id) : '无单位'}${one.staff_no ? `，${one.staff_no}` : ''}）`
  if (wanted.code !== null) {
    const coded = candidates.find((one) => one.staff_no === wanted.code)
    if (coded && coded.name !== wanted.name) {
      refuse(row, 'staffNo', 'person.code_conflict', { code: wanted.code, candidates: label(coded) })
      return 'refused'
    }
    if (coded) return coded
  }
  // Someone registered without a number, in the same unit: the file brings his number.
  const here = candidates.filter(
    (one) =>
      one.name === wanted.name &&
      one.posts.some((post) => post.org_id === wanted.orgId) &&
      (wanted.code === null || one.staff_no === null),
  )
  if (here.length > 1) {
    refuse(row, 'name', 'person.ambiguous', { text: wanted.name, candidates: here.map(label).join('、') })
    return 'refused'
  }
  if (here[0]) return here[0]
  return elsewhere(run, row, wanted, candidates)
}

/** Somebody of this name in another unit: moved, or another of the same name. Only a number of his own says that he is another. */
function elsewhere(
  run: Run,
  row: Pending,
  wanted: { name: string; code: string | null; orgId: string | null },
  candidates: readonly PersonFound[],
): PersonFound | null | 'refused' {
  const key = personKey({ name: wanted.name, orgId: wanted.orgId, staffNo: wanted.code })
  const answer = run.answers.of('person')(key)
  const others = candidates.filter((one) => one.name === wanted.name && (wanted.code === null || one.staff_no === null))
  if (others.length === 0 || answer === null) return null
  const known = others.find((one) => one.id === answer)
  if (known) return known
  const label = (one: PersonFound) => personLabel(toCandidate(one), run.orgs.nameOf)
  refuseWith(row, 'name', {
    code: 'person.doubtful',
    data: { text: wanted.name, candidates: others.map(label).join('、') },
    doubt: {
      kind: 'person',
      key,
      text: wanted.name,
      context: wanted.orgId === null ? null : run.orgs.nameOf(wanted.orgId),
      candidates: others.map((one) => ({ id: one.id, label: label(one), confidence: 0.6, why: '同名，单位不同' })),
      mayBeNew: true,
    },
  })
  return 'refused'
}

/** Puts the post right; says whether anything changed. */
function takePost(row: Pending, person: PersonFound, orgId: string, today: string, writes: Writes): boolean {
  const title = textOf(row, 'post')
  const isHead = yesOf(row, 'isHead')
  const here = person.posts.find((post) => post.org_id === orgId)
  if (here) {
    const next = { id: here.id, title: title ?? here.title, is_head: isHead ?? here.is_head }
    if (next.title === here.title && next.is_head === here.is_head) return false
    writes.retitled.push(next)
    person.posts = person.posts.map((post) => (post.id === here.id ? { ...post, ...next } : post))
    return true
  }
  const primary = person.posts.find((post) => post.is_primary)
  const from = dayOf(row, 'from') ?? (primary ? today : EARLIEST)
  if (primary) writes.ended.push({ id: primary.id, last_day: addDays(from, -1) })
  const post = {
    id: newId(),
    person_id: person.id,
    org_id: orgId,
    title: title ?? '',
    is_head: isHead ?? false,
    from_day: from,
  }
  writes.posts.push(post)
  person.posts = [
    { id: post.id, org_id: orgId, title: post.title, is_primary: true, is_head: post.is_head },
    ...person.posts.filter((one) => one !== primary),
  ]
  return true
}

/** A roster says where somebody is, not since when: history imported afterwards must find him there. */
const EARLIEST = '2000-01-01'
