import { useState } from 'react'
import { useMay, useSession } from '../api/session.ts'
import { type SavedView, useSaveView } from '../api/views.ts'
import { t, word } from '../i18n/t.ts'
import type { Search } from '../routes/shells.ts'
import { Dialog } from '../ui/dialog.tsx'
import { CheckField, ChoiceField, SelectField, TextField } from '../ui/field.tsx'
import { Failure } from './states.tsx'

const ROLES = ['office', 'leader', 'head', 'handler', 'cadre', 'monitor', 'viewer'] as const

type Props = {
  readonly list: string
  readonly search: Search
  readonly hidden: readonly string[]
  /** The view that is open: saving starts from its name. */
  readonly first: SavedView | undefined
  readonly onClose: () => void
}

/** Names the filter as it stands, and says who else shall have it. */
export function SaveView({ list, search, hidden, first, onClose }: Props) {
  const may = useMay()
  const session = useSession()
  const save = useSaveView()
  const [name, setName] = useState(first?.mine ? first.name : '')
  const [shared, setShared] = useState<SavedView['shared']>(first?.mine ? first.shared : 'own')
  const [org, setOrg] = useState(session.orgs[0]?.id ?? '')
  const [columns, setColumns] = useState(first?.hidden !== null && first !== undefined)
  const [roles, setRoles] = useState<readonly string[]>(first?.mine ? first.defaultRoles : [])
  const unit = may('view.share_unit') && session.orgs.length > 0
  const all = may('view.share_all')
  const submit = async () => {
    if (name.trim() === '') return
    await save.mutateAsync({
      list,
      name: name.trim(),
      search: Object.fromEntries(
        Object.entries(search).filter((pair): pair is [string, string] => pair[1] !== undefined),
      ),
      hidden: columns ? [...hidden] : null,
      shared,
      ...(shared === 'org' ? { orgId: org } : {}),
      defaultRoles: shared === 'all' ? (roles as (typeof ROLES)[number][]) : [],
    })
    onClose()
  }
  return (
    <Dialog
      title={t('list.save_view')}
      onClose={onClose}
      onSubmit={() => void submit().catch(() => undefined)}
      bottom={
        <button type="submit" className="button main" disabled={save.isPending}>
          {t('do.save')}
        </button>
      }
    >
      <TextField label={t('list.view_name')} value={name} onChange={setName} required autoFocus />
      {unit || all ? (
        <SelectField
          label={t('view.for')}
          value={shared}
          onChange={(value) => setShared(value as SavedView['shared'])}
          options={[
            { value: 'own', label: t('view.for.own') },
            ...(unit ? [{ value: 'org', label: t('view.for.org') }] : []),
            ...(all ? [{ value: 'all', label: t('view.for.all') }] : []),
          ]}
        />
      ) : null}
      {shared === 'org' && session.orgs.length > 1 ? (
        <SelectField
          label={t('view.unit')}
          value={org}
          onChange={setOrg}
          options={session.orgs.map((one) => ({ value: one.id, label: one.name }))}
        />
      ) : null}
      {shared === 'all' ? (
        <ChoiceField
          label={t('view.default_for')}
          help={t('view.default_help')}
          many
          value={roles}
          onChange={setRoles}
          options={ROLES.map((role) => ({ value: role, label: word('role', role) }))}
        />
      ) : null}
      <CheckField label={t('view.with_columns')} value={columns} onChange={setColumns} />
      <p className="muted small">{t('view.rights')}</p>
      <Failure error={save.error} />
    </Dialog>
  )
}
