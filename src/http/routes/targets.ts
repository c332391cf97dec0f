import { askTargetClosing, decideTarget } from '#app/target/close-target.ts'
import { fileTargets, publishTargets } from '#app/target/file-targets.ts'
import { listTargets, readTarget } from '#app/target/list-targets.ts'
import { recordReadings, voidReading } from '#app/target/record-readings.ts'
import { setTarget } from '#app/target/set-target.ts'
import * as contract from '../contract/target.ts'
import { type Route, serve } from '../route.ts'

export const targetRoutes: readonly Route[] = [
  serve(contract.listTargets, listTargets),
  serve(contract.readTarget, readTarget),
  serve(contract.setTarget, setTarget),
  serve(contract.fileTargets, fileTargets),
  serve(contract.publishTargets, publishTargets),
  serve(contract.recordReadings, recordReadings),
  serve(contract.voidReading, voidReading),
  serve(contract.askTargetClosing, askTargetClosing),
  serve(contract.decideTarget, decideTarget),
]
