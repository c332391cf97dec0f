import { useState } from 'react'
import { findEnterprises, findOrgs, findPersons, findProjects } from '../../api/lookups.ts'
import { explain } from '../../api/problem.ts'
import { type PromisedTarget, type TargetList, useSetTarget } from '../../api/targets.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'
import { withUnit } from './target-bar.tsx'

const FIND = { org: findOrgs, person: findPersons, enterprise: findEnterprises, project: findProjects } as const
type Kind = keyof typeof FIND | 'authority'

type Whole = Pick<PromisedTarget, 'id' | 'indicator' | 'subject' | 'firstDay'>
type Props = {
  readonly list: Pick<TargetList, 'program' | 'indicators'>
  readonly onClose: () => void
  /** The whole that is broken down. */
  readonly parent?: Whole
  /** The target that is changed. */
  readonly changing?: Pick<
    PromisedTarget,
    | 'subject'
    | 'indicator'
    | 'target'
    | 'baseline'
    | 'parentId'
    | 'measures'
    | 'dueDay'
    | 'filedAt'
    | 'person'
    | 'firstDay'
  > & {
    readonly schedule: readonly { readonly day: string; readonly value: number }[]
  }
}

const number = (text: string) => (text.trim() === '' ? undefined : Number(text))

/** Promises a number, breaks one down, or changes one; what had been filed is changed with a reason. */
export function SetTarget({ list, onClose, parent, changing }: Props) {
  const set = useSetTarget()
  const [indicator, setIndicator] = useState(changing?.indicator ?? parent?.indicator ?? list.indicators[0]?.id ?? '')
  const of = list.indicators.find((one) => one.id === indicator)
  const [kind, setKind] = useState<Kind>(
    (changing?.subject.kind as Kind) ??
      (parent ? (parent.subject.kind === 'org' ? 'person' : 'org') : ((of?.for as Kind) ?? 'org')),
  )
  const [subject, setSubject] = useState<Picked[]>(
    changing && changing.subject.kind !== 'authority' ? [changing.subject] : [],
  )
  const [person, setPerson] = useState<Picked[]>(changing?.person ? [changing.person] : [])
  const [target, setTarget] = useState(changing ? String(changing.target) : '')
  const [baseline, setBaseline] = useState(changing?.baseline == null ? '' : String(changing.baseline))
  const [schedule, setSchedule] = useState(
    (changing?.schedule ?? []).map((one) => `${one.day} ${one.value}`).join('\n'),
  )
  const [measures, setMeasures] = useState(changing?.measures ?? '')
  const [dueDay, setDueDay] = useState(changing?.dueDay ?? '')
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  async function send() {
    setFault(undefined)
    const points = schedule
      .split('\n')
      .map((line) => line.trim().split(/\s+/))
      .filter(([day]) => day)
    const wrong = points.find(([day, value]) => !/^\d{4}-\d{2}-\d{2}$/.test(day ?? '') || Number.isNaN(Number(value)))
    if (wrong) return setFault(t('target.schedule_unreadable', { line: wrong.join(' ') }))
    const parentId = parent?.id ?? changing?.parentId ?? undefined
    const about = parent?.firstDay ?? changing?.firstDay
    const orgOf = kind === 'authority' ? undefined : subject[0]?.id
    try {
      const out = await set.mutateAsync({
        program: list.program,
        indicator,
        subjectKind: kind,
        ...(orgOf ? { subjectId: orgOf } : {}),
        ...(about ? { about } : {}),
        ...(number(target) === undefined ? {} : { target: Number(target) }),
        ...(number(baseline) === undefined ? {} : { baseline: Number(baseline) }),
        ...(parentId ? { parentId } : {}),
        schedule: points.map(([day = '', value]) => ({ day, value: Number(value) })),
        measures,
        ...(person[0] ? { personId: person[0].id } : {}),
        ...(dueDay ? { dueDay } : {}),
        ...(reason ? { reason } : {}),
      })
      const gap = out.parts && out.parts.gap !== 0 ? out.parts.gap : 0
      tellAfterAct({
        sentence:
          t('target.set_done', {
            title: of?.title ?? '',
            target: withUnit(out.target, of?.unit ?? null),
            version: out.version,
          }) +
          (gap === 0
            ? ''
            : t(gap > 0 ? 'target.then_short' : 'target.then_over', {
                gap: withUnit(Math.abs(gap), of?.unit ?? null),
              })),
      })
      onClose()
    } catch (error) {
      setFault(explain(error))
    }
  }
  const title = changing
    ? t('target.change')
    : parent
      ? t('target.break_down', { subject: parent.subject.name })
      : t('target.set')
  return (
    <Dialog
      title={title}
      onClose={onClose}
      onSubmit={() => void send()}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={set.isPending}>
          {t('do.save')}
        </SendOrCancel>
      }
    >
      {parent || changing ? null : (
        <SelectField
          label={t('target.indicator')}
          value={indicator}
          options={list.indicators.map((one) => ({ value: one.id, label: one.title }))}
          onChange={setIndicator}
        />
      )}
      {changing ? (
        <p>
          {changing.subject.name} · {of?.title}
        </p>
      ) : (
        <>
          <SelectField
            label={t('target.whose')}
            value={kind}
            options={(['authority', 'org', 'person', 'enterprise', 'project'] as const).map((one) => ({
              value: one,
              label: word('target.kind', one),
            }))}
            onChange={(one) => {
              setKind(one as Kind)
              setSubject([])
            }}
          />
          {kind === 'authority' ? null : (
            <SearchPick
              label={word('target.kind', kind)}
              of={kind}
              find={FIND[kind]}
              value={subject}
              onChange={setSubject}
              required
            />
          )}
        </>
      )}
      <TextField
        label={of?.unit ? t('form.with_unit', { label: t('target.target'), unit: of.unit }) : t('target.target')}
        type="number"
        value={target}
        onChange={setTarget}
        help={t('target.target_help')}
      />
      <TextField label={t('target.baseline')} type="number" value={baseline} onChange={setBaseline} />
      <TextField
        label={t('target.schedule')}
        lines={3}
        value={schedule}
        onChange={setSchedule}
        help={t('target.schedule_help')}
      />
      <TextField label={t('target.measures')} lines={3} value={measures} onChange={setMeasures} />
      <SearchPick label={t('target.person')} of="person" find={findPersons} value={person} onChange={setPerson} />
      <TextField label={t('target.due')} type="date" value={dueDay} onChange={setDueDay} />
      {changing?.filedAt ? (
        <TextField
          label={t('target.change_reason')}
          lines={2}
          required
          value={reason}
          onChange={setReason}
          help={t('target.change_help')}
        />
      ) : null}
      {fault ? (
        <p className="note red" role="alert">
          {fault}
        </p>
      ) : null}
    </Dialog>
  )
}
