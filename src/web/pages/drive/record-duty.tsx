import { useState } from 'react'
import { type UnitItem, type UnitList, useRecord } from '../../api/campaigns.ts'
import { explain } from '../../api/problem.ts'
import { nowLocal } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { FormFromProgram, type FormValues, faultsOf } from '../../parts/form-from-program.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'

type Props = { readonly list: UnitList; readonly item: UnitItem; readonly onClose: () => void }

/** Records what fulfils a unit's duty: the program's own form, a report, or a meeting that was held. */
export function RecordDuty({ list, item, onClose }: Props) {
  const way = item.metBy.find((by) => ['meeting', 'report', 'form'].includes(by.kind))
  const record = useRecord()
  const [values, setValues] = useState<FormValues>({})
  const [faults, setFaults] = useState<Record<string, string>>({})
  const [at, setAt] = useState(nowLocal())
  const [text, setText] = useState('')
  const [attendees, setAttendees] = useState('')
  const [fault, setFault] = useState<string>()
  const [sending, setSending] = useState(false)
  const about = { programKey: list.program, orgId: list.org.id }
  const moment = () => new Date(`${at}:00+08:00`).toISOString()
  async function send() {
    setFault(undefined)
    const wrong = way?.kind === 'form' ? faultsOf(item.form?.fields ?? [], values) : {}
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return
    setSending(true)
    try {
      if (way?.kind === 'form') await record.form.mutateAsync({ ...about, form: way.name ?? '', values: { ...values } })
      else if (way?.kind === 'report') await record.report.mutateAsync({ ...about, report: way.name ?? '', body: text })
      else
        await record.meeting.mutateAsync({
          ...about,
          meeting: way?.name ?? '',
          title: item.title,
          at: moment(),
          attendees: Number(attendees) || 0,
          minutesText: text,
          decisions: [],
        })
      tellAfterAct({ sentence: t('campaign.recorded', { title: item.title }) })
      onClose()
    } catch (error) {
      setFault(explain(error))
      setSending(false)
    }
  }
  return (
    <Dialog
      title={item.title}
      onClose={onClose}
      onSubmit={() => void send()}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={sending}>
          {sending ? t('state.sending') : t('do.send')}
        </SendOrCancel>
      }
    >
      {way?.kind === 'form' ? (
        <FormFromProgram fields={item.form?.fields ?? []} values={values} faults={faults} onChange={setValues} />
      ) : null}
      {way?.kind === 'meeting' ? (
        <>
          <TextField label={t('campaign.held_at')} type="datetime-local" value={at} onChange={setAt} required />
          <TextField label={t('campaign.attendees')} type="number" value={attendees} onChange={setAttendees} />
        </>
      ) : null}
      {way?.kind === 'form' ? null : (
        <TextField
          label={way?.kind === 'meeting' ? t('campaign.minutes') : t('campaign.report_text')}
          lines={6}
          required={way?.kind === 'report'}
          value={text}
          onChange={setText}
          help={t('form.secrecy')}
        />
      )}
      {fault ? (
        <p className="note red" role="alert">
          {fault}
        </p>
      ) : null}
    </Dialog>
  )
}
