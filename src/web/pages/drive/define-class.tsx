import { useState } from 'react'
import { useDefineClass } from '../../api/classes.ts'
import { explain } from '../../api/problem.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { CheckField, SelectField, TextField } from '../../ui/field.tsx'

const FIGURES = ['revenue', 'output', 'tax', 'assets', 'fixed_assets', 'staff'] as const
type Figure = (typeof FIGURES)[number]

/** Declares a class: its word, the lines of its figure or its certificate, and what it is to grow to. */
export function DefineClass({ onClose }: { onClose: () => void }) {
  const define = useDefineClass()
  const [said, setSaid] = useState<Readonly<Record<string, string>>>({})
  const [certificate, setCertificate] = useState(false)
  const [fault, setFault] = useState<string>()
  const set = (name: string) => (value: string) => setSaid({ ...said, [name]: value })
  const number = (name: string) => (said[name]?.trim() ? { [name]: Number(said[name]) } : {})
  const text = (name: string) => (said[name] ? { [name]: said[name] } : {})
  async function send() {
    setFault(undefined)
    try {
      const { name, stock } = await define.mutateAsync({
        name: said.name ?? '',
        source: said.source ?? '',
        certificate,
        ...(said.figure ? { figure: said.figure as Figure } : {}),
        ...number('enterAt'),
        ...number('leaveBelow'),
        ...number('lastsMonths'),
        ...number('times'),
        ...text('baseDay'),
        ...text('goalDay'),
      })
      tellAfterAct({ sentence: t('class.defined', { name, n: stock }) })
      onClose()
    } catch (error) {
      setFault(explain(error))
    }
  }
  return (
    <Dialog
      title={t('class.define')}
      onClose={onClose}
      onSubmit={() => void send()}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={define.isPending}>
          {t('do.save')}
        </SendOrCancel>
      }
    >
      <TextField
        label={t('class.name')}
        value={said.name ?? ''}
        onChange={set('name')}
        required
        help={t('class.name_help')}
      />
      <TextField label={t('class.source')} value={said.source ?? ''} onChange={set('source')} required />
      <SelectField
        label={t('class.figure')}
        value={said.figure ?? ''}
        empty={t('class.no_figure')}
        options={FIGURES.map((one) => ({ value: one, label: word('class.figure', one) }))}
        onChange={set('figure')}
      />
      {said.figure ? (
        <>
          <TextField label={t('class.enter_at')} type="number" value={said.enterAt ?? ''} onChange={set('enterAt')} />
          <TextField
            label={t('class.leave_below')}
            type="number"
            value={said.leaveBelow ?? ''}
            onChange={set('leaveBelow')}
          />
        </>
      ) : null}
      <CheckField label={t('class.with_certificate')} value={certificate} onChange={setCertificate} />
      {certificate ? (
        <TextField
          label={t('class.lasts')}
          type="number"
          value={said.lastsMonths ?? ''}
          onChange={set('lastsMonths')}
        />
      ) : null}
      <TextField label={t('class.base_day')} type="date" value={said.baseDay ?? ''} onChange={set('baseDay')} />
      <TextField label={t('class.times')} type="number" value={said.times ?? ''} onChange={set('times')} />
      <TextField label={t('class.goal_day')} type="date" value={said.goalDay ?? ''} onChange={set('goalDay')} />
      {fault ? (
        <p className="note red" role="alert">
          {fault}
        </p>
      ) : null}
    </Dialog>
  )
}
