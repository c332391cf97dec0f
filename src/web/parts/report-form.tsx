import { useState } from 'react'
import { findOrgs } from '../api/lookups.ts'
import { useReport } from '../api/monitoring.ts'
import { t } from '../i18n/t.ts'
import { SelectField } from '../ui/field.tsx'
import { type Picked, SearchPick } from '../ui/search-pick.tsx'
import { tellAfterAct } from './after-act.tsx'
import { FormFromProgram, type FormValues, faultsOf, type ProgramField } from './form-from-program.tsx'
import { Failure } from './states.tsx'

type Props = {
  readonly network: { readonly id: string; readonly fields: readonly ProgramField[] }
  /** Points to report from; one is taken as it is. */
  readonly points: readonly { readonly id: string; readonly label: string }[]
  /** The office enters it for somebody: the point must be chosen. */
  readonly behalf?: boolean
  readonly onSent?: () => void
}

/** A report in a minute: which unit, what, done. */
export function ReportForm({ network, points, behalf, onSent }: Props) {
  const [point, setPoint] = useState('')
  const [unit, setUnit] = useState<readonly Picked[]>([])
  const [values, setValues] = useState<FormValues>({})
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const report = useReport(network.id)
  const asks = behalf || points.length > 1
  function submit() {
    const found = faultsOf(network.fields, values)
    if (!unit[0]) found.unit = t('form.fault.required')
    if (asks && point === '') found.point = t('form.fault.required')
    setFaults(found)
    if (Object.keys(found).length > 0 || !unit[0]) return
    report.mutate(
      { orgId: unit[0].id, values: { ...values }, ...(point ? { linkId: point } : {}) },
      {
        onSuccess: () => {
          tellAfterAct({ sentence: t('monitoring.reported') })
          setUnit([])
          setValues({})
          onSent?.()
        },
      },
    )
  }
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      {asks ? (
        <SelectField
          label={t('monitoring.voice_for')}
          value={point}
          empty={t('form.choose')}
          options={points.map((one) => ({ value: one.id, label: one.label }))}
          onChange={setPoint}
          required
          fault={faults.point}
        />
      ) : null}
      <SearchPick
        label={t('monitoring.which_unit')}
        of="org"
        find={findOrgs}
        value={unit}
        onChange={setUnit}
        required
        fault={faults.unit}
      />
      <FormFromProgram fields={network.fields} values={values} faults={faults} onChange={setValues} />
      <p className="muted small">{t('monitoring.kept_secret')}</p>
      <Failure error={report.error} />
      <button type="submit" className="button main block" disabled={report.isPending}>
        {report.isPending ? t('state.sending') : t('monitoring.send')}
      </button>
    </form>
  )
}
