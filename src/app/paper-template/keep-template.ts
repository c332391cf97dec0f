import { createHash } from 'node:crypto'
import { z } from 'zod'
import { can } from '#domain/access/can.ts'
import { newId } from '#domain/id.ts'
import { fail, ok } from '#domain/result.ts'
import { checkTags, type TemplateFault } from '#papers/template/check-tags.ts'
import { departuresOf } from '#papers/template/conformity.ts'
import { BrokenTemplate, fill } from '#papers/template/fill.ts'
import { openTemplate } from '#papers/template/open-template.ts'
import { RefusedFile } from '#papers/template/refused-file.ts'
import { type Scanned, scan } from '#papers/template/scan.ts'
import { nearest } from '#program/suggest.ts'
import { insertTemplate } from '#storage/paper-template-store.ts'
import { useCase } from '../use-case.ts'
import { sampleValues } from './sample.ts'
import { type TemplateKind, tagsOfKind, templateKinds } from './template-kinds.ts'

/**
 * Looks a Word file through and, where nothing is wrong with it, keeps it as a further version for a kind of paper. It is
 * not in use yet. What is wrong is answered all at once, with the places.
 */
export const keepTemplate = useCase({
  name: 'paper_template.keep',
  input: z.object({
    programKey: z.string().max(100),
    paper: z.string().min(1).max(100),
    name: z.string().trim().min(1).max(200),
    content: z.base64(),
  }),
  async run(ctx, { programKey, paper, name, content }) {
    const allowed = can(ctx.actor, 'paper_template.keep', { kind: 'paper_template', programKey })
    if (!allowed.ok) return allowed
    const kind = (await templateKinds(ctx)).find((one) => one.programKey === programKey && one.paper === paper)
    if (!kind) return fail('template.kind_unknown', {}, ['paper'])
    try {
      const zip = await openTemplate(Buffer.from(content, 'base64'))
      const scanned = scan(zip)
      const faults = checkTags(scanned, tagsOfKind(kind), nearest)
      if (faults.length > 0)
        return ok({ out: { id: null, version: null, faults: shown(faults), warnings: [] } as Kept, trace: null })
      const bytes: Buffer = zip.generate({ type: 'nodebuffer', compression: 'DEFLATE' })
      fill(bytes, { values: sampleValues(tagsOfKind(kind)), blocks: [], verify: 'http://localhost/' })
      const id = newId()
      const digest = createHash('sm3').update(bytes).digest()
      const departures = departuresOf(zip)
      const warnings = warningsOf(scanned, kind)
      const by = ctx.actor.accountId
      const of = { id, programKey, paper, name, bytes, digest, departures, warnings, by, at: ctx.now }
      const version = await insertTemplate(ctx.tx, ctx.authorityId, of)
      return ok({
        out: { id, version, faults: [], warnings } as Kept,
        trace: {
          thingKind: 'paper_template',
          thingId: id,
          detail: { programKey, paper, version, digest: digest.toString('hex') },
        },
      })
    } catch (error) {
      if (error instanceof RefusedFile) return fail(error.code, error.detail, ['content'])
      if (error instanceof BrokenTemplate) return fail('template.broken', { why: error.message }, ['content'])
      throw error
    }
  },
})

type Kept = {
  readonly id: string | null
  readonly version: number | null
  readonly faults: ReturnType<typeof shown>
  readonly warnings: readonly string[]
}

/** Most faults that one answer lists; a person mends these first. */
const MOST_FAULTS = 100

function shown(faults: readonly TemplateFault[]) {
  return faults.slice(0, MOST_FAULTS).map(({ code, tag, near, at }) => ({
    code,
    tag: tag.slice(0, 60),
    near: [...near],
    part: at.part,
    paragraph: at.paragraph,
    text: at.text.slice(0, 80),
  }))
}

/** What a paper made by it would lack; no fault, but said. */
function warningsOf({ tags }: Scanned, kind: TemplateKind): string[] {
  const used = new Set(tags.map((one) => one.name))
  const lacks = (...names: string[]) => !names.some((name) => used.has(name))
  return [
    ...(lacks('正文', '段落', ...kind.own.map((tag) => tag.name)) ? ['no_text'] : []),
    ...(kind.sheet ? [] : lacks('标题') ? ['no_title'] : []),
    ...(kind.numbered && lacks('文号') ? ['no_number'] : []),
    ...(kind.sheet || !lacks('二维码', '核验码', '核验网址') ? [] : ['no_verify']),
  ]
}
