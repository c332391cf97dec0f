import { advanceContest, declareContest, enterContest, judgeEntry } from '#app/contest/contest-acts.ts'
import { listContests, readContest } from '#app/contest/read-contests.ts'
import { layAgain, returnContest } from '#app/contest/return-contest.ts'
import * as contract from '../contract/contest.ts'
import { type Route, serve } from '../route.ts'

export const contestRoutes: readonly Route[] = [
  serve(contract.listContests, listContests),
  serve(contract.getContest, readContest),
  serve(contract.declareContest, declareContest),
  serve(contract.enterContest, enterContest),
  serve(contract.judgeEntry, judgeEntry),
  serve(contract.advanceContest, advanceContest),
  serve(contract.returnContest, returnContest),
  serve(contract.layAgain, layAgain),
]
