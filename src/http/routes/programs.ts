import { checkProgramText } from '#app/program/check-text.ts'
import { compareTexts } from '#app/program/compare-texts.ts'
import { dropDraft, keepDraft } from '#app/program/keep-draft.ts'
import { readLanguage } from '#app/program/language.ts'
import { keepOriginal, waiveClause } from '#app/program/originals.ts'
import { publishProgram } from '#app/program/publish.ts'
import { publishDraft } from '#app/program/publish-draft.ts'
import { listDraftsOfHouse, readDraft } from '#app/program/read-draft.ts'
import { listMembers, listPrograms, readProgram } from '#app/program/read-programs.ts'
import { tryCases } from '#app/program/try-cases.ts'
import { whatIf } from '#app/program/what-if.ts'
import * as contract from '../contract/program.ts'
import { type Route, serve, withOptions } from '../route.ts'

/** A program’s text may be long, and is written in three bytes a character. */
const TEXTS = { bodyLimit: 8 * 1_048_576 }

const side = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text)

export const programRoutes: readonly Route[] = [
  serve(contract.listPrograms, listPrograms),
  serve(contract.getLanguage, readLanguage),
  serve(contract.listDrafts, listDraftsOfHouse),
  serve(contract.getProgram, readProgram),
  withOptions(TEXTS, serve(contract.checkProgram, checkProgramText)),
  withOptions(TEXTS, serve(contract.tryCases, tryCases)),
  withOptions(TEXTS, serve(contract.publishProgram, publishProgram)),
  withOptions(TEXTS, serve(contract.whatIf, whatIf)),
  serve(contract.listMembers, listMembers),
  serve(contract.getDraft, readDraft),
  withOptions(TEXTS, serve(contract.keepDraft, keepDraft)),
  serve(contract.dropDraft, dropDraft),
  serve(contract.publishDraft, publishDraft),
  withOptions(
    TEXTS,
    serve(contract.keepOriginal, keepOriginal, ({ params, query, body }) => ({ ...params, ...query, bytes: body })),
  ),
  serve(contract.waiveClause, waiveClause),
  serve(contract.compareProgram, compareTexts, ({ params, query }) => ({
    ...params,
    from: side(query.from),
    to: side(query.to),
  })),
]
