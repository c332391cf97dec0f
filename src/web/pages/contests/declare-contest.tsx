import { useState } from 'react'
import { useDeclareContest } from '../../api/contests.ts'
import { findPersons } from '../../api/lookups.ts'
import { today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { FormFromProgram, type FormValues } from '../../parts/form-from-program.tsx'
import { type FormChosen, FormPick, useFormFields } from '../../parts/form-pick.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

const NUMBERS = ['number', 'count', 'money']

/** A contest: its sheet from a form of a program, what each item may get, the judges, what is left out. */
export function DeclareContest() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)}>
        {t('contest.declare')}
      </button>
      {open ? <DeclareForm onClose={() => setOpen(false)} /> : null}
    </>
  )
}

type Numbers = Readonly<Record<string, string>>

function DeclareForm({ onClose }: { onClose: () => void }) {
  const [form, setForm] = useState<FormChosen>()
  const fields = useFormFields(form)
  const [title, setTitle] = useState('')
  const [most, setMost] = useState<Numbers>({})
  const [weight, setWeight] = useState<Numbers>({})
  const [fixed, setFixed] = useState<FormValues>({})
  const [judges, setJudges] = useState<readonly Picked[]>([])
  const [highest, setHighest] = useState('1')
  const [lowest, setLowest] = useState('1')
  const [day, setDay] = useState(today())
  const declare = useDeclareContest()
  const items = fields.filter((field) => NUMBERS.includes(field.type))
  const others = fields.filter((field) => !NUMBERS.includes(field.type) && field.required)
  const isWhole = form !== undefined && title.trim() !== '' && items.length > 0 && judges.length > 0
  return (
    <Dialog
      title={t('contest.declare')}
      onClose={onClose}
      onSubmit={() => {
        if (!form || !isWhole) return
        declare.mutate(
          {
            programKey: form.program,
            form: form.form,
            title: title.trim(),
            items: items.map((item) => ({
              field: item.id,
              most: Number(most[item.id] ?? 100),
              weight: Number(weight[item.id] ?? 1),
            })),
            fixed: { ...fixed },
            judges: judges.map((one) => one.id),
            dropHighest: Number(highest),
            dropLowest: Number(lowest),
            day,
          },
          {
            onSuccess: () => {
              tellAfterAct({ sentence: t('contest.declared', { title: title.trim() }) })
              onClose()
            },
          },
        )
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!isWhole || declare.isPending}>
          {t('contest.declare')}
        </SendOrCancel>
      }
    >
      <FormPick
        value={form}
        onChange={(chosen) => {
          setForm(chosen)
          setFixed({})
        }}
      />
      <TextField label={t('contest.title')} value={title} onChange={setTitle} required />
      {items.map((item) => (
        <div className="row" key={item.id} style={{ alignItems: 'end' }}>
          <TextField
            label={t('contest.most_of', { item: item.title })}
            type="number"
            value={most[item.id] ?? '100'}
            onChange={(value) => setMost({ ...most, [item.id]: value })}
          />
          <TextField
            label={t('contest.weight_of', { item: item.title })}
            type="number"
            value={weight[item.id] ?? '1'}
            onChange={(value) => setWeight({ ...weight, [item.id]: value })}
          />
        </div>
      ))}
      {form && fields.length > 0 && items.length === 0 ? <p className="note red">{t('contest.no_items')}</p> : null}
      <FormFromProgram fields={others} values={fixed} faults={{}} onChange={setFixed} />
      <SearchPick
        label={t('contest.judges')}
        of="person"
        find={findPersons}
        many
        value={judges}
        onChange={setJudges}
        required
        help={t('contest.judges_help')}
      />
      <div className="row" style={{ alignItems: 'end' }}>
        <TextField label={t('contest.drop_highest')} type="number" value={highest} onChange={setHighest} />
        <TextField label={t('contest.drop_lowest')} type="number" value={lowest} onChange={setLowest} />
      </div>
      <TextField
        label={t('contest.day')}
        type="date"
        value={day}
        onChange={setDay}
        help={t('contest.day_help')}
        required
      />
      <Failure error={declare.error} />
    </Dialog>
  )
}
