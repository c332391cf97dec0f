import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Scope } from '#domain/access/actor.ts'
import type { listAccounts, listRoles } from '#http/contract/account.ts'
import { useAccountAct } from '../../api/accounts.ts'
import { call } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { Failure, Loaded } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'
import { FactorRulePanel } from './factor-rule.tsx'
import { GrantScope } from './grant-scope.tsx'

const useRoles = () =>
  useQuery({ queryKey: ['account', 'roles'], queryFn: () => call<typeof listRoles>('GET', '/api/roles') })
type RoleShown = NonNullable<ReturnType<typeof useRoles>['data']>[number]

/** Every role: what it may do, how far, and who holds it; granted and taken back by the security administrator alone. */
export function Roles() {
  const roles = useRoles()
  const may = useMay()
  const act = useAccountAct()
  const [granting, setGranting] = useState<RoleShown['role']>()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.roles')}</h1>
          <p className="sub">{t('roles.what')}</p>
        </div>
      </div>
      <Failure error={act.error} />
      <FactorRulePanel />
      <Loaded query={roles} lines={10}>
        {(rows) => (
          <div className="stack">
            {rows.map((one) => (
              <section key={one.role} className="panel" aria-label={word('role', one.role)}>
                <div className="head">
                  <h2>
                    {word('role', one.role)} <span className="muted small">{one.alone ? t('roles.alone') : ''}</span>
                  </h2>
                  <span className="row">
                    <span className="muted">
                      {t('roles.holders', { n: new Set(one.holders.map((held) => held.accountId)).size })}
                    </span>
                    {may('role.grant') ? (
                      <button type="button" className="button small" onClick={() => setGranting(one.role)}>
                        {t('roles.grant_to', { role: word('role', one.role) })}
                      </button>
                    ) : null}
                  </span>
                </div>
                <div className="body stack tight">
                  {one.holders.length === 0 ? <p className="muted">{t('roles.nobody')}</p> : null}
                  <ul className="row" style={{ gap: 6, flexWrap: 'wrap' }}>
                    {one.holders.map((held) => (
                      <li key={held.grantId} className="tag" title={`${held.by ?? ''} ${formatMoment(held.grantedAt)}`}>
                        {held.name}
                        <span className="muted">
                          {held.login} · {held.org ?? held.area ?? word('scope', held.scope)}
                          {held.programKey ? ` · ${held.programKey}` : ''}
                          {held.disabled ? ` · ${t('account.disabled')}` : ''}
                        </span>
                        {may('role.revoke') ? (
                          <button
                            type="button"
                            className="pop-button"
                            aria-label={t('account.revoke', { role: word('role', one.role), login: held.login })}
                            onClick={() => act.mutate({ act: 'revoke', id: held.accountId, roleId: held.grantId })}
                          >
                            ✕
                          </button>
                        ) : null}
                      </li>
                    ))}
                  </ul>
                  <details>
                    <summary>
                      {t('roles.may')} <span className="muted small">{t('roles.acts', { n: one.acts.length })}</span>
                    </summary>
                    <ul className="row small" style={{ gap: 4, flexWrap: 'wrap', marginTop: 6 }}>
                      {one.acts.map((does) => (
                        <li key={does.title} className="tag">
                          {does.title}
                          <span className="muted">{word('scope', does.scope)}</span>
                        </li>
                      ))}
                    </ul>
                  </details>
                </div>
              </section>
            ))}
          </div>
        )}
      </Loaded>
      {granting ? <GrantDialog role={granting} onClose={() => setGranting(undefined)} /> : null}
    </div>
  )
}

const findAccounts = async (q: string): Promise<Picked[]> => {
  const { items } = await call<typeof listAccounts>('GET', '/api/accounts', { query: q ? { q } : {} })
  return items.filter((one) => one.disabledAt === null).map((one) => ({ id: one.id, name: one.name, hint: one.login }))
}

function GrantDialog({ role, onClose }: { role: RoleShown['role']; onClose: () => void }) {
  const [account, setAccount] = useState<readonly Picked[]>([])
  const [scope, setScope] = useState<Scope>(role.endsWith('_admin') || role === 'office' ? 'authority' : 'org')
  const [org, setOrg] = useState<readonly Picked[]>([])
  const act = useAccountAct(onClose)
  return (
    <Dialog
      title={t('roles.grant_to', { role: word('role', role) })}
      onClose={onClose}
      onSubmit={() => {
        const [to] = account
        if (to)
          act.mutate({
            act: 'grant',
            id: to.id,
            role,
            scope,
            ...(scope === 'org' && org[0] ? { orgId: org[0].id } : {}),
          })
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={account.length === 0 || act.isPending}>
          {t('account.grant')}
        </SendOrCancel>
      }
    >
      <SearchPick
        label={t('roles.account')}
        of="account"
        find={findAccounts}
        value={account}
        onChange={setAccount}
        required
      />
      <GrantScope scope={scope} onScope={setScope} org={org} onOrg={setOrg} />
      <Failure error={act.error} />
    </Dialog>
  )
}
