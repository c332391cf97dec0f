import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { starterTemplate } from '#papers/template/starter.ts'
import { findTemplate, readTemplateBytes } from '#storage/paper-template-store.ts'
import { fileAs } from '../paper/printed.ts'
import { useCase } from '../use-case.ts'
import { templateKinds } from './template-kinds.ts'

/** A version as it was uploaded, to change it further. */
export const readTemplateFile = useCase({
  name: 'paper_template.file',
  input: z.object({ id: z.guid() }),
  async run(ctx, { id }) {
    const allowed = canSome(ctx.actor, 'paper_template.read')
    if (!allowed.ok) return allowed
    const template = await findTemplate(ctx.tx, ctx.authorityId, id)
    const bytes = await readTemplateBytes(ctx.tx, ctx.authorityId, id)
    if (!template || !bytes) return fail('template.not_found')
    const file = await fileAs('docx', template.name.replace(/\.docx$/i, ''), bytes, false)
    return file.ok ? ok({ out: file.value, trace: null }) : file
  },
})

/** The paper as the house sets it, with tags in place of words: where an office begins its own. */
export const readStarter = useCase({
  name: 'paper_template.starter',
  input: z.object({
    programKey: z.string().max(100),
    paper: z.string().min(1).max(100),
    format: z.enum(['document', 'letter', 'order', 'minutes']).default('document'),
  }),
  async run(ctx, { programKey, paper, format }) {
    const allowed = canSome(ctx.actor, 'paper_template.read')
    if (!allowed.ok) return allowed
    const kind = (await templateKinds(ctx)).find((one) => one.programKey === programKey && one.paper === paper)
    if (!kind) return fail('template.kind_unknown', {}, ['paper'])
    const bytes = await starterTemplate(kind.sheet ? 'sheet' : paper === 'meeting_minutes' ? 'minutes' : format)
    const file = await fileAs('docx', `${kind.title}模板`, bytes, false)
    return file.ok ? ok({ out: file.value, trace: null }) : file
  },
})
