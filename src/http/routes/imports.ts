import { listAliases, revokeAlias } from '#app/import/aliases.ts'
import { commitImport } from '#app/import/commit-import.ts'
import { faultyFile } from '#app/import/faulty-file.ts'
import { listImportKinds } from '#app/import/list-kinds.ts'
import { previewAgain } from '#app/import/preview-again.ts'
import { previewImport } from '#app/import/preview-import.ts'
import { listImportFaults, listImports, readImport } from '#app/import/read-import.ts'
import { undoImport } from '#app/import/undo-import.ts'
import { execute } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import * as contract from '../contract/import.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route, serve, withOptions } from '../route.ts'

/** A ledger of 100 000 rows is some 10 MB; larger ones come by the command line. */
const LARGEST = 64 * 1_048_576

export const importRoutes: readonly Route[] = [
  withOptions(
    { bodyLimit: LARGEST },
    serve(contract.previewImport, previewImport, ({ query, body }) => ({
      file: { name: query.name, bytes: body },
      options: { programKey: query.programKey, kind: query.kind },
    })),
  ),
  serve(contract.previewAgain, previewAgain, ({ params, body }) => ({ runId: params.id, ...body })),
  serve(contract.undoImport, undoImport, ({ params, body }) => ({ runId: params.id, ...body })),
  serve(contract.listAliases, listAliases),
  serve(contract.revokeAlias, revokeAlias, ({ params }) => ({ id: params.id })),
  serve(contract.listImportKinds, listImportKinds),
  serve(contract.listImports, listImports),
  serve(contract.getImport, readImport, ({ params }) => ({ runId: params.id })),
  serve(contract.listImportFaults, listImportFaults, ({ params, query }) => ({ runId: params.id, ...query })),
  serve(contract.commitImport, commitImport, ({ params, body }) => ({ runId: params.id, ...body })),
  answer(contract.faultyFile, async (deps, { params }, request, reply) => {
    const file = await execute(contextOf(deps, request), faultyFile, { runId: params.id })
    if (!file.ok) return file
    const { name, mediaType, stream } = file.value
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    reply.header('cache-control', 'no-store')
    await reply.type(mediaType).send(stream)
    return ok('')
  }),
]
