import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { findEnterprises, findOrgs, findPersons } from '../../api/lookups.ts'
import { type PolicyPlan, usePlanAct, usePlanForms } from '../../api/policy-plans.ts'
import { explain, placeOf } from '../../api/problem.ts'
import { usePrograms } from '../../api/programs.ts'
import { t } from '../../i18n/t.ts'
import { useProgramKey } from '../../parts/program-period.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

type Line = {
  readonly key: number
  readonly id?: string
  readonly text: string
  readonly org: readonly Picked[]
  readonly person: readonly Picked[]
  readonly due: string
}
const EMPTY: Omit<Line, 'key'> = { text: '', org: [], person: [], due: '' }

const saidOf = (lines: readonly Line[]) =>
  lines
    .filter((line) => line.text.trim() !== '')
    .map((line) => ({
      ...(line.id ? { id: line.id } : {}),
      text: line.text.trim(),
      orgId: line.org[0]?.id ?? null,
      personId: line.person[0]?.id ?? null,
      dueDay: line.due || null,
    }))

/** A new plan: for whom, and its measures. */
export function DrawUpPlan() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)}>
        {t('plan.draw_up')}
      </button>
      {open ? <DrawUpForm onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function DrawUpForm({ onClose }: { onClose: () => void }) {
  const first = useProgramKey()
  const programs = usePrograms()
  const [program, setProgram] = useState('')
  const key = program || first
  const forms = usePlanForms(key)
  const [form, setForm] = useState<string>()
  const [enterprise, setEnterprise] = useState<readonly Picked[]>([])
  const [review, setReview] = useState('')
  const [lines, setLines] = useState<readonly Line[]>([{ ...EMPTY, key: 0 }])
  const act = usePlanAct()
  const navigate = useNavigate()
  const formId = form ?? forms.data?.[0]?.id ?? ''
  const name = enterprise[0]?.name ?? ''
  const said = saidOf(lines)
  return (
    <Dialog
      wide
      title={t('plan.draw_up')}
      onClose={onClose}
      onSubmit={() => {
        if (!enterprise[0] || !key || said.length === 0) return
        act.mutate(
          {
            act: 'draw_up',
            programKey: key,
            enterpriseId: enterprise[0].id,
            form: formId || null,
            title: t('plan.title_of', { name }),
            measures: said,
            nextReview: review || null,
          },
          {
            onSuccess: (out) => {
              onClose()
              void navigate({ to: '/plans/$id', params: { id: (out as { id: string }).id } })
            },
          },
        )
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!enterprise[0] || said.length === 0 || act.isPending}>
          {t('plan.draw_up')}
        </SendOrCancel>
      }
    >
      <SelectField
        label={t('matter.program')}
        value={key ?? ''}
        options={(programs.data ?? []).map((one) => ({ value: one.key, label: one.title }))}
        onChange={(value) => {
          setProgram(value)
          setForm(undefined)
        }}
      />
      <SelectField
        label={t('plan.form')}
        value={formId}
        empty={t('plan.no_form')}
        options={(forms.data ?? []).map((one) => ({ value: one.id, label: one.title }))}
        onChange={setForm}
      />
      <SearchPick
        label={t('matter.enterprise')}
        of="enterprise"
        find={findEnterprises}
        value={enterprise}
        onChange={setEnterprise}
        required
      />
      <Lines lines={lines} onChange={setLines} />
      <TextField label={t('plan.next_review')} type="date" value={review} onChange={setReview} />
      <Failure error={act.error} />
    </Dialog>
  )
}

/** The measures of a plan anew, with the reason; the enterprise is asked again. */
export function ChangePlan({ plan, onClose }: { plan: PolicyPlan; onClose: () => void }) {
  const [lines, setLines] = useState<readonly Line[]>(
    plan.measureRows.map((one, key) => ({
      key,
      id: one.id,
      text: one.text,
      org: one.org ? [one.org] : [],
      person: one.person ? [one.person] : [],
      due: one.dueDay ?? '',
    })),
  )
  const [reason, setReason] = useState('')
  const act = usePlanAct()
  const said = saidOf(lines)
  return (
    <Dialog
      wide
      title={t('plan.change')}
      onClose={onClose}
      onSubmit={() => {
        if (said.length === 0 || reason.trim() === '') return
        act.mutate(
          { act: 'change', id: plan.id, revision: plan.revision, measures: said, reason: reason.trim() },
          { onSuccess: onClose },
        )
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={said.length === 0 || reason.trim() === '' || act.isPending}>
          {t('plan.change')}
        </SendOrCancel>
      }
    >
      <Lines lines={lines} onChange={setLines} />
      <TextField label={t('form.reason')} value={reason} onChange={setReason} required />
      <Failure error={act.error} />
    </Dialog>
  )
}

function Failure({ error }: { error: unknown }) {
  return error ? (
    <p className="note red" role="alert">
      {[explain(error), placeOf(error)].filter(Boolean).join(' · ')}
    </p>
  ) : null
}

function Lines({ lines, onChange }: { lines: readonly Line[]; onChange: (lines: readonly Line[]) => void }) {
  const set = (key: number, change: Partial<Line>) =>
    onChange(lines.map((line) => (line.key === key ? { ...line, ...change } : line)))
  return (
    <>
      {lines.map((line, n) => (
        <fieldset className="card stack" key={line.key}>
          <legend className="strong" style={{ padding: '0 6px' }}>
            {t('plan.measure_n', { n: n + 1 })}
          </legend>
          <TextField
            label={t('plan.measure')}
            value={line.text}
            onChange={(text) => set(line.key, { text })}
            lines={2}
            required
          />
          <SearchPick
            label={t('plan.org')}
            of="org"
            find={findOrgs}
            value={line.org}
            onChange={(org) => set(line.key, { org })}
          />
          <SearchPick
            label={t('plan.person')}
            of="person"
            find={findPersons}
            value={line.person}
            onChange={(person) => set(line.key, { person })}
          />
          <TextField label={t('plan.due')} type="date" value={line.due} onChange={(due) => set(line.key, { due })} />
          {lines.length > 1 ? (
            <button
              type="button"
              className="button small"
              aria-label={t('plan.remove_n', { n: n + 1 })}
              onClick={() => onChange(lines.filter((one) => one.key !== line.key))}
            >
              {t('do.remove')}
            </button>
          ) : null}
        </fieldset>
      ))}
      <button
        type="button"
        className="button"
        onClick={() => onChange([...lines, { ...EMPTY, key: Math.max(...lines.map((one) => one.key)) + 1 }])}
      >
        {t('plan.add_measure')}
      </button>
    </>
  )
}
