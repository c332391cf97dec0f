import { runProgram } from '#app/engine/run-program.ts'
import { listBoardFigures } from '#app/score/board-figures.ts'
import { getEvidence } from '#app/score/get-evidence.ts'
import { getRanking } from '#app/score/get-ranking.ts'
import { getScoreSheet } from '#app/score/get-score-sheet.ts'
import { listMarks } from '#app/score/list-marks.ts'
import { listRankings } from '#app/score/list-rankings.ts'
import { adjustSealed } from '#app/seal/adjust-sealed.ts'
import { sealPeriod } from '#app/seal/seal-period.ts'
import * as contract from '../contract/score.ts'
import { type Route, serve } from '../route.ts'

export const scoreRoutes: readonly Route[] = [
  serve(contract.listRankings, listRankings),
  serve(contract.getRanking, getRanking),
  serve(contract.getScoreSheet, getScoreSheet),
  serve(contract.listBoardFigures, listBoardFigures),
  serve(contract.getEvidence, getEvidence),
  serve(contract.listMarks, listMarks),
  serve(contract.runEngine, runProgram),
  serve(contract.sealPeriod, sealPeriod),
  serve(contract.adjustSealed, adjustSealed),
]
