import { useState } from 'react'
import { useNetworkChoices, useSetUpNetwork } from '../../api/monitoring.ts'
import { usePrograms } from '../../api/programs.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { SelectField } from '../../ui/field.tsx'

/** A network out of what the programs declare. */
export function SetUpNetwork() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('monitoring.set_up')}
      </button>
      {open ? <SetUpForm onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function SetUpForm({ onClose }: { onClose: () => void }) {
  const programs = usePrograms()
  const [program, setProgram] = useState('')
  const key = program || (programs.data?.[0]?.key ?? '')
  const choices = useNetworkChoices(key)
  const [link, setLink] = useState('')
  const [form, setForm] = useState('')
  const [sortField, setSortField] = useState('')
  const setUp = useSetUpNetwork()
  const links = choices.data?.links ?? []
  const forms = choices.data?.forms ?? []
  const linkId = link || (links[0]?.id ?? '')
  const formId = form || (forms[0]?.id ?? '')
  const fields = forms.find((one) => one.id === formId)?.sortFields ?? []
  return (
    <Dialog
      title={t('monitoring.set_up')}
      onClose={onClose}
      onSubmit={() =>
        setUp.mutate(
          { programKey: key, link: linkId, form: formId, sortField: sortField || null },
          {
            onSuccess: () => {
              tellAfterAct({ sentence: t('monitoring.set_up_done') })
              onClose()
            },
          },
        )
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!linkId || !formId || setUp.isPending}>
          {t('monitoring.set_up')}
        </SendOrCancel>
      }
    >
      <SelectField
        label={t('matter.program')}
        value={key}
        options={(programs.data ?? []).map((one) => ({ value: one.key, label: one.title }))}
        onChange={(value) => {
          setProgram(value)
          setLink('')
          setForm('')
          setSortField('')
        }}
      />
      <SelectField
        label={t('monitoring.link')}
        value={linkId}
        options={links.map((one) => ({ value: one.id, label: one.title }))}
        onChange={setLink}
      />
      <SelectField
        label={t('monitoring.form')}
        value={formId}
        options={forms.map((one) => ({ value: one.id, label: one.title }))}
        onChange={(value) => {
          setForm(value)
          setSortField('')
        }}
      />
      <SelectField
        label={t('monitoring.sort_field')}
        value={sortField}
        empty={t('monitoring.sort_field_none')}
        options={fields.map((one) => ({ value: one.id, label: one.title }))}
        onChange={setSortField}
      />
      <Failure error={setUp.error} />
    </Dialog>
  )
}
