import { listAudit } from '#app/audit/list-audit.ts'
import { verifyAudit } from '#app/audit/verify-audit.ts'
import * as contract from '../contract/audit.ts'
import { type Route, serve } from '../route.ts'

export const auditRoutes: readonly Route[] = [
  serve(contract.listAudit, listAudit),
  serve(contract.verifyAudit, verifyAudit),
]
