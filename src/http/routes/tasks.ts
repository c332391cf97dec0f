import { breakDownTask } from '#app/task/break-down.ts'
import { deliverForTask, requireDeliverables } from '#app/task/deliverables.ts'
import { doPart } from '#app/task/do-part.ts'
import { dropFromTask } from '#app/task/drop-of-task.ts'
import { readTask } from '#app/task/read-task.ts'
import * as contract from '../contract/task.ts'
import { type Route, serve } from '../route.ts'

export const taskRoutes: readonly Route[] = [
  serve(contract.readTask, readTask),
  serve(contract.breakDownTask, breakDownTask),
  serve(contract.doPart, doPart),
  serve(contract.requireDeliverables, requireDeliverables),
  serve(contract.deliverForTask, deliverForTask),
  serve(contract.dropFromTask, dropFromTask),
]
