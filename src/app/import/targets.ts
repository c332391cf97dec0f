import { nearby } from '#domain/import/fault.ts'
import { findProjects, projectsLike } from '#storage/import/project-import.ts'
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
      const names = [...new Set(rows.flatMap((row) => textOf(row, 'project') ?? []))].filter(
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
        const id = projects.get(project)
        if (id) return { kind: 'project', id, name: project }
        const like = await projectsLike(tx, authorityId, project.slice(0, 6))
        refuse(row, 'project', 'project.not_found', { text: project, candidates: nearby(like) })
        return undefined
      }
      if (enterprise === null && code === null) {
        refuse(row, null, 'target.missing')
        return undefined
      }
      const match = run.enterprises.find(enterprise, code)
      if (match.ok === true) return { kind: 'enterprise', id: match.id, name: enterprise ?? code ?? '' }
      if (match.ok === false) refuseWith(row, enterprise === null ? 'code' : 'enterprise', match.fault)
      else
        refuse(row, enterprise === null ? 'code' : 'enterprise', 'enterprise.not_found', {
          text: enterprise ?? code ?? '',
          candidates: '',
        })
      return undefined
    },
  }
}
