import type { Visitor } from '../browser.ts'

/** Ids of things to look at, asked of the API as whoever is signed in. */
export async function idsFor(visitor: Visitor): Promise<Record<string, string>> {
  return await visitor.page.evaluate(async () => {
    const read = async (path: string) => {
      const response = await fetch(path)
      return response.ok ? await response.json() : undefined
    }
    const first = async (path: string) =>
      ((await read(path)) as { items?: { id: string }[] } | undefined)?.items?.[0]?.id ?? ''
    const firstReport = async () => {
      const day = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)
      const programs = (await read(`/api/reports?from=${day(-30)}&to=${day(14)}`)) as
        | { kinds: { owed: { reportId: string | null; reportState: string | null }[] }[] }[]
        | undefined
      const owed = (programs ?? []).flatMap(({ kinds }) => kinds.flatMap((kind) => kind.owed))
      return owed.find((one) => one.reportState === 'locked')?.reportId ?? ''
    }
    const me = (await read('/api/workbench/me')) as { targets?: { enterprise: { id: string } | null }[] } | undefined
    const contests = (await read('/api/contests')) as { id: string }[] | undefined
    const judging = (await read('/api/contests?mine=true')) as { id: string }[] | undefined
    const programs = (await read('/api/programs')) as { key: string }[] | undefined
    return {
      matter: await first('/api/matters?state=closed&limit=1'),
      visit: await first('/api/visits?limit=1'),
      meeting: await first('/api/meetings?state=planned&limit=1'),
      report: await firstReport(),
      paper: await first('/api/papers?limit=1'),
      enterprise: await first('/api/enterprises?limit=1'),
      project: await first('/api/projects?limit=1'),
      org: await first('/api/orgs?limit=1'),
      evaluation: await first('/api/evaluations?state=closed&limit=1'),
      open_evaluation: await first('/api/evaluations?state=open&limit=1'),
      pledge: await first('/api/pledges?state=kept'),
      contest: contests?.at(-1)?.id ?? '',
      judging: judging?.[0]?.id ?? '',
      plan: await first('/api/policy-plans?state=agreed&limit=1'),
      program: programs?.[0]?.key ?? '',
      target:
        ((await read('/api/targets?program=improvement_year')) as { rows?: { id: string }[] } | undefined)?.rows?.[1]
          ?.id ?? '',
      form: 'loan',
      policy: ((await read('/api/policies')) as { id: string }[] | undefined)?.[0]?.id ?? '',
      entry: await first(`/api/registers/${programs?.[0]?.key ?? ''}/loan/entries?limit=1`),
      round: await first('/api/inspection-rounds?state=ready&limit=1'),
      finding: await first('/api/findings?state=ordered&limit=1'),
      mine: me?.targets?.find((target) => target.enterprise)?.enterprise?.id ?? '',
    }
  })
}

/**
 * `/matters/{matter}` with what the API answered put in.
 * @throws where it answered none: a page without its thing would pass unlooked at
 */
export function filled(pattern: string, ids: Readonly<Record<string, string>>): string {
  return pattern.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    const id = ids[name]
    if (!id) throw new Error(`the demo has no ${name} for ${pattern}`)
    return id
  })
}
