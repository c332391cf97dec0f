import { newId } from '#domain/id.ts'
import type { Candidate } from '#domain/import/fault.ts'
import { dice } from '#domain/import/likeness/name-likeness.ts'
import { orgKey } from '#domain/import/match.ts'
import { insertAreas, listAreas } from '#storage/import/org-import.ts'
import type { TxCtx } from '../context.ts'
import type { Answers } from './answers.ts'
import type { Effects } from './effects.ts'
import { type Pending, refuseWith } from './pending.ts'

/** Areas as the rows of an import name them. */
export type Areas = {
  /** The area meant; undefined when the row was refused, for nobody said whether a name that is not registered is a new one. */
  idOf(row: Pending, field: string, name: string): Promise<string | undefined>
  /** The same where none may be made. */
  registered(row: Pending, field: string, name: string): string | undefined
  /** Those that were made by the way, for the report. */
  readonly made: readonly string[]
}

type Given = { readonly answers: Answers; readonly effects: Effects; readonly newAreas: boolean }

/**
 * A name that is not registered is asked about, once: another spelling of one that is, or a new area. It is made without asking where the
 * authority has none yet, so that it can be no other spelling, or where whoever imports said so for the whole file.
 */
export async function areasOf({ tx, authorityId }: TxCtx, { answers, effects, newAreas }: Given): Promise<Areas> {
  const names = new Map<string, { id: string; name: string }>()
  for (const area of await listAreas(tx, authorityId)) names.set(orgKey(area.name), area)
  const registered = [...names.values()]
  const answered = answers.of('area')
  const made: string[] = []
  const known = (key: string) => names.get(key)?.id ?? answered(key) ?? undefined
  const refuse = (row: Pending, field: string, name: string, mayBeNew: boolean): undefined => {
    const key = orgKey(name)
    const candidates = likeAreas(key, registered)
    const doubt = { kind: 'area' as const, key, text: name, context: null, candidates, mayBeNew }
    const asked = mayBeNew || candidates.length > 0
    const near = candidates.length === 0 ? '' : `；相近的有：${candidates.map((one) => one.label).join('、')}`
    refuseWith(row, field, {
      code: mayBeNew ? 'area.doubtful' : 'area.not_found',
      data: { text: name, candidates: near },
      ...(asked ? { doubt } : {}),
    })
    return undefined
  }
  return {
    made,
    registered: (row, field, name) => known(orgKey(name)) ?? refuse(row, field, name, false),
    async idOf(row, field, name) {
      const key = orgKey(name)
      const found = known(key)
      if (found) return found
      if (registered.length > 0 && !newAreas && answered(key) !== null) return refuse(row, field, name, true)
      const area = { id: newId(), name }
      await insertAreas(tx, authorityId, [area])
      await effects.made('area', [area.id])
      names.set(key, area)
      made.push(name)
      return area.id
    },
  }
}

const MOST = 5

function likeAreas(key: string, areas: readonly { id: string; name: string }[]): Candidate[] {
  return areas
    .flatMap(({ id, name }) => {
      const other = orgKey(name)
      const part = other.includes(key) || key.includes(other)
      const confidence = part ? 0.8 : Math.round(dice(key, other) * 80) / 100
      return confidence >= 0.3 ? [{ id, label: name, confidence, why: part ? '名称的一部分' : '名称相近' }] : []
    })
    .sort((a, b) => b.confidence - a.confidence)
    .slice(0, MOST)
}
