import { countMatters, listMatters } from '#app/matter/list-matters.ts'
import { readMatter } from '#app/matter/read-matter.ts'
import * as contract from '../contract/matter.ts'
import { type Route, serve } from '../route.ts'

export const matterRoutes: readonly Route[] = [
  serve(contract.listMatters, listMatters),
  serve(contract.countMatters, countMatters),
  serve(contract.getMatter, readMatter),
]
