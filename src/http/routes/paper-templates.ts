import { keepTemplate } from '#app/paper-template/keep-template.ts'
import { listPaperTemplates } from '#app/paper-template/list-templates.ts'
import { previewTemplate } from '#app/paper-template/preview-template.ts'
import { readStarter, readTemplateFile } from '#app/paper-template/template-file.ts'
import { usePaperTemplate } from '#app/paper-template/use-template.ts'
import { readSheet } from '#app/sheet/read-sheet.ts'
import { execute } from '#app/use-case.ts'
import { fail } from '#domain/result.ts'
import * as contract from '../contract/paper-template.ts'
import { publicUrlOf } from '../public-url.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route, serve, withOptions } from '../route.ts'
import { visitorContext } from '../visitor-context.ts'
import { sendPaper } from './send-paper.ts'

/** Ten megabytes of content are some fourteen as base64. */
const LARGEST = 15 * 1_048_576

/** Plates asked for a minute from one place: each is set anew. */
const limited = { atMost: { max: 10, key: (request: { ip: string }) => request.ip } }

export const paperTemplateRoutes: readonly Route[] = [
  serve(contract.listPaperTemplates, listPaperTemplates),
  withOptions({ bodyLimit: LARGEST }, serve(contract.keepPaperTemplate, keepTemplate)),
  serve(contract.usePaperTemplate, usePaperTemplate),
  answer(contract.getStarter, async (deps, { query }, request, reply) =>
    sendPaper(reply, await execute(contextOf(deps, request), readStarter, query)),
  ),
  answer(contract.getTemplateFile, async (deps, { params }, request, reply) =>
    sendPaper(reply, await execute(contextOf(deps, request), readTemplateFile, params)),
  ),
  answer(contract.previewPaperTemplate, async (deps, { params, query }, request, reply) =>
    sendPaper(reply, await execute(contextOf(deps, request), previewTemplate, { ...params, ...query })),
  ),
  answer(contract.getSheet, async (deps, { params, query }, request, reply) => {
    const publicUrl = publicUrlOf(deps, request)
    return sendPaper(reply, await execute(contextOf(deps, request), readSheet, { ...params, ...query, publicUrl }))
  }),
  answer(
    contract.getPlateFile,
    async (deps, { params, query }, request, reply) => {
      const ctx = await visitorContext(deps, request, params.authority)
      if (!ctx?.ok) return fail('plate.not_found')
      const asked = { sheet: 'plate', id: params.id, ...query, publicUrl: publicUrlOf(deps, request) }
      return sendPaper(reply, await execute(ctx.value, readSheet, asked))
    },
    limited,
  ),
]
