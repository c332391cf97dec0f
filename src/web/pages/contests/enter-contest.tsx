import { useState } from 'react'
import { useEnterContest } from '../../api/contests.ts'
import { findOrgs } from '../../api/lookups.ts'
import { useSession } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

/** A unit enters with what it has to show. */
export function EnterContest({ id }: { id: string }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('contest.enter')}
      </button>
      {open ? <EnterForm id={id} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function EnterForm({ id, onClose }: { id: string; onClose: () => void }) {
  const session = useSession()
  const [org, setOrg] = useState<readonly Picked[]>(session.orgs.slice(0, 1))
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const enter = useEnterContest(id)
  const isWhole = org[0] !== undefined && title.trim() !== ''
  return (
    <Dialog
      title={t('contest.enter')}
      onClose={onClose}
      onSubmit={() => {
        if (!org[0] || !isWhole) return
        enter.mutate(
          { orgId: org[0].id, title: title.trim(), ...(text.trim() ? { text: text.trim() } : {}) },
          {
            onSuccess: () => {
              tellAfterAct({ sentence: t('contest.entered', { org: org[0]?.name ?? '' }) })
              onClose()
            },
          },
        )
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!isWhole || enter.isPending}>
          {t('contest.enter')}
        </SendOrCancel>
      }
    >
      <SearchPick label={t('contest.org')} of="org" find={findOrgs} value={org} onChange={setOrg} required />
      <TextField label={t('contest.entry')} value={title} onChange={setTitle} required />
      <TextField label={t('contest.entry_text')} value={text} onChange={setText} lines={6} />
      <Failure error={enter.error} />
    </Dialog>
  )
}
