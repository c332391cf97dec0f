import { useState } from 'react'
import type { Scope } from '#domain/access/actor.ts'
import { type Account, useAccountAct } from '../../api/accounts.ts'
import { findEnterprises, findPersons } from '../../api/lookups.ts'
import { t, word } from '../../i18n/t.ts'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'
import { GrantScope } from './grant-scope.tsx'

export const ROLES = [
  'office',
  'leader',
  'head',
  'handler',
  'cadre',
  'monitor',
  'discipline',
  'viewer',
  'enterprise',
  'system_admin',
  'security_admin',
  'audit_admin',
] as const

export function CreateForm({ onClose }: { onClose: () => void }) {
  const [login, setLogin] = useState('')
  const [password, setPassword] = useState('')
  const [person, setPerson] = useState<readonly Picked[]>([])
  const [enterprise, setEnterprise] = useState<readonly Picked[]>([])
  const act = useAccountAct(onClose)
  const body = {
    login: login.trim(),
    password,
    ...(person[0] ? { personId: person[0].id } : {}),
    ...(enterprise[0] ? { enterpriseId: enterprise[0].id } : {}),
  }
  return (
    <Dialog
      title={t('account.create')}
      onClose={onClose}
      onSubmit={() => act.mutate({ act: 'create', ...body })}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={act.isPending}>
          {t('account.create')}
        </SendOrCancel>
      }
    >
      <TextField label={t('account.login')} value={login} onChange={setLogin} required />
      <SearchPick
        label={t('account.person')}
        of="person"
        find={findPersons}
        value={person}
        onChange={setPerson}
        help={t('account.person_help')}
      />
      {person.length === 0 ? (
        <SearchPick
          label={t('account.enterprise')}
          of="enterprise"
          find={findEnterprises}
          value={enterprise}
          onChange={setEnterprise}
        />
      ) : null}
      <TextField
        label={t('account.first_password')}
        value={password}
        onChange={setPassword}
        required
        help={t('sign_in.password_rule')}
      />
      <Failure error={act.error} />
    </Dialog>
  )
}

export function PasswordForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const [password, setPassword] = useState('')
  const act = useAccountAct(onClose)
  return (
    <Dialog
      title={t('account.reset')}
      onClose={onClose}
      onSubmit={() => act.mutate({ act: 'password', id: account.id, revision: account.revision, password })}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={act.isPending}>
          {t('account.reset')}
        </SendOrCancel>
      }
    >
      <p>{t('account.reset_what', { login: account.login })}</p>
      <TextField
        label={t('account.first_password')}
        value={password}
        onChange={setPassword}
        required
        help={t('sign_in.password_rule')}
      />
      <Failure error={act.error} />
    </Dialog>
  )
}

export function GrantForm({ account, onClose }: { account: Account; onClose: () => void }) {
  const [role, setRole] = useState<(typeof ROLES)[number]>('handler')
  const [scope, setScope] = useState<Scope>('org')
  const [org, setOrg] = useState<readonly Picked[]>([])
  const act = useAccountAct(onClose)
  return (
    <Dialog
      title={t('account.grant')}
      onClose={onClose}
      onSubmit={() =>
        act.mutate({
          act: 'grant',
          id: account.id,
          role,
          scope,
          ...(scope === 'org' && org[0] ? { orgId: org[0].id } : {}),
        })
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={act.isPending}>
          {t('account.grant')}
        </SendOrCancel>
      }
    >
      <p>{t('account.grant_what', { login: account.login })}</p>
      <SelectField
        label={t('account.role')}
        value={role}
        options={ROLES.map((one) => ({ value: one, label: word('role', one) }))}
        onChange={(value) => setRole(value as typeof role)}
      />
      <GrantScope scope={scope} onScope={setScope} org={org} onOrg={setOrg} />
      <Failure error={act.error} />
    </Dialog>
  )
}
