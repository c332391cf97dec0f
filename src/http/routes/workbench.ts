import { listDuties } from '#app/duty/list-duties.ts'
import { urgeDuty } from '#app/duty/urge-duty.ts'
import { listWord } from '#app/word/list-word.ts'
import { myDay } from '#app/workbench/my-day.ts'
import { officeBoard } from '#app/workbench/office-board.ts'
import { unitBoard } from '#app/workbench/unit-board.ts'
import * as duty from '../contract/duty.ts'
import * as word from '../contract/word.ts'
import * as contract from '../contract/workbench.ts'
import { type Route, serve } from '../route.ts'

export const workbenchRoutes: readonly Route[] = [
  serve(contract.officeBoard, officeBoard),
  serve(contract.myDay, myDay),
  serve(contract.unitBoard, unitBoard),
  serve(word.listWord, listWord),
  serve(duty.listDuties, listDuties),
  serve(duty.urgeDuty, urgeDuty),
]
