import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { explain, placeOf } from '../../api/problem.ts'
import { type VisitEntry as Entry, type RecordVisit, useRecordVisit, useVisitEntry } from '../../api/visits.ts'
import { daysBetween, formatDay, nowLocal, today } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { useDraft } from '../../parts/draft.ts'
import { FormFromProgram, type FormValues, faultsOf } from '../../parts/form-from-program.tsx'
import { PoliciesToBring } from '../../parts/policies-for.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { type ProblemDraft, ProblemEntry } from './problem-entry.tsx'

/** A visit in under a minute: everything known is filled in; without a problem it is two touches. */
export function VisitEntry() {
  const { enterprise, project } = useSearch({ strict: false }) as { enterprise?: string; project?: string }
  const entry = useVisitEntry(enterprise, project)
  return (
    <PhonePage title={t('nav.visit_new')} back="/m/today">
      {enterprise || project ? (
        <Loaded query={entry}>{(known) => <VisitForm entry={known} />}</Loaded>
      ) : (
        <EmptyState>{t('visit.choose_target')}</EmptyState>
      )}
    </PhonePage>
  )
}

type Draft = {
  readonly how: string
  readonly at: string
  readonly note: string
  readonly forms: Readonly<Record<string, FormValues>>
  readonly problems: readonly ProblemDraft[]
  /** Policies brought along; drafts of before have none. */
  readonly policies?: readonly string[]
}

const HOWS = ['visit', 'call', 'meeting', 'online'] as const

function VisitForm({ entry }: { entry: Entry }) {
  const target = entry.enterprise ?? entry.project
  const navigate = useNavigate()
  const record = useRecordVisit()
  const [draft, setDraft, clear, restored] = useDraft<Draft>(`visit.${target?.id}`, {
    how: 'visit',
    at: nowLocal(),
    note: '',
    forms: {},
    problems: [],
  })
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<string>()
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))

  async function submit() {
    const found: Record<string, string> = {}
    for (const form of entry.forms.filter((one) => one.about === 'visit' || isTouched(draft.forms[one.form]))) {
      for (const [field, fault] of Object.entries(faultsOf(form.fields, draft.forms[form.form] ?? {})))
        found[`${form.form}.${field}`] = fault
    }
    draft.problems.forEach((problem, n) => {
      if (problem.title.trim() === '') found[`problem.${n}.title`] = t('form.fault.required')
      if (
        problem.category === '' &&
        (entry.problemKinds.find((kind) => kind.matter === problem.matter)?.categories.length ?? 0) > 0
      )
        found[`problem.${n}.category`] = t('form.fault.required')
    })
    setFaults(found)
    setFailure(undefined)
    if (Object.keys(found).length > 0) return setFailure(t('form.fault.some', { n: Object.keys(found).length }))
    try {
      const done = await record.mutateAsync(bodyOf(entry, draft))
      clear()
      tellAfterAct({ sentence: done.sentence })
      await navigate({ to: '/m/today' })
    } catch (error) {
      setFailure([explain(error), placeOf(error)].filter(Boolean).join(' · '))
    }
  }

  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <div>
        <h2>{target?.name}</h2>
        <p className="muted small">{[...new Set(entry.links.map((link) => link.title))].join('、')}</p>
      </div>
      {restored ? <p className="note small">{t('state.draft_restored')}</p> : null}
      <Around around={entry.around} />
      <ChoiceField
        label={t('visit.how')}
        value={[draft.how]}
        options={HOWS.map((how) => ({ value: how, label: word('how', how) }))}
        onChange={([how = 'visit']) => change({ how })}
      />
      <TextField
        label={t('visit.at')}
        type="datetime-local"
        value={draft.at}
        max={nowLocal()}
        onChange={(at) => change({ at })}
      />
      {entry.forms
        .filter((form) => form.about === 'visit')
        .map((form) => (
          <fieldset key={form.form} className="stack">
            <legend className="strong" style={{ marginBottom: 8 }}>
              {form.title}
            </legend>
            <OneForm form={form} draft={draft} faults={faults} change={change} />
          </fieldset>
        ))}
      <TextField
        label={t('visit.note')}
        value={draft.note}
        onChange={(note) => change({ note })}
        lines={3}
        help={entry.bans.length > 0 ? entry.bans.join('；') : t('form.secrecy')}
      />
      <OtherForms
        forms={entry.forms.filter((form) => form.about !== 'visit')}
        draft={draft}
        faults={faults}
        change={change}
      />
      {entry.enterprise ? (
        <PoliciesToBring
          enterpriseId={entry.enterprise.id}
          value={draft.policies ?? []}
          onChange={(policies) => change({ policies })}
        />
      ) : null}
      <ProblemEntry
        kinds={entry.problemKinds}
        problems={draft.problems}
        faults={faults}
        open={entry.openMatters}
        onChange={(problems) => change({ problems })}
      />
      <div className="thumb">
        {failure ? (
          <p className="note red" role="alert">
            {failure}
          </p>
        ) : null}
        <button type="submit" className="button main block" disabled={record.isPending}>
          {record.isPending
            ? t('state.sending')
            : draft.problems.length > 0
              ? t('visit.send_with', { n: draft.problems.length })
              : t('visit.send')}
        </button>
      </div>
    </form>
  )
}

