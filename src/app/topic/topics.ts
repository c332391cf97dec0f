import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { scopeOf } from '#storage/scope.ts'
import { findMembers, insertTopic, listClusters, listTopics as listRows } from '#storage/topic-store.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { useCase } from '../use-case.ts'

/** Problems that several enterprises share (共性问题), by category, industry and area in a span of days; and opened topics. */
export const listTopics = useCase({
  name: 'topic.list',
  input: z.object({
    from: z.iso.date(),
    to: z.iso.date(),
    by: z.enum(['category', 'industry', 'area', 'both']).default('category'),
    least: z.int().min(2).max(100).default(3),
  }),
  async run(ctx, { from, to, by, least }) {
    const allowed = canSome(ctx.actor, 'matter.read')
    if (!allowed.ok) return allowed
    const scope = scopeOf(ctx, 'matter', 'm')
    const byIndustry = by === 'industry' || by === 'both'
    const byArea = by === 'area' || by === 'both'
    const clusters = await listClusters(ctx.tx, ctx.authorityId, { from, to, scope, byIndustry, byArea, least })
    const topics = await listRows(ctx.tx, ctx.authorityId, scope)
    return ok({ out: { clusters: clusters.map((one) => ({ ...one, ids: [...one.ids] })), topics }, trace: null })
  },
})

/** Opens a topic: one matter is raised for all, and the enterprises' own stay theirs, linked to it. */
export const openTopic = useCase({
  name: 'topic.open',
  input: z.object({
    program: z.string().max(100),
    matter: z.string().max(100),
    title: z.string().trim().min(1).max(200),
    body: z.string().trim().max(5000).default(''),
    category: z.string().max(100).optional(),
    section: z.string().max(5).optional(),
    areaId: z.guid().optional(),
    matterIds: z.array(z.guid()).min(2).max(200),
  }),
  async run(ctx, { program, matterIds, section, areaId, ...said }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'topic.open')
    if (!allowed.ok) return allowed
    const ids = [...new Set(matterIds)]
    const members = await findMembers(tx, authorityId, ids, scopeOf(ctx, 'matter', 'm'))
    if (members.length !== ids.length) return fail('matter.not_found', undefined, ['matterIds'])
    const taken = members.find((one) => one.topic !== null)
    if (taken) return fail('topic.already_in', { number: taken.number, topic: taken.topic ?? '' }, ['matterIds'])
    const raised = await raiseMatter(ctx, { ...said, programKey: program, enterpriseId: null, projectId: null })
    if (!raised.ok) return raised
    const { matter } = raised.value
    const one = { id: newId(), programKey: program, title: said.title, category: said.category ?? null }
    const more = {
      section: section ?? null,
      areaId: areaId ?? null,
      matterId: matter.id,
      at: ctx.now,
      by: ctx.actor.personId,
    }
    await insertTopic(tx, authorityId, { ...one, ...more }, ids)
    const detail = { matter: matter.number, members: members.length }
    return ok({
      out: { id: one.id, matterId: matter.id, number: matter.number },
      trace: { thingKind: 'topic', thingId: one.id, detail },
    })
  },
})
