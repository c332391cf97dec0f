import { can } from '#domain/access/can.ts'
import { explainDeadline } from '#domain/calendar/explain-deadline.ts'
import type { Clock } from '#domain/matter/clock.ts'
import { decide } from '#domain/matter/decide.ts'
import { leadOf, type Matter, revisionOf } from '#domain/matter/matter.ts'
import { readMatterPage } from '#storage/matter-page-store.ts'
import { getMatter } from '#storage/matter-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { findMatterThing } from '#storage/thing-store.ts'
import { listAskedOf, listExtensionsAsked } from '#storage/word-store.ts'
import type { TxCtx } from '../context.ts'
import { type Held, withRuling } from '../matter/take-act.ts'
import { MOST, type WordItem } from './word-item.ts'

/** Matters submitted to the asker or come up to him, and those of which a unit asks for time that he may grant. */
export async function mattersAsked(ctx: TxCtx): Promise<WordItem[]> {
  const { tx, authorityId, actor } = ctx
  const items: WordItem[] = []
  for (const asked of actor.personId ? await listAskedOf(tx, authorityId, actor.personId, MOST) : []) {
    const held = await heldBy(ctx, asked.matterId)
    if (!held || !may(held, 'instruct')) continue
    items.push({
      ...(await shown(ctx, held)),
      kind: asked.act === 'assign' ? 'submission' : 'tier',
      by: [asked.byOrg, asked.by].filter(Boolean).join(' ') || null,
      at: asked.at,
      why: asked.reason,
      add: null,
    })
  }
  for (const id of await listExtensionsAsked(tx, authorityId, scopeOf(ctx, 'matter', 'm', 'matter.grant'), MOST)) {
    const held = await heldBy(ctx, id)
    const asked = held?.matter.extension
    if (!held || !asked || !may(held, 'grant_extension')) continue
    const names = await namesOf(tx, authorityId, 'org', asked.orgId ? [asked.orgId] : [])
    items.push({
      ...(await shown(ctx, held)),
      kind: 'extension',
      by: (asked.orgId && names.get(asked.orgId)) || null,
      at: asked.at,
      why: asked.reason,
      add: { n: asked.add.n, unit: asked.add.unit },
    })
  }
  return items
}

/** With all it is decided by, if the asker may read it. */
export async function heldBy(ctx: TxCtx, id: string): Promise<Held | undefined> {
  const thing = await findMatterThing(ctx.tx, ctx, id)
  if (!thing || !can(ctx.actor, 'matter.read', thing).ok) return undefined
  return withRuling(ctx, await getMatter(ctx.tx, ctx.authorityId, id))
}

/** Whether the act itself would be taken from him: the program may name others. */
export function may({ matter, who, ruling }: Held, act: 'instruct' | 'grant_extension' | 'head_sign'): boolean {
  const proposal = act === 'instruct' ? { act, data: { text: '同意' } } : { act, data: {} }
  return decide(matter, proposal, who, ruling).ok
}

export async function shown(ctx: TxCtx, { matter, kind }: Held) {
  const { tx, authorityId } = ctx
  const around = await readMatterPage(tx, authorityId, matter.id)
  const lead = leadOf(matter)?.orgId
  const org = lead ? (await namesOf(tx, authorityId, 'org', [lead])).get(lead) : undefined
  return {
    id: matter.id,
    revision: revisionOf(matter),
    title: matter.title,
    number: matter.number,
    what: kind.title,
    about: await aboutOf(ctx, matter),
    dueAt: nearest(matter)?.dueAt ?? null,
    explain: explained(nearest(matter)),
    body: matter.body || null,
    unit: org ?? null,
    papers: [
      ...around.papers
        .filter((paper) => paper.voidedAt === null)
        .map((paper) => ({ title: paper.title, href: `/api/papers/${paper.id}/file?as=pdf` })),
      ...around.attachments.map((file) => ({ title: file.name, href: `/api/attachments/${file.id}` })),
    ],
    content: null,
  }
}

async function aboutOf({ tx, authorityId }: TxCtx, matter: Matter): Promise<string | null> {
  const { enterpriseId, projectId } = matter
  if (enterpriseId) return (await namesOf(tx, authorityId, 'enterprise', [enterpriseId])).get(enterpriseId) ?? null
  if (projectId) return (await namesOf(tx, authorityId, 'project', [projectId])).get(projectId) ?? null
  return null
}

/** The limit that bites next. */
function nearest(matter: Matter): Clock | undefined {
  return matter.clocks
    .filter((clock) => clock.state === 'open' && clock.stoppedAt === null)
    .toSorted((a, b) => a.dueAt.localeCompare(b.dueAt))[0]
}

const explained = (clock: Clock | undefined): string | null => (clock ? explainDeadline(clock.explain) : null)
