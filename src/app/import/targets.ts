import { type Doubt, nearby } from '#domain/import/fault.ts'
import { dice } from '#domain/import/likeness/name-likeness.ts'
import { findProjects, projectsLike } from '#storage/import/project-import.ts'
import { nameKeyOf } from './answers.ts'
import { type Pending, refuse, refuseWith, textOf } from './pending.ts'
import type { Run } from './run.ts'

export type TargetRef = { readonly kind: 'enterprise' | 'project'; readonly id: string; readonly name: string }

/** Finds the enterprise or project that rows are about; both, none or an unknown one is refused. */
export type TargetFinder = {
  load(rows: readonly Pending[]): Promise<void>
  find(row: Pending): Promise<TargetRef | undefined>
}

export function targetFinder(run: Run): TargetFinder {
  const { tx, authorityId } = run.ctx
  const projects = new Map<string, string | null>()
  return {
    async load(rows) {
      await run.enterprises.load(rows.map((row) => ({ name: textOf(row, 'enterprise'), code: textOf(row, 'code') })))
      const said = rows.flatMap((row) => textOf(row, 'project') ?? [])
      const names = [...new Set(said.map((name) => run.answers.nameFor('project', name)))].filter(
        (name) => !projects.has(name),
      )
      if (names.length === 0) return
      const found = new Map((await findProjects(tx, authorityId, names)).map((one) => [one.name, one.id]))
      for (const name of names) projects.set(name, found.get(name) ?? null)
    },
    async find(row) {
      const enterprise = textOf(row, 'enterprise')
      const code = textOf(row, 'code')
      const project = textOf(row, 'project')
      if (project !== null && (enterprise !== null || code !== null)) {
        refuse(row, 'project', 'target.both')
        return undefined
      }
      if (project !== null) {
        const id = projects.get(run.answers.nameFor('project', project))
        if (id) return { kind: 'project', id, name: project }
        await refuseProject(run, row, 'project', project)
        return undefined
      }
      if (enterprise === null && code === null) {
        refuse(row, null, 'target.missing')
        return undefined
      }
      const match = run.enterprises.find(enterprise, code)
      if (match.ok === true) return { kind: 'enterprise', id: match.id, name: enterprise ?? code ?? '' }
      if (match.ok === false) refuseWith(row, enterprise === null ? 'code' : 'enterprise', match.fault)
      else await refuseUnknown(run, row, enterprise, code)
      return undefined
    },
  }
}

/** Refuses a name that nobody bears, asking about those that resemble it. */
async function refuseUnknown(run: Run, row: Pending, name: string | null, code: string | null): Promise<void> {
  const doubt = name === null ? undefined : await run.enterprises.doubtAbout(name, false)
  const candidates = nearby(doubt?.candidates.map((one) => one.label) ?? [])
  refuseWith(row, name === null ? 'code' : 'enterprise', {
    code: 'enterprise.not_found',
    data: { text: name ?? code ?? '', candidates },
    ...(doubt ? { doubt } : {}),
  })
}

/** The same of a project. */
export async function refuseProject(run: Run, row: Pending, field: string, text: string): Promise<void> {
  const like = await projectsLike(run.ctx.tx, run.ctx.authorityId, text.slice(0, 4))
  const candidates = like
    .map(({ id, name }) => ({ id, label: name, confidence: Math.round(dice(text, name) * 90) / 100, why: '名称相近' }))
    .sort((a, b) => b.confidence - a.confidence)
  const doubt: Doubt | undefined =
    candidates.length === 0 || run.answers.isOther('project', text)
      ? undefined
      : { kind: 'project', key: nameKeyOf('project', text), text, context: null, candidates, mayBeNew: false }
  refuseWith(row, field, {
    code: 'project.not_found',
    data: { text, candidates: nearby(candidates.map((one) => one.label)) },
    ...(doubt ? { doubt } : {}),
  })
}
