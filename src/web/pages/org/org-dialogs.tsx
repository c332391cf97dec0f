import { useState } from 'react'
import {
  type ChangeAsked,
  type ChartUnit,
  type Consequences,
  type Member,
  useAddOrg,
  useConsequences,
  useMovePerson,
  useOrgChange,
} from '../../api/org-chart.ts'
import { explain } from '../../api/problem.ts'
import { formatDay } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { CheckField, SelectField, TextField } from '../../ui/field.tsx'

export type UnitAct = ChangeAsked['kind']

type ChangeProps = {
  readonly unit: ChartUnit
  readonly act: UnitAct
  /** Where it was dropped; null: at the top. */
  readonly to?: string | null | undefined
  readonly units: readonly ChartUnit[]
  readonly today: string
  readonly onClose: () => void
}

/** One change of a unit: from which day, on what ground, and what it brings about, before it is done. */
export function ChangeUnit({ unit, act, to, units, today, onClose }: ChangeProps) {
  const [target, setTarget] = useState(to ?? '')
  const [name, setName] = useState(unit.name)
  const [from, setFrom] = useState(today)
  const [reason, setReason] = useState('')
  const needsTarget = act === 'merge'
  const ready =
    /^\d{4}-\d{2}-\d{2}$/.test(from) &&
    (!needsTarget || target !== '') &&
    (act !== 'rename' || name.trim() !== unit.name)
  const asked: ChangeAsked | undefined = ready
    ? {
        kind: act,
        orgId: unit.id,
        toOrgId: act === 'move' || act === 'merge' ? target || null : null,
        name: act === 'rename' ? name.trim() : null,
        fromDay: from,
      }
    : undefined
  const found = useConsequences(asked)
  const what = word('org.kind', act)
  const send = useOrgChange((out) => {
    tellAfterAct({ sentence: sayDone(unit.name, what, from, out.done, act) })
    onClose()
  })
  const can = asked !== undefined && reason.trim() !== '' && found.data !== undefined && !found.isError
  return (
    <Dialog
      title={`${t('org.change_of', { name: unit.name })} · ${what}`}
      onClose={onClose}
      onSubmit={() => {
        if (asked && can) send.mutate({ ...asked, reason: reason.trim() })
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!can || send.isPending}>
          {from > today
            ? t('org.plan_it', { day: formatDay(from, { weekday: false }), what })
            : t('org.do_now', { what })}
        </SendOrCancel>
      }
    >
      {act === 'move' || act === 'merge' ? (
        <SelectField
          label={t('org.to')}
          value={target}
          empty={act === 'move' ? t('org.to_top') : t('pick.type')}
          options={units
            .filter((one) => one.id !== unit.id && one.toDay === null)
            .map((one) => ({ value: one.id, label: one.name }))}
          onChange={setTarget}
        />
      ) : null}
      {act === 'rename' ? <TextField label={t('org.name')} value={name} onChange={setName} required /> : null}
      <TextField label={t('org.from')} type="date" value={from} onChange={setFrom} required />
      <TextField label={t('org.reason')} value={reason} onChange={setReason} required lines={2} />
      {found.error ? (
        <p className="note red" role="alert">
          {explain(found.error)}
        </p>
      ) : asked ? (
        <Loaded query={found} lines={3}>
          {(data) => <Burden data={data} act={act} from={from} />}
        </Loaded>
      ) : null}
      <Failure error={send.error} />
    </Dialog>
  )
}

const COUNTED = ['people', 'below', 'peopleLinks', 'ownLinks', 'leading', 'assisting', 'lists', 'grants'] as const

