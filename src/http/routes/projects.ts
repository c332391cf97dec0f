import { projectBoard } from '#app/project/project-board.ts'
import { projectProgress, recordInvestment } from '#app/project/project-progress.ts'
import * as contract from '../contract/project.ts'
import { type Route, serve } from '../route.ts'

export const projectRoutes: readonly Route[] = [
  serve(contract.projectBoard, projectBoard),
  serve(contract.projectProgress, projectProgress),
  serve(contract.recordInvestment, recordInvestment),
]
