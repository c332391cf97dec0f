import { disableAccount, enableAccount, resetPassword } from '#app/account/change-account.ts'
import { createAccount } from '#app/account/create-account.ts'
import { listAccounts } from '#app/account/list-accounts.ts'
import { grantRole } from '#app/role/grant-role.ts'
import { listRoles } from '#app/role/list-roles.ts'
import { revokeRole } from '#app/role/revoke-role.ts'
import * as contract from '../contract/account.ts'
import { type Route, serve } from '../route.ts'

export const accountRoutes: readonly Route[] = [
  serve(contract.listAccounts, listAccounts),
  serve(contract.createAccount, createAccount),
  serve(contract.disableAccount, disableAccount),
  serve(contract.enableAccount, enableAccount),
  serve(contract.resetPassword, resetPassword),
  serve(contract.listRoles, listRoles),
  serve(contract.grantRole, grantRole),
  serve(contract.revokeRole, revokeRole),
]
