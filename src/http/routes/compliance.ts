import { readCompliance } from '#app/compliance/read-compliance.ts'
import { execute } from '#app/use-case.ts'
import * as contract from '../contract/compliance.ts'
import { publicUrlOf } from '../public-url.ts'
import { contextOf } from '../request-context.ts'
import { answer, type Route } from '../route.ts'

export const complianceRoutes: readonly Route[] = [
  answer(contract.getCompliance, (deps, _parts, request) =>
    execute(contextOf(deps, request), readCompliance, { secure: publicUrlOf(deps, request).startsWith('https:') }),
  ),
]
