import { listViews } from '#app/view/list-views.ts'
import { removeView, saveView } from '#app/view/save-view.ts'
import * as contract from '../contract/view.ts'
import { type Route, serve } from '../route.ts'

export const viewRoutes: readonly Route[] = [
  serve(contract.listViews, listViews),
  serve(contract.saveView, saveView),
  serve(contract.removeView, removeView),
]
