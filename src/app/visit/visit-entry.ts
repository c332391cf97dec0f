import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import type { Form, Program } from '#program/model.ts'
import { bansAt } from '#program/shown-bans.ts'
import { matterCondition } from '#storage/matter-list/condition.ts'
import { listMatterRows } from '#storage/matter-list-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { listLinksBetween } from '#storage/surroundings-store.ts'
import type { TxCtx } from '../context.ts'
import { formShown } from '../form/form-shown.ts'
import { getProgram } from '../matter/load-program.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'
import { readAround } from './plan-visit.ts'

/** Everything the entry of a visit needs at once, so that it also works where there is no network. */
export const visitEntry = useCase({
  name: 'visit.entry',
  input: z.object({ enterpriseId: z.guid().optional(), projectId: z.guid().optional() }),
  async run(ctx, input) {
    const { tx, authorityId, actor } = ctx
    const allowed = canSome(actor, 'visit.record')
    if (!allowed.ok) return allowed
    const enterprise = await namedOf(ctx, 'enterprise', input.enterpriseId)
    const project = await namedOf(ctx, 'project', input.projectId)
    if (input.enterpriseId && !enterprise) return fail('enterprise.not_found')
    if (input.projectId && !project) return fail('project.not_found')
    const { today } = windowOf(ctx)
    const target = { enterpriseId: enterprise?.id ?? null, projectId: project?.id ?? null }
    const chosen = target.enterpriseId !== null || target.projectId !== null
    const links =
      chosen && actor.personId
        ? await listLinksBetween(tx, authorityId, { personId: actor.personId, ...target, day: today })
        : []
    const programs = await programsFor(
      ctx,
      links.map((link) => link.program_key),
    )
    const open = chosen
      ? await listMatterRows(tx, authorityId, {
          condition: matterCondition(
            authorityId,
            { open: true, enterpriseId: target.enterpriseId ?? undefined, projectId: target.projectId ?? undefined },
            scopeOf(ctx, 'matter', 'm'),
          ),
          sort: 'due',
          limit: 20,
        })
      : []
    const out = {
      now: ctx.now,
      enterprise,
      project,
      links: links.map(({ id, program_key, link }) => ({
        id,
        programKey: program_key,
        link,
        title: programs.find((one) => one.id === program_key)?.links.find((one) => one.id === link)?.title ?? link,
      })),
      forms: programs.flatMap((program) =>
        program.forms.filter(isForVisit(target)).map((form) => formShown(program, form)),
      ),
      problemKinds: programs.flatMap((program) => problemKinds(program)),
      bans: [...new Set(programs.flatMap((program) => bansAt(program, { kind: 'visit' }).map((ban) => ban.text)))],
      around: chosen ? await readAround(ctx, { ...target, day: today }) : [],
      openMatters: open.map(({ id, number, title, state }) => ({ id, number, title, state })),
    }
    return ok({ out, trace: null })
  },
})

async function namedOf(ctx: TxCtx, table: 'enterprise' | 'project', id: string | undefined) {
  if (!id) return null
  const name = (await namesOf(ctx.tx, ctx.authorityId, table, [id])).get(id)
  return name === undefined ? null : { id, name }
}

/** The programs the pairings belong to; without one, all in force: a visit outside one's list is recorded too. */
async function programsFor(ctx: TxCtx, keys: readonly string[]): Promise<Program[]> {
  const now = await listVersionsNow(ctx.tx, ctx.authorityId)
  const wanted = keys.length > 0 ? now.filter((one) => keys.includes(one.key)) : now
  const programs: Program[] = []
  for (const { key, version } of wanted) programs.push(await getProgram(ctx, key, version))
  return programs
}

function isForVisit(target: { enterpriseId: string | null; projectId: string | null }) {
  return (form: Form) =>
    form.about === 'visit' ||
    (form.about === 'enterprise' && target.enterpriseId !== null) ||
    (form.about === 'project' && target.projectId !== null)
}

function problemKinds(program: Program) {
  return program.matters
    .filter((one) => one.kind === 'problem' || one.kind === 'complaint')
    .map((one) => ({
      programKey: program.id,
      matter: one.id,
      title: one.title,
      categories: [...one.categories],
      urgencies: [...one.urgencies],
      sources: [...one.sources],
    }))
}
