/** What every entry carries, from what was written. */
import type { Entry } from '../model.ts'

type Written = {
  title?: string | number | undefined
  clause?: string | number | undefined
  assumed?: string | number | undefined
  note?: string | number | undefined
}

/** What every entry carries, as text. */
export function entryOf(id: string, written: Written, defaultTitle: string = id): Entry {
  return {
    id,
    title: String(written.title ?? defaultTitle),
    ...(written.clause === undefined ? {} : { clause: String(written.clause) }),
    ...(written.assumed === undefined ? {} : { assumed: String(written.assumed) }),
    ...(written.note === undefined ? {} : { note: String(written.note) }),
  }
}

/** Clause and assumption of a part that is no entry of its own. */
export function sourceOf(written: Written): Pick<Entry, 'clause' | 'assumed'> {
  const { clause, assumed } = entryOf('', written)
  return { ...(clause === undefined ? {} : { clause }), ...(assumed === undefined ? {} : { assumed }) }
}

export const textsOf = (written: readonly (string | number)[] | undefined): string[] => (written ?? []).map(String)
