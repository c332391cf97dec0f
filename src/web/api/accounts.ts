import type { z } from 'zod'
import type {
  Account as AccountSchema,
  createAccount,
  disableAccount,
  enableAccount,
  grantRole,
  listAccounts,
  resetPassword,
  revokeRole,
} from '#http/contract/account.ts'
import type { Search } from '../routes/shells.ts'
import { call } from './client.ts'
import { usePages } from './use-pages.ts'
import { useWrite } from './use-write.ts'

export type Account = z.output<typeof AccountSchema>
type Role = z.input<typeof grantRole.body>['role']

export function useAccounts({ q, role }: Search) {
  const query = { ...(q ? { q } : {}), ...(role ? { role: role as Role } : {}) }
  return usePages(
    ['account', query],
    (cursor) =>
      call<typeof listAccounts>('GET', '/api/accounts', {
        query: { ...query, ...(cursor ? { cursor } : {}) },
      }),
    query,
  )
}

type AccountAct =
  | ({ act: 'create' } & z.input<typeof createAccount.body>)
  | ({ act: 'disable'; id: string } & z.input<typeof disableAccount.body>)
  | ({ act: 'enable'; id: string } & z.input<typeof enableAccount.body>)
  | ({ act: 'password'; id: string } & z.input<typeof resetPassword.body>)
  | ({ act: 'grant'; id: string } & z.input<typeof grantRole.body>)
  | { act: 'revoke'; id: string; roleId: string }

/** Everything the two administrators do to accounts. */
export function useAccountAct(done?: () => void) {
  return useWrite({
    touches: ['account'],
    done: () => done?.(),
    send: (input: AccountAct, key) => {
      switch (input.act) {
        case 'create': {
          const { act: _, ...body } = input
          return call<typeof createAccount>('POST', '/api/accounts', { body, key })
        }
        case 'disable':
          return call<typeof disableAccount>('POST', '/api/accounts/:id/disable', {
            params: { id: input.id },
            body: { revision: input.revision, reason: input.reason },
            key,
          })
        case 'enable':
          return call<typeof enableAccount>('POST', '/api/accounts/:id/enable', {
            params: { id: input.id },
            body: { revision: input.revision },
            key,
          })
        case 'password':
          return call<typeof resetPassword>('POST', '/api/accounts/:id/password', {
            params: { id: input.id },
            body: { revision: input.revision, password: input.password },
            key,
          })
        case 'grant': {
          const { act: _, id, ...body } = input
          return call<typeof grantRole>('POST', '/api/accounts/:id/roles', { params: { id }, body, key })
        }
        case 'revoke':
          return call<typeof revokeRole>('DELETE', '/api/accounts/:id/roles/:roleId', {
            params: { id: input.id, roleId: input.roleId },
            key,
          })
      }
    },
  })
}
