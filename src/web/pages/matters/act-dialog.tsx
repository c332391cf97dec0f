import { useState } from 'react'
import { findMatters, findOrgs, findPersons } from '../../api/lookups.ts'
import { MAY_WAIT, useAct } from '../../api/matter-acts.ts'
import type { MatterDetail } from '../../api/matters.ts'
import { explain, placeOf } from '../../api/problem.ts'
import { t, word } from '../../i18n/t.ts'
import type { Waiting } from '../../offline/waiting.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { useDraft } from '../../parts/draft.ts'
import { type Attached, FilesField } from '../../parts/files-field.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'
import { ACT_FORMS, type ActField, type From, NEEDS_REASON, NO_REASON, type Value, type Values } from './act-forms.ts'
import { knownOf, stopped, tiersAbove } from './act-known.ts'

type Props = {
  readonly matter: MatterDetail
  readonly act: string
  readonly title: string
  readonly onClose: () => void
  readonly initial?: Values
  /** An entry of this act that waits on the phone, to be corrected. */
  readonly waiting?: Waiting | undefined
}

/** What the form held, so that it can be opened again. */
export type ActDraft = {
  readonly act: string
  readonly title: string
  readonly values: Values
  readonly reason: string
}

/** The form of one act: asks only what the act needs; afterwards says what happened and what follows. */
export function ActDialog({ matter, act, title, onClose, initial = {}, waiting }: Props) {
  const fields = (ACT_FORMS[act] ?? []).filter((field) => !('ownDay' in field) || matter.choices.ownDay)
  const was = waiting?.draft as ActDraft | undefined
  const [values, setValues, clear] = useDraft<Values>(`act.${waiting?.id ?? matter.id}.${act}`, {
    ...defaultsOf(fields),
    ...knownOf(matter, act),
    ...initial,
    ...was?.values,
  })
  const [reason, setReason] = useState(was?.reason ?? '')
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<string>()
  const send = useAct(matter.id)
  // A day to look at it again is asked only of an end by which it stays open.
  const staysOpen = matter.choices.ends.some((end) => end.id === values.end && end.countsAs === 'open')
  const shown = fields.filter(
    (field) =>
      (!('when' in field) || !field.when || values[field.when.name] === field.when.is) &&
      (act !== 'close' || field.name !== 'review' || staysOpen),
  )
  const needsReason =
    NEEDS_REASON.includes(act) ||
    (act === 'close' && matter.mark !== null) ||
    (act === 'classify' && matter.state !== 'recorded')
  async function submit() {
    const found = faultsIn(shown, values)
    if (needsReason && reason.trim() === '') found.reason = t('form.fault.required')
    setFaults(found)
    if (Object.keys(found).length > 0) return
    try {
      const done = await send.mutateAsync({
        act,
        revision: matter.revision,
        data: dataOf(act, shown, values),
        ...(reason.trim() ? { reason: reason.trim() } : {}),
        ...(MAY_WAIT.includes(act)
          ? {
              wait: {
                title: `${title} · ${matter.title}`,
                draft: { act, title, values, reason } satisfies ActDraft,
                ...(waiting ? { replaces: waiting.id } : {}),
              },
            }
          : {}),
      })
      clear()
      onClose()
      tellAfterAct({ sentence: done.sentence })
    } catch (error) {
      const place = placeOf(error)
        ?.split('.')
        .findLast((part) => shown.some((field) => field.name === part) || part === 'reason')
      if (place) setFaults({ [place]: explain(error) })
      else setFailure(explain(error))
    }
  }
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void submit()}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={send.isPending}>
          {send.isPending ? t('state.sending') : title}
        </SendOrCancel>
      }
    >
      <p className="muted">
        <span className="code">{matter.number}</span> {matter.title}
      </p>
      {shown.map((field) => (
        <ActInput
          key={field.name}
          field={field}
          act={act}
          matter={matter}
          value={values[field.name]}
          fault={faults[field.name]}
          onChange={(value) => setValues((before) => ({ ...before, [field.name]: value }))}
        />
      ))}
      {NO_REASON.includes(act) ? null : (
        <TextField
          label={t('form.reason')}
          value={reason}
          onChange={setReason}
          lines={3}
          required={needsReason}
          fault={faults.reason}
          {...(needsReason ? { help: t('form.reason_needed') } : {})}
        />
      )}
      {failure ? (
        <p className="note red" role="alert">
          {failure}
        </p>
      ) : null}
    </Dialog>
  )
}

function defaultsOf(fields: readonly ActField[]): Values {
  const values: Record<string, Value> = {}
  for (const field of fields) {
    if (field.kind === 'choice' && field.values[0]) values[field.name] = field.values[0]
    if (field.kind === 'length') values[field.name] = { n: '', unit: 'working_days' }
  }
  return values
}

function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === '') return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && 'n' in value && value.n === ''
}

