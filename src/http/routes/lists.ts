import { decideList, draftList, listPublications, publishList, strikeFromList } from '#app/publication/lists.ts'
import * as contract from '../contract/list.ts'
import { type Route, serve } from '../route.ts'

export const listRoutes: readonly Route[] = [
  serve(contract.listPublications, listPublications),
  serve(contract.draftList, draftList),
  serve(contract.strikeFromList, strikeFromList),
  serve(contract.decideList, decideList),
  serve(contract.publishList, publishList),
]
