import { useState } from 'react'
import { type Questionnaire, useDrawUp, useQuestionnaires } from '../../api/evaluations.ts'
import { findOrgs } from '../../api/lookups.ts'
import { plusDays, today } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { EmptyState, Failure, Loaded } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { ChoiceField, SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

const AUDIENCES = ['enterprise', 'monitor', 'public'] as const
type Audience = (typeof AUDIENCES)[number]
/** What the members of a group must be, to be asked as that. */
const MEMBERS: Readonly<Record<Audience, string>> = { enterprise: 'enterprise', monitor: 'person', public: '' }

/** The button and the form of a new round. */
export function DrawUp() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)}>
        {t('evaluation.draw_up')}
      </button>
      {open ? <DrawUpForm onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function DrawUpForm({ onClose }: { onClose: () => void }) {
  const query = useQuestionnaires()
  const [chosen, setChosen] = useState('')
  const [title, setTitle] = useState('')
  const [audience, setAudience] = useState<Audience>('enterprise')
  const [group, setGroup] = useState('')
  const [subjectGroup, setSubjectGroup] = useState('')
  const [units, setUnits] = useState<readonly Picked[]>([])
  const [below, setBelow] = useState<readonly Picked[]>([])
  const [fromDay, setFromDay] = useState(today())
  const [toDay, setToDay] = useState(plusDays(today(), 13))
  const draw = useDrawUp()
  const keyOf = (one: Questionnaire) => `${one.programKey}/${one.form}`
  const one = query.data?.find((each) => keyOf(each) === chosen) ?? query.data?.[0]
  const named = title.trim() || one?.title || ''
  function submit() {
    if (!one) return
    draw.mutate(
      {
        programKey: one.programKey,
        form: one.form,
        title: named,
        audience,
        fromDay,
        toDay,
        ...(group ? { group } : {}),
        ...(subjectGroup ? { subjectGroup } : {}),
        ...(units.length > 0 ? { orgIds: units.map((unit) => unit.id) } : {}),
        ...(below[0] ? { below: below[0].id } : {}),
      },
      {
        onSuccess: ({ subjects, period, minimum }) => {
          tellAfterAct({ sentence: t('evaluation.drawn_up', { title: named, n: subjects, period, minimum }) })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      title={t('evaluation.draw_up')}
      onClose={onClose}
      onSubmit={submit}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={!one || draw.isPending}>
          {t('evaluation.draw_up')}
        </SendOrCancel>
      }
    >
      <Loaded query={query} lines={4}>
        {(list) =>
          list.length === 0 ? (
            <EmptyState>{t('evaluation.no_questionnaire')}</EmptyState>
          ) : (
            <>
              <SelectField
                label={t('evaluation.form')}
                value={one ? keyOf(one) : ''}
                options={list.map((each) => ({ value: keyOf(each), label: `${each.title} · ${each.programTitle}` }))}
                onChange={(value) => {
                  setChosen(value)
                  setGroup('')
                  setSubjectGroup('')
                }}
              />
              <TextField label={t('evaluation.title')} value={title} onChange={setTitle} placeholder={named} />
              <ChoiceField
                label={t('evaluation.audience')}
                value={[audience]}
                options={AUDIENCES.map((value) => ({ value, label: word('evaluation.audience', value) }))}
                onChange={([value]) => {
                  setAudience(value as Audience)
                  setGroup('')
                }}
              />
              {audience === 'public' ? null : (
                <SelectField
                  label={t('evaluation.group')}
                  value={group}
                  empty={t('evaluation.group_all')}
                  options={groupsOf(one, MEMBERS[audience])}
                  onChange={setGroup}
                />
              )}
              <SelectField
                label={`${t('evaluation.subjects')}：${t('evaluation.subject_group')}`}
                value={subjectGroup}
                empty={t('evaluation.subject_none')}
                options={groupsOf(one, 'org')}
                onChange={setSubjectGroup}
              />
              <SearchPick
                label={t('evaluation.subject_units')}
                of="org"
                find={findOrgs}
                many
                value={units}
                onChange={setUnits}
              />
              <SearchPick
                label={t('evaluation.subject_below')}
                of="org"
                find={findOrgs}
                value={below}
                onChange={setBelow}
                help={t('evaluation.subject_below_help')}
              />
              <TextField label={t('evaluation.from')} type="date" value={fromDay} onChange={setFromDay} required />
              <TextField
                label={t('evaluation.to')}
                type="date"
                value={toDay}
                min={fromDay}
                onChange={setToDay}
                required
              />
              <Failure error={draw.error} />
            </>
          )
        }
      </Loaded>
    </Dialog>
  )
}

function groupsOf(one: Questionnaire | undefined, of: string) {
  return (one?.groups ?? [])
    .filter((group) => group.of === of)
    .map(({ group, title }) => ({ value: group, label: title }))
}
