import { searchAll } from '#app/search/search-all.ts'
import { similarMatters } from '#app/search/similar-matters.ts'
import * as contract from '../contract/search.ts'
import { type Route, serve } from '../route.ts'

export const searchRoutes: readonly Route[] = [
  serve(contract.search, searchAll),
  serve(contract.similarMatters, similarMatters),
]
