import { useState } from 'react'
import { useDrawUpDrive } from '../../api/pledges.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { type FormChosen, FormPick, useFormFields } from '../../parts/form-pick.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'

/** A drive: which form of a program holds pledges, and which of its fields is what. */
export function DrawUpDrive() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('pledge.draw_up')}
      </button>
      {open ? <DriveForm onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function DriveForm({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState<FormChosen>()
  const fields = useFormFields(form)
  const [title, setTitle] = useState('')
  const [text, setText] = useState('')
  const [due, setDue] = useState('')
  const [kept, setKept] = useState('')
  const [publishBy, setPublishBy] = useState('')
  const draw = useDrawUpDrive()
  const of = (type: string) =>
    fields.filter((field) => field.type === type).map((field) => ({ value: field.id, label: field.title }))
  const textField = text || (of('text')[0]?.value ?? '')
  const isWhole = form !== undefined && title.trim() !== '' && textField !== ''
  return (
    <Dialog
      title={t('pledge.draw_up')}
      onClose={onClose}
      onSubmit={() => {
        if (!form || !isWhole) return
        draw.mutate(
          {
            programKey: form.program,
            form: form.form,
            title: title.trim(),
            textField,
            dueField: due || null,
            keptField: kept || null,
            publishBy: publishBy || null,
          },
          {
            onSuccess: ({ public: shown }) => {
              tellAfterAct({ sentence: t(shown ? 'pledge.drawn_public' : 'pledge.drawn_inside') })
              onClose()
            },
          },
        )
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!isWhole || draw.isPending}>
          {t('pledge.draw_up')}
        </SendOrCancel>
      }
    >
      <FormPick value={form} onChange={setForm} />
      <TextField label={t('pledge.drive_title')} value={title} onChange={setTitle} required />
      <SelectField label={t('pledge.text')} value={textField} options={of('text')} onChange={setText} />
      <SelectField
        label={t('pledge.due')}
        value={due}
        empty={t('pledge.no_field')}
        options={of('date')}
        onChange={setDue}
      />
      <SelectField
        label={t('pledge.kept_field')}
        value={kept}
        empty={t('pledge.no_field')}
        options={of('yes_no')}
        onChange={setKept}
      />
      <TextField label={t('pledge.publish_day')} type="date" value={publishBy} onChange={setPublishBy} />
      <Failure error={draw.error} />
    </Dialog>
  )
}
