import { correctEntry } from '#app/form/correct-entry.ts'
import { exportEntries } from '#app/form/export-entries.ts'
import { groupRegister } from '#app/form/group-entries.ts'
import { listEntries, readRegister } from '#app/form/list-entries.ts'
import { listRegisters } from '#app/form/list-registers.ts'
import { readEntry } from '#app/form/read-entry.ts'
import { readWorkSheet } from '#app/form/work-sheet.ts'
import { execute } from '#app/use-case.ts'
import { ok } from '#domain/result.ts'
import * as contract from '../contract/form.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route, serve } from '../route.ts'

const asked = ({ params: { program, form }, query }: { params: { program: string; form: string }; query: object }) => ({
  ...query,
  programKey: program,
  form,
})

export const formRoutes: readonly Route[] = [
  serve(contract.listRegisters, listRegisters),
  serve(contract.getRegister, readRegister, asked),
  serve(contract.listEntries, listEntries, asked),
  serve(contract.groupEntries, groupRegister, asked),
  serve(contract.workSheet, readWorkSheet, asked),
  answer(contract.exportEntries, async (deps, parts, request, reply) => {
    const file = await execute(contextOf(deps, request), exportEntries, asked(parts))
    if (!file.ok) return file
    const { name, mediaType, stream } = file.value
    reply.header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    reply.header('cache-control', 'no-store')
    await reply.type(mediaType).send(stream)
    return ok('')
  }),
  serve(contract.getEntry, readEntry),
  serve(contract.correctEntry, correctEntry),
]
