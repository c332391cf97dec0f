import { useState } from 'react'
import { faultsIn } from '../../api/problem.ts'
import { type Register, useEnterForm } from '../../api/registers.ts'
import { ownOf, useSession } from '../../api/session.ts'
import { momentOf, today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { FormFromProgram, type FormValues, faultsOf } from '../../parts/form-from-program.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import type { Picked } from '../../ui/search-pick.tsx'
import { needsTarget, TargetPick, targetBody } from './target-pick.tsx'

type Props = {
  readonly register: Pick<Register, 'programKey' | 'form' | 'title' | 'about' | 'fields' | 'bans'>
  /** Names of entries in `values`. */
  readonly names?: Readonly<Record<string, Picked>>
  readonly onClose: () => void
  /** Already known: asked no more. */
  readonly target?: Picked
  readonly values?: FormValues
}

/** A new line of a register: whom it is about, when, and the program's own fields. */
export function EnterDialog({ register, onClose, target, values: given = {}, names }: Props) {
  const session = useSession()
  const [chosen, setChosen] = useState<readonly Picked[]>(target ? [target] : ownOf(session, register.about))
  const [day, setDay] = useState(today())
  const [values, setValues] = useState<FormValues>(given)
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const send = useEnterForm()
  function submit() {
    const found: Record<string, string> = faultsOf(register.fields, values)
    if (needsTarget(register.about) && chosen.length === 0) found.$target = t('form.fault.required')
    setFaults(found)
    if (Object.keys(found).length > 0) return
    const at = day === today() ? {} : { at: momentOf(day) }
    const { programKey, form, about } = register
    send.mutate(
      { programKey, form, values, ...targetBody(about, chosen), ...at },
      {
        onSuccess: () => {
          tellAfterAct({ sentence: t('register.entered', { title: register.title }) })
          onClose()
        },
        onError: (error) => setFaults(faultsIn(error)),
      },
    )
  }
  return (
    <Dialog
      title={t('register.enter_one', { title: register.title })}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={send.isPending}>
          {send.isPending ? t('state.sending') : t('do.save')}
        </SendOrCancel>
      }
    >
      <p className="muted small">{t('register.no_secrets')}</p>
      {register.bans.map((ban) => (
        <p key={ban} className="strong small">
          {ban}
        </p>
      ))}
      {target ? (
        <p className="strong">{target.name}</p>
      ) : (
        <TargetPick about={register.about} value={chosen} onChange={setChosen} fault={faults.$target} />
      )}
      <FormFromProgram
        fields={register.fields}
        values={values}
        faults={faults}
        onChange={setValues}
        program={register.programKey}
        names={names}
      />
      <TextField label={t('register.day')} type="date" value={day} onChange={setDay} max={today()} />
      <Failure error={send.error} />
    </Dialog>
  )
}
