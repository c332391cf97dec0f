import { useState } from 'react'
import { findOrgs } from '../../api/lookups.ts'
import { useMeetingsDue, usePlanMeeting } from '../../api/meetings.ts'
import { ownOf, useSession } from '../../api/session.ts'
import { nowLocal, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

/** Which meeting, when: the rest is drawn by rule. */
export function PlanMeeting({ onClose, onPlanned }: { onClose: () => void; onPlanned: (id: string) => void }) {
  const programs = useMeetingsDue(today(), today())
  const kinds = (programs.data ?? []).flatMap((program) =>
    program.kinds.map((kind) => ({
      value: `${program.programKey}/${kind.meeting}`,
      label: `${kind.title} · ${program.programTitle}`,
    })),
  )
  const [kind, setKind] = useState('')
  const [at, setAt] = useState(nowLocal())
  const [place, setPlace] = useState('')
  const [org, setOrg] = useState<readonly Picked[]>(ownOf(useSession(), 'org'))
  const plan = usePlanMeeting()
  const chosen = kind || kinds[0]?.value || ''
  function submit() {
    const [programKey = '', meeting = ''] = chosen.split('/')
    plan.mutate(
      {
        programKey,
        meeting,
        at: new Date(`${at}:00+08:00`).toISOString(),
        place,
        ...(org[0] ? { orgId: org[0].id } : {}),
      },
      {
        onSuccess: ({ id, items }) => {
          tellAfterAct({ sentence: t('meeting.planned', { n: items }) })
          onPlanned(id)
        },
      },
    )
  }
  return (
    <Dialog
      title={t('meeting.plan')}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={chosen === '' || plan.isPending}>
          {t('meeting.plan')}
        </SendOrCancel>
      }
    >
      <SelectField label={t('meeting.kind')} value={chosen} options={kinds} onChange={setKind} required />
      <TextField label={t('meeting.at')} type="datetime-local" value={at} onChange={setAt} required />
      <TextField label={t('meeting.place')} value={place} onChange={setPlace} />
      <SearchPick label={t('meeting.holder_unit')} of="org" find={findOrgs} value={org} onChange={setOrg} />
      <Failure error={plan.error} />
    </Dialog>
  )
}
