import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { faultsIn } from '../../api/problem.ts'
import {
  type EntryPage,
  type Register,
  useCorrectEntry,
  useEntry,
  useRegister,
  useVoidEntry,
} from '../../api/registers.ts'
import { useMay } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { EntryValue, fieldTitle } from '../../parts/entry-value.tsx'
import { FormFromProgram, type FormValues, faultsOf } from '../../parts/form-from-program.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import type { Picked } from '../../ui/search-pick.tsx'
import { EnterDialog } from './enter-dialog.tsx'

type Version = EntryPage['versions'][number]

/** An entry with its versions; corrected or taken back with a reason. */
export function EntryDialog({ id, register, onClose }: { id: string; register: Register; onClose: () => void }) {
  const [clear, setClear] = useState(false)
  const query = useEntry(id, clear)
  const [act, setAct] = useState<'correct' | 'void'>()
  const remove = useVoidEntry(id)
  const current = query.data?.versions.find((one) => one.voidedAt === null)
  if (act === 'void' && current) {
    return (
      <ReasonForm
        title={t('register.void')}
        onClose={() => setAct(undefined)}
        onSend={async (reason) => {
          await remove.mutateAsync({ revision: current.revision, reason })
          onClose()
        }}
      >
        <p className="muted">{t('register.void_what')}</p>
      </ReasonForm>
    )
  }
  if (act === 'correct' && current) return <Correct entry={current} register={register} onClose={onClose} />
  return (
    <Dialog
      title={register.title}
      onClose={onClose}
      wide
      bottom={
        query.data && current ? (
          <>
            {query.data.may.void ? (
              <button type="button" className="button" onClick={() => setAct('void')}>
                {t('register.void')}
              </button>
            ) : null}
            {query.data.may.change ? (
              <button type="button" className="button main" onClick={() => setAct('correct')}>
                {t('register.correct')}
              </button>
            ) : null}
          </>
        ) : null
      }
    >
      <Loaded query={query}>
        {(page) => (
          <>
            {page.versions.map((version, n) => (
              <section key={version.id} className="stack tight">
                {n === 1 ? <h3>{t('register.before')}</h3> : null}
                {version.voidedAt ? (
                  <p className="note amber">
                    {t(n === 0 ? 'register.was_voided' : 'register.was_corrected', {
                      at: formatMoment(version.voidedAt),
                      reason: version.voidReason ?? '',
                    })}
                  </p>
                ) : null}
                <About version={version} />
                <dl className="facts">
                  {page.form.fields.map((field) => (
                    <div key={field.id} style={{ display: 'contents' }}>
                      <dt>{fieldTitle(field)}</dt>
                      <dd>
                        <EntryValue field={field} value={version.values[field.id]} name={version.names[field.id]} />
                      </dd>
                    </div>
                  ))}
                </dl>
                <p className="muted small">
                  {t('register.written', {
                    at: formatMoment(version.recordedAt),
                    by: version.recordedBy?.name ?? t('register.by_system'),
                  })}
                </p>
              </section>
            ))}
            {current && page.followers.length > 0 ? (
              <Following register={register} entry={current} followers={page.followers} />
            ) : null}
            {page.hasPhones && page.may.reveal && !clear ? (
              <button type="button" className="button small" onClick={() => setClear(true)}>
                {t('register.reveal')}
              </button>
            ) : null}
          </>
        )}
      </Loaded>
    </Dialog>
  )
}

/** What came after this entry, and the next of it: a need's grants. */
function Following({
  register,
  entry,
  followers,
}: {
  register: Register
  entry: Version
  followers: Register['followers']
}) {
  const [adding, setAdding] = useState<string>()
  const may = useMay()
  const name = { id: entry.id, name: [entry.enterprise?.name ?? entry.org?.name, entry.day].filter(Boolean).join(' ') }
  return (
    <>
      {followers.map((follower) => (
        <section key={follower.form} className="row apart">
          <Link
            to="/registers/$program/$form"
            params={{ program: register.programKey, form: follower.form }}
            search={{ [`f.${follower.field}`]: entry.line }}
          >
            {follower.title} {entry.followed.find((one) => one.form === follower.form)?.count ?? 0}
          </Link>
          {may('form.record') ? (
            <button type="button" className="button small" onClick={() => setAdding(follower.form)}>
              {t('register.enter_one', { title: follower.title })}
            </button>
          ) : null}
        </section>
      ))}
      {adding ? (
        <Next
          program={register.programKey}
          form={adding}
          entry={entry}
          name={name}
          followers={followers}
          onClose={() => setAdding(undefined)}
        />
      ) : null}
    </>
  )
}

type NextProps = {
  readonly program: string
  readonly form: string
  readonly entry: Version
  readonly name: Picked
  readonly followers: Register['followers']
  readonly onClose: () => void
}

function Next({ program, form, entry, name, followers, onClose }: NextProps) {
  const query = useRegister({ program, form })
  const field = followers.find((one) => one.form === form)?.field
  const target = query.data
    ? { enterprise: entry.enterprise, project: entry.project, org: entry.org }[query.data.about as 'org']
    : null
  if (!query.data || !field) return null
  return (
    <EnterDialog
      register={query.data}
      onClose={onClose}
      values={{ [field]: entry.line }}
      names={{ [field]: name }}
      {...(target ? { target } : {})}
    />
  )
}

function About({ version }: { version: Version }) {
  return (
    <p className="row">
      {version.enterprise ? (
        <Link to="/enterprises/$id" params={{ id: version.enterprise.id }}>
          {version.enterprise.name}
        </Link>
      ) : null}
      {version.project ? (
        <Link to="/projects/$id" params={{ id: version.project.id }}>
          {version.project.name}
        </Link>
      ) : null}
      {version.matter ? (
        <Link to="/matters/$id" params={{ id: version.matter.id }}>
          {version.matter.name}
        </Link>
      ) : null}
      {version.visitId ? (
        <Link to="/visits" search={{ id: version.visitId }}>
          {t('register.its_visit')}
        </Link>
      ) : null}
      <span className="muted">
        {[version.org?.name, version.person?.name, formatMoment(version.at)].filter(Boolean).join(' · ')}
      </span>
    </p>
  )
}

function Correct({ entry, register, onClose }: { entry: Version; register: Register; onClose: () => void }) {
  const [values, setValues] = useState<FormValues>(entry.values as FormValues)
  const [reason, setReason] = useState('')
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const send = useCorrectEntry(entry.id)
  function submit() {
    const found: Record<string, string> = faultsOf(register.fields, values)
    if (reason.trim() === '') found.$reason = t('form.fault.required')
    setFaults(found)
    if (Object.keys(found).length > 0) return
    send.mutate(
      { revision: entry.revision, values, reason: reason.trim() },
      {
        onSuccess: () => {
          tellAfterAct({ sentence: t('register.corrected_one') })
          onClose()
        },
        onError: (error) => setFaults(faultsIn(error)),
      },
    )
  }
  return (
    <Dialog
      title={t('register.correct')}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={send.isPending}>
          {send.isPending ? t('state.sending') : t('do.save')}
        </SendOrCancel>
      }
    >
      <p className="muted small">{t('register.correct_what')}</p>
      <FormFromProgram
        fields={register.fields}
        values={values}
        faults={faults}
        onChange={setValues}
        attachTo={{ kind: 'form', id: entry.id }}
        program={register.programKey}
        names={entry.names}
      />
      <TextField
        label={t('form.reason')}
        value={reason}
        onChange={setReason}
        lines={2}
        required
        fault={faults.$reason}
      />
      <Failure error={send.error} />
    </Dialog>
  )
}
