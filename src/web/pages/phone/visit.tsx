import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { explain, Problem, placeOf } from '../../api/problem.ts'
import { type VisitEntry as Entry, type RecordVisit, useRecordVisit, useVisitEntry } from '../../api/visits.ts'
import { daysBetween, formatDay, formatMoment, nowLocal, today } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { useWaiting } from '../../offline/queue.ts'
import type { Waiting } from '../../offline/waiting.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { useDraft } from '../../parts/draft.ts'
import { faultsOf } from '../../parts/form-from-program.tsx'
import { PoliciesToBring } from '../../parts/policies-for.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import type { Search } from '../../routes/shells.ts'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'
import { type ProblemDraft, ProblemEntry } from './problem-entry.tsx'
import { filledIn, formKey, isAsked, OneForm, OtherForms, type VisitDraft } from './visit-forms.tsx'

/** A visit in under a minute: everything known is filled in; without a problem it is two touches. */
export function VisitEntry() {
  const { enterprise, project, waiting: key } = useSearch({ strict: false }) as Search
  const waiting = useWaiting().find((one) => one.id === key)
  const entry = useVisitEntry(enterprise, project)
  return (
    <PhonePage title={t('nav.visit_new')} back="/m/today">
      {enterprise || project ? (
        <Loaded query={entry}>{(known) => <VisitForm key={waiting?.id} entry={known} waiting={waiting} />}</Loaded>
      ) : (
        <EmptyState>{t('visit.choose_target')}</EmptyState>
      )}
    </PhonePage>
  )
}

type Draft = VisitDraft & {
  readonly problems: readonly ProblemDraft[]
  /** Policies brought along; drafts of before have none. */
  readonly policies?: readonly string[]
}

const HOWS = ['visit', 'call', 'meeting', 'online'] as const

function VisitForm({ entry, waiting }: { entry: Entry; waiting: Waiting | undefined }) {
  const target = entry.enterprise ?? entry.project
  const navigate = useNavigate()
  const record = useRecordVisit()
  const [draft, setDraft, clear, restored] = useDraft<Draft>(`visit.${waiting?.id ?? target?.id}`, {
    how: 'visit',
    at: nowLocal(),
    note: '',
    forms: {},
    problems: [],
    ...(waiting?.draft as Draft | undefined),
  })
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const [failure, setFailure] = useState<string>()
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))

  async function submit() {
    const found: Record<string, string> = {}
    const filled = filledIn(draft)
    for (const form of entry.forms.filter((one) => isAsked(entry, one) || formKey(one) in filled)) {
      for (const [field, fault] of Object.entries(faultsOf(form.fields, filled[formKey(form)] ?? {})))
        found[`${formKey(form)}.${field}`] = fault
    }
    draft.problems.forEach((problem, n) => {
      if (problem.title.trim() === '') found[`problem.${n}.title`] = t('form.fault.required')
      if (
        problem.category === '' &&
        (entry.problemKinds.find((kind) => kind.matter === problem.matter && kind.programKey === problem.programKey)
          ?.categories.length ?? 0) > 0
      )
        found[`problem.${n}.category`] = t('form.fault.required')
    })
    setFaults(found)
    setFailure(undefined)
    if (Object.keys(found).length > 0) return setFailure(t('form.fault.some', { n: Object.keys(found).length }))
    try {
      const done = await record.mutateAsync({
        title: target?.name ?? '',
        thing: thingOf(entry),
        place: `/m/visit?${entry.enterprise ? 'enterprise' : 'project'}=${target?.id}`,
        body: bodyOf(entry, draft),
        draft,
        ...(waiting ? { replaces: waiting.id } : {}),
      })
      clear()
      tellAfterAct({ sentence: done.sent ? (done.out?.sentence ?? t('waiting.went', { n: 1 })) : t('waiting.kept') })
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
      {waiting?.refusal ? <p className="note red small">{explain(new Problem(waiting.refusal))}</p> : null}
      <AlsoWaiting thing={thingOf(entry)} except={waiting?.id} />
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
        .filter((form) => isAsked(entry, form))
        .map((form) => (
          <fieldset key={formKey(form)} className="stack">
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
        forms={entry.forms.filter((form) => !isAsked(entry, form))}
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

const thingOf = ({ enterprise, project }: Entry): string =>
  enterprise ? `enterprise:${enterprise.id}` : `project:${project?.id}`

/** What was entered here for the same target and has not gone yet, so that it is not entered a second time. */
function AlsoWaiting({ thing, except }: { thing: string; except: string | undefined }) {
  const others = useWaiting().filter((one) => one.thing === thing && one.id !== except)
  if (others.length === 0) return null
  return (
    <p className="note small">
      <Link to="/m/waiting">{t('waiting.here', { n: others.length, at: formatMoment(others[0]?.since ?? '') })}</Link>
    </p>
  )
}

function bodyOf(entry: Entry, draft: Draft): RecordVisit {
  const filled = filledIn(draft)
  const at = `${draft.at.length === 16 ? `${draft.at}:00` : draft.at}+08:00`
  return {
    ...(entry.enterprise ? { enterpriseId: entry.enterprise.id } : {}),
    ...(entry.project ? { projectId: entry.project.id } : {}),
    how: draft.how as RecordVisit['how'],
    at,
    ...(draft.note.trim() ? { note: draft.note.trim() } : {}),
    forms: entry.forms
      .filter((form) => formKey(form) in filled)
      .map((form) => ({ programKey: form.programKey, form: form.form, values: filled[formKey(form)] ?? {} })),
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
