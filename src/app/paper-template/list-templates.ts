import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import type { Tag } from '#papers/template/tag.ts'
import { accountNames } from '#storage/name-store.ts'
import { listTemplates } from '#storage/paper-template-store.ts'
import { useCase } from '../use-case.ts'
import { tagsOfKind, templateKinds } from './template-kinds.ts'

/** Every kind of paper with the tags it knows and the versions the office has uploaded, the latest first. */
export const listPaperTemplates = useCase({
  name: 'paper_template.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'paper_template.read')
    if (!allowed.ok) return allowed
    const rows = await listTemplates(ctx.tx, ctx.authorityId)
    const accounts = [...new Set(rows.flatMap((row) => row.uploadedBy ?? []))]
    const names = await accountNames(ctx.tx, ctx.authorityId, accounts)
    const kinds = await templateKinds(ctx)
    const mayKeep = canSome(ctx.actor, 'paper_template.keep').ok
    return ok({
      out: kinds.map((kind) => ({
        programKey: kind.programKey,
        programTitle: kind.programTitle,
        paper: kind.paper,
        title: kind.title,
        sheet: kind.sheet,
        mayKeep,
        tags: tagsOfKind(kind).map(shownTag),
        versions: rows
          .filter((row) => row.programKey === kind.programKey && row.paper === kind.paper)
          .map(({ programKey: _, paper: __, uploadedBy, ...row }) => ({
            ...row,
            departures: row.departures as { code: string; side?: string; got: string; wanted: string }[],
            warnings: [...row.warnings],
            uploadedBy: uploadedBy ? (names.get(uploadedBy) ?? null) : null,
          })),
      })),
      trace: null,
    })
  },
})

function shownTag(tag: Tag): {
  name: string
  written: string
  zh: string
  en: string
  rows: { name: string; zh: string; en: string }[]
} {
  return {
    name: tag.name,
    written: writtenTag(tag),
    ...tag.means,
    rows: (tag.rows ?? []).map(({ name, means }) => ({ name, ...means })),
  }
}

/** A tag as it is typed into the Word file. */
export function writtenTag(tag: Tag): string {
  if (tag.kind === 'drawn') return `{@${tag.name}}`
  if (tag.kind === 'text') return `{${tag.name}}`
  return `{#${tag.name}}${(tag.rows ?? []).map(({ name }) => `{${name}}`).join(' ')}{/${tag.name}}`
}
