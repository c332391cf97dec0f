import { useState } from 'react'
import { type Account, useAccountAct, useAccounts } from '../../api/accounts.ts'
import { useResetFactor } from '../../api/second-factor.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { type Column, DataList } from '../../parts/data-list.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick, SearchInput } from '../../parts/filter-bar.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Failure } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { Menu } from '../../ui/menu.tsx'
import { CreateForm, GrantForm, PasswordForm, ROLES } from './account-forms.tsx'

/** Accounts for the system administrator, roles for the security administrator; neither does the other's. */
export function Accounts() {
  const [filters, change] = useFilters()
  const pages = useAccounts(filters)
  const may = useMay()
  const [form, setForm] = useState<
    { kind: 'create' } | { kind: 'disable' | 'password' | 'grant' | 'factor'; account: Account }
  >()
  const act = useAccountAct()
  const reset = useResetFactor()
  const columns: readonly Column<Account>[] = [
    { id: 'login', title: t('account.login'), cell: (row) => <span className="code">{row.login}</span> },
    { id: 'who', title: t('account.who'), cell: (row) => row.person?.name ?? row.enterprise?.name ?? row.name },
    {
      id: 'roles',
      title: t('account.roles'),
      cell: (row) => (
        <ul className="row" style={{ gap: 4 }}>
          {row.roles.map((held) => (
            <li key={held.id} className="tag">
              {word('role', held.role)}
              <span className="muted">
                {held.org?.name ?? held.area?.name ?? word('scope', held.scope)}
                {held.programKey ? ` · ${held.programKey}` : ''}
              </span>
              {may('role.revoke') ? (
                <button
                  type="button"
                  className="pop-button"
                  aria-label={t('account.revoke', { role: word('role', held.role), login: row.login })}
                  onClick={() => act.mutate({ act: 'revoke', id: row.id, roleId: held.id })}
                >
                  ✕
                </button>
              ) : null}
            </li>
          ))}
        </ul>
      ),
    },
    {
      id: 'state',
      title: t('account.state'),
      cell: (row) =>
        row.disabledAt
          ? t('account.disabled')
          : row.lockedUntil
            ? t('account.locked', { at: formatMoment(row.lockedUntil) })
            : row.mustChange
              ? t('account.must_change')
              : t('account.active'),
    },
    {
      id: 'factor',
      title: t('factor.has'),
      cell: (row) => (row.secondFactor ? t('value.yes') : <span className="muted">{t('value.no')}</span>),
    },
    {
      id: 'seen',
      title: t('account.signed_in'),
      className: 'nowrap',
      cell: (row) => formatMoment(row.signedInAt) || <span className="muted">{t('account.never')}</span>,
    },
    {
      id: 'do',
      title: t('account.do'),
      cell: (row) => (
        <Menu
          plain
          label={t('do.more')}
          name={t('account.acts_of', { login: row.login })}
          items={[
            ...(may('role.grant')
              ? [{ id: 'grant', label: t('account.grant'), onChoose: () => setForm({ kind: 'grant', account: row }) }]
              : []),
            ...(may('account.unlock')
              ? [
                  {
                    id: 'password',
                    label: t('account.reset'),
                    onChoose: () => setForm({ kind: 'password', account: row }),
                  },
                ]
              : []),
            ...(row.secondFactor
              ? [
                  {
                    id: 'factor',
                    label: t('factor.reset'),
                    onChoose: () => setForm({ kind: 'factor', account: row }),
                  },
                ]
              : []),
            ...(row.disabledAt
              ? [
                  {
                    id: 'enable',
                    label: t('account.enable'),
                    onChoose: () => act.mutate({ act: 'enable', id: row.id, revision: row.revision }),
                  },
                ]
              : [
                  {
                    id: 'disable',
                    label: t('account.disable'),
                    onChoose: () => setForm({ kind: 'disable', account: row }),
                  },
                ]),
          ]}
        />
      ),
    },
  ]
  const close = () => setForm(undefined)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.accounts')}</h1>
          <p className="sub">{t('account.separation')}</p>
        </div>
        {may('account.create') ? (
          <button type="button" className="button main" onClick={() => setForm({ kind: 'create' })}>
            {t('account.create')}
          </button>
        ) : null}
      </div>
      <Failure error={act.error} />
      <DataList
        takeOut={<ExportButton ledger="accounts" filter={pages.asked} act="account.read" />}
        name="accounts"
        label={t('nav.accounts')}
        pages={pages}
        columns={columns}
        rowId={(row) => row.id}
        empty={t('account.empty')}
        filters={
          <>
            <SearchInput value={filters.q ?? ''} onChange={(q) => change({ q })} label={t('account.search')} />
            <Pick
              label={t('account.roles')}
              value={filters.role ?? ''}
              options={ROLES.map((role) => [role, word('role', role)])}
              onChange={(role) => change({ role })}
            />
          </>
        }
      />
      {form?.kind === 'disable' ? (
        <ReasonForm
          title={t('account.disable')}
          onClose={close}
          onSend={(reason) =>
            act.mutateAsync({ act: 'disable', id: form.account.id, revision: form.account.revision, reason })
          }
        >
          <p>{t('account.disable_what', { login: form.account.login })}</p>
        </ReasonForm>
      ) : null}
      {form?.kind === 'factor' ? (
        <ReasonForm
          title={t('factor.reset')}
          onClose={close}
          onSend={(reason) => reset.mutateAsync({ id: form.account.id, revision: form.account.revision, reason })}
        >
          <p>{t('factor.reset_what', { login: form.account.login })}</p>
        </ReasonForm>
      ) : null}
      {form?.kind === 'create' ? <CreateForm onClose={close} /> : null}
      {form?.kind === 'password' ? <PasswordForm account={form.account} onClose={close} /> : null}
      {form?.kind === 'grant' ? <GrantForm account={form.account} onClose={close} /> : null}
    </div>
  )
}
