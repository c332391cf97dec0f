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
import * as program from '../contract/program.ts'
import * as draft from '../contract/program-draft.ts'
import * as text from '../contract/program-text.ts'
import * as trial from '../contract/what-if.ts'
import { type Route, serve, withOptions } from '../route.ts'

/** A program’s text may be long, and is written in three bytes a character. */
const TEXTS = { bodyLimit: 8 * 1_048_576 }

const side = (text: string): number | string => (/^\d+$/.test(text) ? Number(text) : text)

export const programRoutes: readonly Route[] = [
  serve(program.listPrograms, listPrograms),
  serve(text.getLanguage, readLanguage),
  serve(draft.listDrafts, listDraftsOfHouse),
  serve(program.getProgram, readProgram),
  withOptions(TEXTS, serve(text.checkProgram, checkProgramText)),
  withOptions(TEXTS, serve(text.tryCases, tryCases)),
  withOptions(TEXTS, serve(program.publishProgram, publishProgram)),
  withOptions(TEXTS, serve(trial.whatIf, whatIf)),
  serve(program.listMembers, listMembers),
  serve(draft.getDraft, readDraft),
  withOptions(TEXTS, serve(draft.keepDraft, keepDraft)),
  serve(draft.dropDraft, dropDraft),
  serve(draft.publishDraft, publishDraft),
  withOptions(
    TEXTS,
    serve(draft.keepOriginal, keepOriginal, ({ params, query, body }) => ({ ...params, ...query, bytes: body })),
  ),
  serve(draft.waiveClause, waiveClause),
  serve(draft.compareProgram, compareTexts, ({ params, query }) => ({
    ...params,
    from: side(query.from),
    to: side(query.to),
  })),
]
