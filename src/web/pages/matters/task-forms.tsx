import { type ReactNode, useState } from 'react'
import { findOrgs, findPersons } from '../../api/lookups.ts'
import { explain } from '../../api/problem.ts'
import { useBreakDown, useRequireDeliverables } from '../../api/tasks.ts'
import { t } from '../../i18n/t.ts'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

type Props = { readonly matterId: string; readonly onClose: () => void }

/** Gives a part of a task to a unit, a section or a person. */
export function BreakDown({ matterId, onClose }: Props) {
  const breakDown = useBreakDown()
  const [what, setWhat] = useState('')
  const [org, setOrg] = useState<Picked[]>([])
  const [person, setPerson] = useState<Picked[]>([])
  const [dueDay, setDueDay] = useState('')
  const part = {
    what,
    dueDay,
    ...(org[0] ? { orgId: org[0].id } : {}),
    ...(person[0] ? { personId: person[0].id } : {}),
  }
  return (
    <Form
      title={t('task.break_down')}
      onClose={onClose}
      busy={breakDown.isPending}
      onSend={() => breakDown.mutateAsync({ matterId, parts: [part] })}
    >
      <TextField label={t('task.what')} value={what} onChange={setWhat} lines={2} required />
      <SearchPick
        label={t('task.org')}
        of="org"
        find={findOrgs}
        value={org}
        onChange={setOrg}
        help={t('task.org_help')}
      />
      <SearchPick label={t('task.person')} of="person" find={findPersons} value={person} onChange={setPerson} />
      <TextField label={t('task.due')} type="date" value={dueDay} onChange={setDueDay} required />
    </Form>
  )
}

/** Says what a task has to show before it is struck off. */
export function RequireDeliverable({ matterId, onClose }: Props) {
  const ask = useRequireDeliverables()
  const [kind, setKind] = useState('')
  const [what, setWhat] = useState('')
  return (
    <Form
      title={t('task.require')}
      onClose={onClose}
      busy={ask.isPending}
      onSend={() => ask.mutateAsync({ matterId, rows: [{ kind, what }] })}
    >
      <TextField label={t('task.kind')} value={kind} onChange={setKind} help={t('task.kind_help')} required />
      <TextField label={t('task.deliverable')} value={what} onChange={setWhat} lines={2} required />
    </Form>
  )
}

type FormProps = {
  readonly title: string
  readonly onClose: () => void
  readonly busy: boolean
  readonly onSend: () => Promise<unknown>
  readonly children: ReactNode
}

function Form({ title, onClose, busy, onSend, children }: FormProps) {
  const [fault, setFault] = useState<string>()
  async function send() {
    setFault(undefined)
    try {
      await onSend()
      onClose()
    } catch (error) {
      setFault(explain(error))
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void send()}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={busy}>
          {t('do.save')}
        </SendOrCancel>
      }
    >
      {children}
      {fault ? (
        <p className="note red" role="alert">
          {fault}
        </p>
      ) : null}
    </Dialog>
  )
}
