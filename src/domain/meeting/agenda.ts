/** What an agenda item is drawn from; `not_done`: decisions of earlier meetings that are still open. */
export const AGENDA_SOURCES = [
  'not_done',
  'submissions',
  'escalated',
  'overdue',
  'long_term',
  'red_lines',
  'missed_duties',
  'behind',
  'waiting',
] as const
export type AgendaSource = (typeof AGENDA_SOURCES)[number]

export type Drawn = {
  readonly source: AgendaSource
  readonly thingKind: 'matter' | 'duty' | 'indicator'
  /** The matter; null of duties and indicators, which `rule` names. */
  readonly thingId: string | null
  readonly rule: string | null
  readonly count: number
  readonly title: string
  readonly note: string
  /** The day since which duties were missed. */
  readonly since: string | null
}

/**
 * An agenda by rule: what was not done since last time first, then the sources in the order the program gives; a thing
 * stands once, under the first source that has it.
 * @param order sources of the meeting's kind; absent: all
 * @param present what is on the agenda already, dropped or not: it is not drawn again
 */
export function composeAgenda(
  found: Readonly<Partial<Record<AgendaSource, readonly Drawn[]>>>,
  order: readonly AgendaSource[] | undefined,
  present: readonly Pick<Drawn, 'thingKind' | 'thingId' | 'rule'>[] = [],
): Drawn[] {
  const seen = new Set(present.map(keyOf))
  const sources = ['not_done' as const, ...(order ?? AGENDA_SOURCES).filter((one) => one !== 'not_done')]
  return sources
    .flatMap((source) => found[source] ?? [])
    .filter((item) => {
      const key = keyOf(item)
      if (seen.has(key)) return false
      seen.add(key)
      return true
    })
}

function keyOf({ thingKind, thingId, rule }: Pick<Drawn, 'thingKind' | 'thingId' | 'rule'>): string {
  return `${thingKind} ${thingId ?? rule}`
}

/** How late a decision is, by the day agreed or by its clock, whichever is earlier; 0: not yet. Calendar days. */
export function daysLate(today: string, agreed: string | null, clock: string | null): number {
  const due = [agreed, clock].flatMap((one) => one ?? []).sort()[0]
  if (due === undefined || due >= today) return 0
  return Math.round((Date.parse(today) - Date.parse(due)) / 86_400_000)
}
