import { useState } from 'react'
import { findMatters } from '../../api/lookups.ts'
import {
  type MonitorReport,
  type Network,
  type SortInput,
  saidOf,
  useMonitorReports,
  useSortReports,
} from '../../api/monitoring.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

type Way = 'new' | 'old' | 'praise' | 'duplicate' | 'no_action'
type Props = {
  readonly network: Network
  readonly reports: readonly MonitorReport[]
  readonly onDone: () => void
  readonly onClose: () => void
}

/** What is made of the chosen reports: one matter of several, praise, a repetition, nothing and why. */
export function SortDialog({ network, reports, onDone, onClose }: Props) {
  const sortField = network.fields.find((field) => field.id === network.sortField)
  const [way, setWay] = useState<Way>('new')
  const [kind, setKind] = useState(network.matters[0]?.id ?? '')
  const [title, setTitle] = useState(reports[0] ? saidOf(reports[0].values, network.fields).slice(0, 80) : '')
  const [category, setCategory] = useState('')
  const [source, setSource] = useState('')
  const [matter, setMatter] = useState<readonly Picked[]>([])
  const [sameAs, setSameAs] = useState('')
  const [reason, setReason] = useState('')
  const [sortedAs, setSortedAs] = useState('')
  const sort = useSortReports(network.id)
  const others = useMonitorReports(network.id, reports[0]?.org ? { orgId: reports[0].org.id } : {})
  const declared = network.matters.find((one) => one.id === kind)
  const into = (): SortInput['into'] => {
    switch (way) {
      case 'new':
        return {
          outcome: 'matter',
          raise: {
            matter: kind,
            title: title.trim(),
            body: reports.map((one) => `${one.day} ${saidOf(one.values, network.fields)}`).join('\n'),
            ...(category ? { category } : {}),
            ...(source ? { source } : {}),
          },
        }
      case 'old':
        return { outcome: 'matter', matterId: matter[0]?.id ?? '' }
      case 'praise':
        return { outcome: 'praise' }
      case 'duplicate':
        return { outcome: 'duplicate', sameAs }
      case 'no_action':
        return { outcome: 'no_action', reason: reason.trim() }
    }
  }
  const incomplete =
    (way === 'new' && title.trim() === '') ||
    (way === 'old' && !matter[0]) ||
    (way === 'duplicate' && !sameAs) ||
    (way === 'no_action' && reason.trim() === '')
  return (
    <Dialog
      title={t('monitoring.sort_n', { n: reports.length })}
      onClose={onClose}
      onSubmit={() => {
        if (incomplete) return
        sort.mutate(
          { lines: reports.map((one) => one.line), into: into(), ...(sortedAs ? { sortedAs } : {}) },
          {
            onSuccess: ({ sorted, matter: made }) => {
              tellAfterAct({
                sentence: made
                  ? t('monitoring.sorted_into', { n: sorted, number: made.number })
                  : t('monitoring.sorted', { n: sorted }),
              })
              onDone()
              onClose()
            },
          },
        )
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={incomplete || sort.isPending}>
          {t('monitoring.sort')}
        </SendOrCancel>
      }
    >
      <ul className="stack tight">
        {reports.slice(0, 6).map((one) => (
          <li key={one.line} className="small">
            <span className="muted">
              {formatDay(one.day, { weekday: false })} {one.org?.name}
            </span>{' '}
            {saidOf(one.values, network.fields)}
          </li>
        ))}
      </ul>
      <ChoiceField
        label={t('monitoring.sort_into')}
        value={[way]}
        options={[
          { value: 'new', label: t('monitoring.into_new') },
          { value: 'old', label: t('monitoring.into_old') },
          { value: 'praise', label: t('monitoring.outcome.praise') },
          { value: 'duplicate', label: t('monitoring.outcome.duplicate') },
          { value: 'no_action', label: t('monitoring.outcome.no_action') },
        ]}
        onChange={([value]) => setWay(value as Way)}
      />
      {way === 'new' ? (
        <>
          <SelectField
            label={t('monitoring.matter_kind')}
            value={kind}
            options={network.matters.map((one) => ({ value: one.id, label: one.title }))}
            onChange={setKind}
          />
          <TextField label={t('monitoring.title')} value={title} onChange={setTitle} required />
          {declared && declared.categories.length > 0 ? (
            <SelectField
              label={t('matter.category')}
              value={category}
              empty={t('form.choose')}
              options={declared.categories.map((one) => ({ value: one, label: one }))}
              onChange={setCategory}
              required
            />
          ) : null}
          {declared && declared.sources.length > 0 ? (
            <SelectField
              label={t('matter.source')}
              value={source}
              empty={t('form.choose')}
              options={declared.sources.map((one) => ({ value: one, label: one }))}
              onChange={setSource}
            />
          ) : null}
        </>
      ) : null}
      {way === 'old' ? (
        <SearchPick
          label={t('monitoring.into_old')}
          of="matter"
          find={findMatters}
          value={matter}
          onChange={setMatter}
          required
        />
      ) : null}
      {way === 'duplicate' ? (
        <SelectField
          label={t('monitoring.same_as')}
          value={sameAs}
          empty={t('form.choose')}
          options={others.rows
            .filter((one) => !reports.some((chosen) => chosen.line === one.line))
            .map((one) => ({
              value: one.line,
              label: `${one.day} ${saidOf(one.values, network.fields)}`.slice(0, 80),
            }))}
          onChange={setSameAs}
          required
        />
      ) : null}
      {way === 'no_action' ? (
        <TextField label={t('form.reason')} value={reason} onChange={setReason} lines={3} required />
      ) : null}
      {sortField ? (
        <SelectField
          label={sortField.title}
          value={sortedAs}
          empty={t('form.choose')}
          options={(sortField.choices ?? []).map((one) => ({ value: one, label: one }))}
          onChange={setSortedAs}
        />
      ) : null}
      <Failure error={sort.error} />
    </Dialog>
  )
}
