import { readServices } from '#app/service/read-services.ts'
import * as contract from '../contract/service.ts'
import { type Route, serve } from '../route.ts'

export const serviceRoutes: readonly Route[] = [serve(contract.listServices, readServices)]
