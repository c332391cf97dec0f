import { searchAll } from '#app/search/search-all.ts'
import * as contract from '../contract/search.ts'
import { type Route, serve } from '../route.ts'

export const searchRoutes: readonly Route[] = [serve(contract.search, searchAll)]
