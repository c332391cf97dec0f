import { useState } from 'react'
import { findOrgs } from '../../api/lookups.ts'
import { type PledgeDrive, usePublishPledge } from '../../api/pledges.ts'
import { useSession } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { FormFromProgram, type FormValues, faultsOf } from '../../parts/form-from-program.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

/** A unit publishes what it promises, by when. */
export function PublishPledge({ drive }: { drive: PledgeDrive }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)}>
        {t('pledge.publish')}
      </button>
      {open ? <PublishForm drive={drive} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function PublishForm({ drive, onClose }: { drive: PledgeDrive; onClose: () => void }) {
  const session = useSession()
  const [org, setOrg] = useState<readonly Picked[]>(session.orgs.slice(0, 1))
  const [values, setValues] = useState<FormValues>({})
  const [due, setDue] = useState('')
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const publish = usePublishPledge()
  return (
    <Dialog
      title={t('pledge.publish')}
      onClose={onClose}
      onSubmit={() => {
        const found = faultsOf(drive.fields, values)
        if (!org[0]) found.org = t('form.fault.required')
        setFaults(found)
        if (!org[0] || Object.keys(found).length > 0) return
        publish.mutate(
          { driveId: drive.id, orgId: org[0].id, values: { ...values }, ...(due ? { dueDay: due } : {}) },
          {
            onSuccess: ({ late }) => {
              tellAfterAct({ sentence: t(late ? 'pledge.published_late' : 'pledge.published') })
              onClose()
            },
          },
        )
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={publish.isPending}>
          {t('pledge.publish')}
        </SendOrCancel>
      }
    >
      <SearchPick
        label={t('pledge.org')}
        of="org"
        find={findOrgs}
        value={org}
        onChange={setOrg}
        required
        fault={faults.org}
      />
      <FormFromProgram fields={drive.fields} values={values} faults={faults} onChange={setValues} />
      {drive.dueField ? null : <TextField label={t('pledge.due')} type="date" value={due} onChange={setDue} />}
      {drive.public ? <p className="muted">{t('pledge.will_be_public')}</p> : null}
      <Failure error={publish.error} />
    </Dialog>
  )
}
