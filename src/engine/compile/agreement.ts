/** What two facts must agree on so that one answers the other: the link's target, the same visit, the same matter, the same unit. */
import type { EntityKind, FactRef, Program } from '#program/model.ts'
import type { FactQuery } from '../facts/fact-query.ts'

export type Agreement = { readonly first: string; readonly second: string }

const LINK_TARGET: Partial<Record<EntityKind, string>> = { org: 'target_org_id', person: 'target_person_id' }
const LINK_HOLDER: Partial<Record<EntityKind, string>> = { org: 'holder_org_id', person: 'holder_person_id' }

/** What a fact is about when nothing more special is shared, most telling first. */
const ABOUT: readonly (EntityKind | 'matter')[] = ['matter', 'enterprise', 'project', 'area', 'org', 'person']

export type AgreementKey =
  | { readonly kind: 'target' | 'holder' | 'path'; readonly of: EntityKind | 'matter' }
  | { readonly kind: 'visit' }
  | { readonly kind: 'any_of'; readonly of: readonly (EntityKind | 'matter')[] }
  | { readonly kind: 'authority' }

/** The key, decided from the declarations alone; both the compiled SQL and the reference use it. */
export function agreementKey(
  program: Program,
  first: FactRef,
  second: FactRef,
  reaches: (ref: FactRef) => ReadonlySet<string>,
): AgreementKey {
  const other = reaches(second)
  if (second.kind === 'paper' && program.papers.find((paper) => paper.id === second.name)?.of === undefined)
    return { kind: 'authority' }
  if (first.kind === 'link') {
    const link = program.links.find((one) => one.id === first.name)
    if (link && other.has(link.targetOf)) return { kind: 'target', of: link.targetOf }
    if (link && other.has(link.holderOf)) return { kind: 'holder', of: link.holderOf }
    return { kind: 'authority' }
  }
  if (first.kind === 'member') {
    const of = program.roster.find((one) => one.id === first.name)?.of
    return of && other.has(of) ? { kind: 'path', of } : { kind: 'authority' }
  }
  if (first.kind === 'reading') {
    const subject = program.indicators.find((one) => one.id === first.name)?.subject
    return subject?.kind === 'group' && other.has(subject.of) ? { kind: 'path', of: subject.of } : { kind: 'authority' }
  }
  if (
    first.kind === 'visit' &&
    second.kind === 'form' &&
    program.forms.find((form) => form.id === second.name)?.about === 'visit'
  )
    return { kind: 'visit' }
  // What a form is about, it declares: that is what the other side must agree on, whatever else was filled in beside it.
  const abouts = [first, second].flatMap((ref) => formAbout(program, ref) ?? [])
  const about = abouts.find((one) => reaches(first).has(one) && other.has(one))
  if (about !== undefined) return { kind: 'path', of: about }
  const shared = ABOUT.filter((path) => reaches(first).has(path) && other.has(path)).filter(
    (path) => path !== 'matter' || abouts.length === 0,
  )
  if (shared[0] === 'matter') return { kind: 'path', of: 'matter' }
  return shared.length > 0 ? { kind: 'any_of', of: shared } : { kind: 'authority' }
}

/** The thing a form is declared to be about; undefined for other facts and for forms of a visit. */
function formAbout(program: Program, ref: FactRef): EntityKind | 'matter' | undefined {
  const about = ref.kind === 'form' ? program.forms.find((form) => form.id === ref.name)?.about : undefined
  return about === 'visit' ? undefined : about
}

/** The key as SQL on both sides. */
export function agreementSql(key: AgreementKey, first: FactQuery, second: FactQuery): Agreement {
  switch (key.kind) {
    case 'authority':
      return { first: first.id(undefined), second: second.id(undefined) }
    case 'visit':
      return { first: `${first.alias}.visit_id`, second: `${second.alias}.visit_id` }
    case 'target':
      return {
        first: `${first.alias}.${LINK_TARGET[key.of as EntityKind] ?? `${key.of}_id`}`,
        second: second.id([key.of]),
      }
    case 'holder':
      return {
        first: `${first.alias}.${LINK_HOLDER[key.of as EntityKind] ?? `${key.of}_id`}`,
        second: second.id([key.of]),
      }
    case 'path':
      return { first: first.id([key.of]), second: second.id([key.of]) }
    case 'any_of': {
      const side = (query: FactQuery) =>
        key.of.length === 1
          ? query.id([key.of[0] ?? ''])
          : `coalesce(${key.of.map((path) => query.id([path])).join(', ')})`
      return { first: side(first), second: side(second) }
    }
  }
}
