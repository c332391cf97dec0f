import { runProgram } from '#app/engine/run-program.ts'
import { publishProgram } from '#app/program/publish.ts'
import { checkProgramText, listMembers, listPrograms, readProgram } from '#app/program/read-programs.ts'
import { whatIf } from '#app/program/what-if.ts'
import { listBoardFigures } from '#app/score/board-figures.ts'
import { getEvidence } from '#app/score/get-evidence.ts'
import { getRanking } from '#app/score/get-ranking.ts'
import { getScoreSheet } from '#app/score/get-score-sheet.ts'
import { listMarks } from '#app/score/list-marks.ts'
import { listRankings } from '#app/score/list-rankings.ts'
import { adjustSealed } from '#app/seal/adjust-sealed.ts'
import { sealPeriod } from '#app/seal/seal-period.ts'
import * as program from '../contract/program.ts'
import * as contract from '../contract/score.ts'
import { type Route, serve, withOptions } from '../route.ts'

/** A program’s text may be long, and is written in three bytes a character. */
const TEXTS = { bodyLimit: 8 * 1_048_576 }

export const scoreRoutes: readonly Route[] = [
  serve(program.listPrograms, listPrograms),
  serve(program.getProgram, readProgram),
  withOptions(TEXTS, serve(program.checkProgram, checkProgramText)),
  withOptions(TEXTS, serve(program.publishProgram, publishProgram)),
  withOptions(TEXTS, serve(program.whatIf, whatIf)),
  serve(program.listMembers, listMembers),
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
