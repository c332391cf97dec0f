import { useState } from 'react'
import { findOrgs } from '../../api/lookups.ts'
import { type ConditionSaid, type PolicyDetail, useKeepPolicy } from '../../api/policies.ts'
import { explain, placeOf } from '../../api/problem.ts'
import { today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'
import { ConditionFields, type Draft, draftOf, saidOf } from './condition-fields.tsx'

const EMPTY = { title: '', source: '', level: '', benefit: '', howToClaim: '', toDay: '' }

/** A policy entered through fields, its conditions too: nobody writes an expression. */
export function PolicyForm({ policy, onClose }: { policy?: PolicyDetail; onClose: () => void }) {
  const [text, setText] = useState(
    policy
      ? {
          ...EMPTY,
          title: policy.title,
          source: policy.source,
          level: policy.level ?? '',
          benefit: policy.benefit,
          howToClaim: policy.howToClaim,
          toDay: policy.toDay === 'infinity' ? '' : policy.toDay,
          fromDay: policy.fromDay,
        }
      : { ...EMPTY, fromDay: today() },
  )
  const [org, setOrg] = useState<readonly Picked[]>(policy ? [policy.org] : [])
  const [drafts, setDrafts] = useState<readonly Draft[]>(policy ? policy.conditions.map(draftOf) : [])
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const send = useKeepPolicy(policy?.id)
  const place = placeOf(send.error)
  const fault = (name: string) => faults[name] ?? (place === name ? explain(send.error) : undefined)
  function submit() {
    const found: Record<string, string> = {}
    for (const name of ['title', 'source', 'benefit', 'howToClaim', 'fromDay'] as const)
      if (text[name].trim() === '') found[name] = t('form.fault.required')
    const [only] = org
    if (!only) found.orgId = t('form.fault.required')
    setFaults(found)
    if (Object.keys(found).length > 0 || !only) return
    const { toDay, level, ...rest } = text
    const conditions: ConditionSaid[] = drafts.map(saidOf)
    send.mutate(
      {
        ...rest,
        orgId: only.id,
        toDay: toDay || null,
        level: level || null,
        conditions,
        revision: policy?.revision ?? 0,
      },
      {
        onSuccess: () => {
          tellAfterAct({ sentence: t('policy.kept', { title: text.title }) })
          onClose()
        },
      },
    )
  }
  const field = (name: keyof typeof text, more: { lines?: number; type?: 'date'; required?: boolean } = {}) => (
    <TextField
      label={t(`policy.field.${name}`)}
      value={text[name]}
      onChange={(value) => setText({ ...text, [name]: value })}
      fault={fault(name)}
      {...more}
    />
  )
  return (
    <Dialog
      title={policy ? t('policy.change') : t('policy.add')}
      wide
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={send.isPending}>
          {send.isPending ? t('state.sending') : t('do.save')}
        </SendOrCancel>
      }
    >
      {field('title', { required: true })}
      {field('source', { required: true })}
      {field('level')}
      {field('benefit', { lines: 2, required: true })}
      {field('howToClaim', { lines: 2, required: true })}
      <SearchPick
        label={t('policy.owner')}
        of="org"
        find={findOrgs}
        value={org}
        onChange={setOrg}
        required
        fault={fault('orgId')}
      />
      {field('fromDay', { type: 'date', required: true })}
      {field('toDay', { type: 'date' })}
      <ConditionFields
        drafts={drafts}
        onChange={setDrafts}
        place={place}
        message={send.error ? explain(send.error) : ''}
      />
      <Failure error={send.error} />
    </Dialog>
  )
}
