import { correctEntry } from '#app/form/correct-entry.ts'
import { groupRegister } from '#app/form/group-entries.ts'
import { listEntries, readRegister } from '#app/form/list-entries.ts'
import { listRegisters } from '#app/form/list-registers.ts'
import { readEntry } from '#app/form/read-entry.ts'
import { readWorkSheet } from '#app/form/work-sheet.ts'
import * as contract from '../contract/form.ts'
import { type Route, serve } from '../route.ts'

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
  serve(contract.getEntry, readEntry),
  serve(contract.correctEntry, correctEntry),
]
