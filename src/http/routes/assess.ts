import { draftLetters } from '#app/assessment/draft-letters.ts'
import { readAssessment } from '#app/assessment/read-assessment.ts'
import { readLetters } from '#app/assessment/read-letters.ts'
import { listExemptions } from '#app/exemption/list-exemptions.ts'
import { forecastScore } from '#app/score/forecast.ts'
import { myPoints } from '#app/score/my-points.ts'
import * as contract from '../contract/assess.ts'
import { type Route, serve } from '../route.ts'

export const assessRoutes: readonly Route[] = [
  serve(contract.myPoints, myPoints),
  serve(contract.forecastScore, forecastScore),
  serve(contract.readAssessment, readAssessment),
  serve(contract.readLetters, readLetters),
  serve(contract.draftLetters, draftLetters),
  serve(contract.listExemptions, listExemptions),
]
