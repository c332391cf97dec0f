import { rateUnit, unitsToRate } from '#app/rating/rate-unit.ts'
import * as contract from '../contract/rating.ts'
import { type Route, serve } from '../route.ts'

export const ratingRoutes: readonly Route[] = [
  serve(contract.unitsToRate, unitsToRate),
  serve(contract.rateUnit, rateUnit),
]
