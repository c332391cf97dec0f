import type { MeasureRule } from '#program/model.ts'
import type { Tx } from '#storage/open-database.ts'
import type { ChangedRow, Changes } from '../changed.ts'
import type { Scene } from '../scene.ts'
import { idsIn, measuresIn, narrowed, readsMatters, type StepScope, unitsOf, withExemptions } from './changed-rows.ts'

/** The subjects whose value the changes touch. */
export async function measureScope(
  tx: Tx,
  scene: Scene,
  rule: MeasureRule,
  changes: Changes,
  exempted: readonly ChangedRow[],
): Promise<StepScope> {
  const { value, subject } = rule
  const inputs =
    value.shape === 'formula'
      ? [...value.of.measures]
      : value.shape === 'score'
        ? value.parts.flatMap((part) => [part.of, ...part.share.expression.measures])
        : []
  const ids: string[] = exempted.flatMap((row) => row.others ?? [])
  for (const id of inputs) {
    const rows = changes.get(`measure ${id}`) ?? []
    const authority = scene.program.measures.find((one) => one.id === id)?.subject.kind === 'authority'
    if (rows.length > 0 && authority && subject.kind !== 'authority') return 'all'
    ids.push(...rows.flatMap((row) => row.subject_id ?? []))
  }
  const worth =
    value.shape === 'sum' || value.shape === 'average' || value.shape === 'share' || value.shape === 'last'
      ? value.of.expression
      : undefined
  const outOf = value.shape === 'share' ? value.outOf : undefined
  for (const selection of rule.selections) {
    if (measuresIn(selection.where, selection.except, worth, outOf).some((id) => changes.has(`measure ${id}`)))
      return 'all'
    if (readsMatters(changes, selection, worth, outOf)) return 'all'
    const rows = withExemptions(scene.program, changes, selection.each)
    if (rows.length === 0) continue
    if (subject.kind === 'authority') return { ids: [...scene.authorityIds] }
    if (
      selection.path &&
      (selection.path.length > 2 || (selection.path.length === 2 && selection.path.join('.') !== 'person.org'))
    )
      return 'all'
    ids.push(...rows.flatMap(idsIn))
    if (subject.of === 'org')
      ids.push(
        ...(await unitsOf(
          tx,
          scene,
          rows.flatMap((row) => [row.person_id, ...(row.others ?? [])].flatMap((id) => id ?? [])),
        )),
      )
    // Previous values look back: the next period's row of the same subject is the same subject's.
  }
  return narrowed(ids)
}