function faultsIn(fields: readonly ActField[], values: Values): Record<string, string> {
  const faults: Record<string, string> = {}
  for (const field of fields) {
    const value = values[field.name]
    if ('required' in field && field.required && isEmpty(value)) faults[field.name] = t('form.fault.required')
    else if (field.kind === 'length' && !isEmpty(value) && !(Number((value as { n: string }).n) > 0))
      faults[field.name] = t('form.fault.number')
  }
  return faults
}

/** What the API is told, from what was filled in. */
function dataOf(act: string, fields: readonly ActField[], values: Values): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const field of fields) {
    const value = values[field.name]
    if (isEmpty(value)) continue
    if (field.kind === 'length') {
      const { n, unit } = value as { n: string; unit: string }
      data[field.name] = { n: Number(n), unit }
    } else if (Array.isArray(value)) {
      const ids = (value as readonly { id: string }[]).map(({ id }) => id)
      data[field.name] = field.kind === 'files' || ('many' in field && field.many) ? ids : ids[0]
    } else data[field.name] = value
  }
  if (act !== 'assign' && act !== 'reassign') return data
  const { lead, parallel, assist, ...rest } = data
  return lead === undefined
    ? rest
    : { ...rest, units: { lead, ...(parallel ? { parallel } : {}), ...(assist ? { assist } : {}) } }
}

type InputProps = {
  readonly field: ActField
  readonly act: string
  readonly matter: MatterDetail
  readonly value: Value | undefined
  readonly fault: string | undefined
  readonly onChange: (value: Value) => void
}

function ActInput({ field, act, matter, value, fault, onChange }: InputProps) {
  const shared = {
    label: word('act.field', field.label.slice('act.field.'.length)),
    fault,
    ...('required' in field && field.required ? { required: true } : {}),
  }
  const text = typeof value === 'string' ? value : ''
  const picked = Array.isArray(value) ? (value as readonly Picked[]) : []
  switch (field.kind) {
    case 'text':
      return (
        <TextField
          {...shared}
          value={text}
          onChange={onChange}
          {...(field.lines ? { lines: field.lines, help: t('form.secrecy') } : {})}
        />
      )
    case 'day':
      return <TextField {...shared} type="date" value={text} onChange={onChange} />
    case 'choice':
      return (
        <ChoiceField
          {...shared}
          value={text ? [text] : []}
          options={field.values.map((one) => ({ value: one, label: word(field.family, one) }))}
          onChange={([one = '']) => onChange(one)}
        />
      )
    case 'yes_no':
      return (
        <ChoiceField
          {...shared}
          value={value === undefined ? [] : [String(value)]}
          options={[
            { value: 'true', label: t('value.yes') },
            { value: 'false', label: t('value.no') },
          ]}
          onChange={([one]) => onChange(one === 'true')}
        />
      )
    case 'from': {
      const options = optionsOf(matter, field.from)
      return options.length === 0 ? null : (
        <SelectField {...shared} value={text} options={options} empty={t('form.choose')} onChange={onChange} />
      )
    }
    case 'length': {
      const length = (value as { n: string; unit: string } | undefined) ?? { n: '', unit: 'working_days' }
      return (
        <div className="row" style={{ alignItems: 'end', flexWrap: 'nowrap' }}>
          <div className="grow">
            <TextField {...shared} type="number" value={length.n} onChange={(n) => onChange({ ...length, n })} />
          </div>
          <SelectField
            label={t('act.field.unit')}
            value={length.unit}
            options={['working_days', 'days', 'hours', 'months'].map((unit) => ({
              value: unit,
              label: word('unit', unit),
            }))}
            onChange={(unit) => onChange({ ...length, unit })}
          />
        </div>
      )
    }
    case 'org':
      return (
        <SearchPick
          {...shared}
          of="org"
          find={findOrgs}
          value={picked}
          onChange={onChange}
          {...(field.many ? { many: true } : {})}
        />
      )
    case 'person':
      return <SearchPick {...shared} of="person" find={findPersons} value={picked} onChange={onChange} />
    case 'matter':
      return <SearchPick {...shared} of="matter" find={findMatters} value={picked} onChange={onChange} />
    case 'files':
      return (
        <FilesField
          {...shared}
          thing={{ kind: 'matter', id: matter.id }}
          keep={MAY_WAIT.includes(act)}
          value={Array.isArray(value) ? (value as readonly Attached[]) : []}
          onChange={onChange}
        />
      )
  }
}

function optionsOf(matter: MatterDetail, from: From) {
  const { choices } = matter
  if (from === 'ends' || from === 'tiers')
    return (from === 'ends' ? choices.ends : tiersAbove(matter)).map(({ id, title }) => ({ value: id, label: title }))
  const texts = from === 'stopped' ? stopped(matter) : choices[from]
  return texts.map((text) => ({ value: text, label: text }))
}
