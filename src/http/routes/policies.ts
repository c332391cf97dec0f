import { askPolicy, settlePolicy } from '#app/policy/claim-policy.ts'
import { acknowledgePolicy, deliverPolicies } from '#app/policy/deliver-policy.ts'
import { addPolicy, changePolicy, voidPolicy } from '#app/policy/keep-policy.ts'
import { listFitting, listPolicyCounts, policiesFor, readPolicy } from '#app/policy/read-policies.ts'
import * as contract from '../contract/policy.ts'
import { type Route, serve } from '../route.ts'

export const policyRoutes: readonly Route[] = [
  serve(contract.listPolicies, listPolicyCounts),
  serve(contract.policiesFor, policiesFor),
  serve(contract.getPolicy, readPolicy),
  serve(contract.listFitting, listFitting),
  serve(contract.addPolicy, addPolicy),
  serve(contract.changePolicy, changePolicy),
  serve(contract.voidPolicy, voidPolicy),
  serve(contract.deliverPolicies, deliverPolicies),
  serve(contract.acknowledgePolicy, acknowledgePolicy),
  serve(contract.askPolicy, askPolicy),
  serve(contract.settlePolicy, settlePolicy),
]