type FormProps = {
  readonly draft: Draft
  readonly faults: Readonly<Record<string, string>>
  readonly change: (part: Partial<Draft>) => void
}
type Form = Entry['forms'][number]

const isTouched = (values: FormValues | undefined) => Object.keys(values ?? {}).length > 0

function OneForm({ form, draft, faults, change }: FormProps & { form: Form }) {
  const prefix = `${form.form}.`
  const own = Object.entries(faults).flatMap(([name, fault]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), fault]] : [],
  )
  return (
    <FormFromProgram
      fields={form.fields}
      values={draft.forms[form.form] ?? {}}
      faults={Object.fromEntries(own)}
      onChange={(values) => change({ forms: { ...draft.forms, [form.form]: values } })}
    />
  )
}

/** Registers that may be filled in on the way: folded, asked of nobody, checked only when begun. */
function OtherForms({ forms, ...rest }: FormProps & { forms: readonly Form[] }) {
  if (forms.length === 0) return null
  return (
    <details>
      <summary style={{ minHeight: 44, display: 'flex', alignItems: 'center', cursor: 'pointer' }}>
        {t('visit.other_forms', { n: forms.length })}
      </summary>
      <div className="stack">
        {forms.map((form) => (
          <details key={form.form} className="card">
            <summary className="strong">
              {form.title}
              {isTouched(rest.draft.forms[form.form]) ? (
                <span className="tag blue"> {t('visit.form_begun')}</span>
              ) : null}
            </summary>
            <div className="stack" style={{ paddingTop: 10 }}>
              <OneForm form={form} {...rest} />
            </div>
          </details>
        ))}
      </div>
    </details>
  )
}

/** Other units at the same enterprise around this day: said before one goes, so that nobody is visited three times a week. */
function Around({ around }: { around: Entry['around'] }) {
  const others = around.filter((one) => !one.mine)
  if (others.length === 0) return null
  return (
    <div className="note small">
      <p className="strong">{t('visit.others')}</p>
      <ul>
        {others.slice(0, 4).map((one) => (
          <li key={one.id}>
            {formatDay(one.day)}
            {daysBetween(today(), one.day) > 0 ? t('visit.planned_by') : t('visit.visited_by')}
            {[one.org?.name, one.person.name].filter(Boolean).join(' · ')}
          </li>
        ))}
      </ul>
    </div>
  )
}

function bodyOf(entry: Entry, draft: Draft): RecordVisit {
  const at = `${draft.at.length === 16 ? `${draft.at}:00` : draft.at}+08:00`
  return {
    ...(entry.enterprise ? { enterpriseId: entry.enterprise.id } : {}),
    ...(entry.project ? { projectId: entry.project.id } : {}),
    how: draft.how as RecordVisit['how'],
    at,
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    forms: entry.forms
      .filter((form) => Object.keys(draft.forms[form.form] ?? {}).length > 0)
      .map((form) => ({ programKey: form.programKey, form: form.form, values: draft.forms[form.form] ?? {} })),
    ...(draft.policies?.length ? { policies: [...draft.policies] } : {}),
    problems: draft.problems.map((problem) => ({
      programKey: problem.programKey,
      matter: problem.matter,
      title: problem.title.trim(),
      body: problem.body.trim(),
      ...(problem.category ? { category: problem.category } : {}),
      ...(problem.urgency ? { urgency: problem.urgency } : {}),
    })),
  }
}