function Burden({ data, act, from }: { data: Consequences; act: UnitAct; from: string }) {
  const some = COUNTED.filter((name) => data[name] > 0)
  return (
    <section className="note stack tight" aria-label={t('org.consequences')} aria-live="polite">
      <p className="strong">{t('org.consequences')}</p>
      {some.length === 0 ? <p className="muted">{t('org.con.none')}</p> : null}
      <ul>
        {some.map((name) => (
          <li key={name}>{t(`org.con.${name}`, { n: data[name] })}</li>
        ))}
      </ul>
      {act === 'merge' ? <p className="small">{t('org.con.merge')}</p> : null}
      {act === 'rename' ? <p className="small">{t('org.con.rename')}</p> : null}
      {data.later ? <p className="small">{t('org.later', { day: formatDay(from, { weekday: false }) })}</p> : null}
    </section>
  )
}

type Done = {
  readonly people: number
  readonly matters: number
  readonly left: readonly { readonly number: string }[]
} | null

function sayDone(name: string, what: string, from: string, done: Done, act: UnitAct): string {
  if (!done) return t('org.planned_done', { name, day: formatDay(from, { weekday: false }), what })
  const left =
    done.left.length > 0
      ? t('org.done_left', { n: done.left.length, numbers: done.left.map((one) => one.number).join('、') })
      : ''
  if (act === 'merge') return `${t('org.done_merge', { name, people: done.people, matters: done.matters })}${left}`
  return t('org.done', { name, what })
}

/** A person goes to another unit: a new primary post from a day on; pairings stay his. */
export function MovePerson({
  person,
  to,
  units,
  today,
  onClose,
}: {
  person: Member
  to?: string | undefined
  units: readonly ChartUnit[]
  today: string
  onClose: () => void
}) {
  const [target, setTarget] = useState(to ?? '')
  const [title, setTitle] = useState(person.title)
  const [isHead, setIsHead] = useState(false)
  const [from, setFrom] = useState(today)
  const org = units.find((one) => one.id === target)?.name ?? ''
  const move = useMovePerson(() => {
    tellAfterAct({
      sentence: t('org.moved_person', { name: person.name, day: formatDay(from, { weekday: false }), org }),
    })
    onClose()
  })
  return (
    <Dialog
      title={`${t('org.kind.person')} · ${person.name}`}
      onClose={onClose}
      onSubmit={() =>
        target !== '' && move.mutate({ id: person.personId, orgId: target, title: title.trim(), isHead, fromDay: from })
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={target === '' || move.isPending}>
          {t('org.kind.person')}
        </SendOrCancel>
      }
    >
      <SelectField
        label={t('org.to')}
        value={target}
        empty={t('pick.type')}
        options={units.filter((one) => one.toDay === null).map((one) => ({ value: one.id, label: one.name }))}
        onChange={setTarget}
      />
      <TextField label={t('org.title')} value={title} onChange={setTitle} />
      <CheckField label={t('org.is_head')} value={isHead} onChange={setIsHead} />
      <TextField label={t('org.from')} type="date" value={from} onChange={setFrom} required />
      <p className="note small">{t('org.con.peopleLinks', { n: person.links })}</p>
      <Failure error={move.error} />
    </Dialog>
  )
}

/** A new unit, under another or at the top. */
export function AddUnit({ under, today, onClose }: { under: ChartUnit | null; today: string; onClose: () => void }) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState(under?.kind ?? '部门')
  const [from, setFrom] = useState(today)
  const add = useAddOrg(onClose)
  return (
    <Dialog
      title={under ? t('org.add_under', { name: under.name }) : t('org.add')}
      onClose={onClose}
      onSubmit={() =>
        name.trim() !== '' &&
        add.mutate({ name: name.trim(), kind: kind.trim(), parentId: under?.id ?? null, fromDay: from || null })
      }
      bottom={
        <SendOrCancel onCancel={onClose} disabled={name.trim() === '' || kind.trim() === '' || add.isPending}>
          {t('org.add')}
        </SendOrCancel>
      }
    >
      <TextField label={t('org.name')} value={name} onChange={setName} required />
      <TextField label={t('org.kind')} value={kind} onChange={setKind} required />
      <TextField label={t('org.from')} type="date" value={from} onChange={setFrom} />
      <Failure error={add.error} />
    </Dialog>
  )
}
