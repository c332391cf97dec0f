export type Linked = {
  readonly id: string
  readonly linkTitle: string
  readonly person: { readonly name: string } | null
  readonly org: { readonly name: string } | null
  readonly fromDay: string
  readonly toDay: string
}

/** The pairings of a day by the declaration they are made under, in the order given; former and coming ones are no team. */
export function teamOf(links: readonly Linked[], day: string): { title: string; members: Linked[] }[] {
  const groups = new Map<string, Linked[]>()
  for (const link of links) {
    if (link.fromDay > day || (link.toDay < day && !link.toDay.includes('infinity'))) continue
    groups.set(link.linkTitle, [...(groups.get(link.linkTitle) ?? []), link])
  }
  return [...groups].map(([title, members]) => ({ title, members }))
}
