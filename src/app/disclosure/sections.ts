import { openTo } from '#engine/disclosed/open-to.ts'
import { groupsOf } from '#engine/members.ts'
import { createScene, type Scene } from '#engine/scene.ts'
import { titleOf } from '#program/explain/phrases.ts'
import type { Disclosure, FactRef, Party, Program } from '#program/model.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { reportForms } from '../monitoring/hide-reporter.ts'

/** Whoever passes by, or the one who asks with what he is: his unit, his enterprise, the lists he is on. */
export type Audience = 'public' | 'asker'

/** Something a program discloses to an audience: a kind of fact with what of it stays hidden. */
export type Section = {
  readonly program: Program
  readonly scene: Scene
  /** Its place in an address: `ranking-quarter_rank`. */
  readonly id: string
  readonly what: FactRef
  readonly title: string
  /** The entry that discloses it: clause, where it is shown, how often, within what time. */
  readonly entry: Disclosure
  readonly hide: readonly string[]
  /** Only rows that lead to the asker by one of these paths; absent: all rows. */
  readonly own?: readonly Extract<Party, { kind: 'path' }>[]
}

/** What would name a reporter: himself, and the point he reports from. */
const REPORTER = ['person', 'enterprise']

/** Roles that run and oversee the programs: what is disclosed to anybody is disclosed to them. */
const OVERSEES: ReadonlySet<string> = new Set(['office', 'leader', 'viewer'])

/**
 * What the programs in force disclose to an audience, by their `disclosure` entries and nothing else: what no entry
 * names for it is not there. Ask `rowsOf` (rows.ts) for the rows of a section.
 */
export async function disclosedTo(ctx: TxCtx, audience: Audience, only?: string): Promise<Section[]> {
  const versions = await listVersionsNow(ctx.tx, ctx.authorityId)
  const sections: Section[] = []
  for (const { key, version } of versions) {
    if (only !== undefined && key !== only) continue
    const program = await getProgram(ctx, key, version)
    // Programs stored before there was such a section have none.
    if ((program.disclosure ?? []).length === 0) continue
    const scene = createScene({
      program,
      authorityIds: [ctx.authorityId],
      timeZone: ctx.timeZone,
      calendarRows: [],
      asOf: ctx.now,
    })
    sections.push(...(await sectionsOf(ctx, scene, audience)))
  }
  return sections
}

async function sectionsOf(ctx: TxCtx, scene: Scene, audience: Audience): Promise<Section[]> {
  const { program } = scene
  const groups = program.disclosure.flatMap(({ to }) => to.flatMap((one) => (one.kind === 'group' ? [one.group] : [])))
  const mine =
    audience === 'asker' ? await groupsOf(ctx.tx, scene, [...new Set(groups)], idsOf(ctx)) : new Set<string>()
  const oversees = ctx.actor.system || ctx.actor.grants.some(({ role }) => OVERSEES.has(role))
  const looker =
    audience === 'public' ? { kind: 'public' as const } : { kind: 'asker' as const, groups: mine, oversees }
  const reports = await reportForms(ctx, program.id)
  return openTo(program, looker).map(({ what, entry, hide, own }) => ({
    program,
    scene,
    id: slugOf(what),
    what,
    title: entry.title === entry.id ? titleOf(program, what) : entry.title,
    entry,
    // Whoever reported as a monitor is named to nobody, whether the entry says so or not.
    hide: what.kind === 'form' && reports.has(what.name ?? '') ? [...new Set([...hide, ...REPORTER])] : hide,
    ...(own ? { own } : {}),
  }))
}

/** Units, person and enterprise the asker stands for. */
export function idsOf({ actor }: TxCtx): string[] {
  return [...actor.orgIds, actor.personId, actor.enterpriseId].flatMap((id) => id ?? [])
}

export function slugOf({ kind, name }: FactRef): string {
  return name === undefined ? kind : `${kind}-${name}`
}
