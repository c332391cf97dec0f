import { draftBriefing, listBriefings } from '#app/case/briefings.ts'
import { listCaseForms, listCases, proposeCase, reviewCase } from '#app/case/cases.ts'
import * as contract from '../contract/case.ts'
import { type Route, serve } from '../route.ts'

export const caseRoutes: readonly Route[] = [
  serve(contract.listCases, listCases),
  serve(contract.listCaseForms, listCaseForms),
  serve(contract.proposeCase, proposeCase),
  serve(contract.reviewCase, reviewCase),
  serve(contract.listBriefings, listBriefings),
  serve(contract.draftBriefing, draftBriefing),
]
