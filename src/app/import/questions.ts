import type { Doubt } from '#domain/import/fault.ts'

/** A doubt with the places that wait for it. */
export type Question = Doubt & {
  /** Rows that wait for the answer. */
  readonly rows: number
  /** The first of them: `台账!C5`. */
  readonly places: readonly string[]
}

/** More are not shown at once; answered ones make room. */
const MOST = 300
const PLACES = 5

/** Collects the doubts of a run: each once, with how many rows wait for it. */
export function questionList() {
  const found = new Map<string, { doubt: Doubt; rows: number; places: string[] }>()
  return {
    add(doubt: Doubt, place: string): void {
      const key = `${doubt.kind} ${doubt.key}`
      const before = found.get(key) ?? { doubt, rows: 0, places: [] }
      before.rows++
      if (before.places.length < PLACES) before.places.push(place)
      found.set(key, before)
    },
    /** Those that hold up most rows first. */
    all(): Question[] {
      return [...found.values()]
        .sort((a, b) => b.rows - a.rows)
        .slice(0, MOST)
        .map(({ doubt, rows, places }) => ({ ...doubt, rows, places }))
    },
  }
}
export type QuestionList = ReturnType<typeof questionList>
