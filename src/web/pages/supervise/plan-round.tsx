import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { findEnterprises, findOrgs, findPersons, findProjects } from '../../api/lookups.ts'
import { useProgram, usePrograms } from '../../api/programs.ts'
import { usePlanRound } from '../../api/supervise.ts'
import { plusDays, today } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'
import { CheckField, SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

const FIND = { org: findOrgs, person: findPersons, enterprise: findEnterprises, project: findProjects }
type Kind = keyof typeof FIND

/** Plans a round: whom, by whom, when, on what ground. */
export function PlanRound() {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button type="button" className="button main" onClick={() => setOpen(true)}>
        {t('round.plan')}
      </button>
      {open ? <PlanForm onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function PlanForm({ onClose }: { onClose: () => void }) {
  const programs = usePrograms().data ?? []
  const [said, setSaid] = useState({
    program: '',
    title: '',
    kind: '督查',
    ground: '',
    content: '',
    fromDay: today(),
    toDay: plusDays(today(), 14),
    group: '',
    take: '',
    team: '2',
  })
  const [subjectKind, setKind] = useState<Kind>('org')
  const [unannounced, setUnannounced] = useState(false)
  const [targets, setTargets] = useState<readonly Picked[]>([])
  const [inspectors, setInspectors] = useState<readonly Picked[]>([])
  const key = said.program || programs[0]?.key
  const groups = (useProgram(key).data?.groups ?? []).filter((group) => group.of === subjectKind && group.members > 0)
  const navigate = useNavigate()
  const plan = usePlanRound(({ id }) => void navigate({ to: '/inspections/$id', params: { id } }))
  const set = (name: keyof typeof said) => (value: string) => setSaid({ ...said, [name]: value })
  return (
    <Dialog
      title={t('round.plan')}
      onClose={onClose}
      wide
      onSubmit={() => {
        if (!key) return
        plan.mutate({
          programKey: key,
          title: said.title,
          kind: said.kind,
          unannounced,
          subjectKind,
          ground: said.ground,
          content: said.content,
          fromDay: said.fromDay,
          toDay: said.toDay,
          ...(said.group ? { group: said.group } : { targets: targets.map((one) => one.id) }),
          inspectors: inspectors.map((one) => one.id),
          ...(said.take ? { take: Number(said.take) } : {}),
          team: Number(said.team) || 2,
        })
      }}
      bottom={
        <SendOrCancel onCancel={onClose} disabled={plan.isPending}>
          {plan.isPending ? t('state.sending') : t('round.plan')}
        </SendOrCancel>
      }
    >
      <Failure error={plan.error} />
      {programs.length > 1 ? (
        <SelectField
          label={t('matter.program')}
          value={key ?? ''}
          options={programs.map((one) => ({ value: one.key, label: one.title }))}
          onChange={set('program')}
        />
      ) : null}
      <TextField label={t('round.title')} value={said.title} onChange={set('title')} required />
      <TextField
        label={t('round.kind')}
        value={said.kind}
        onChange={set('kind')}
        required
        help={t('round.kind_help')}
      />
      <TextField
        label={t('round.ground')}
        value={said.ground}
        onChange={set('ground')}
        required
        help={t('round.ground_help')}
      />
      <TextField label={t('round.content')} value={said.content} onChange={set('content')} lines={3} />
      <CheckField label={t('round.unannounced_label')} value={unannounced} onChange={setUnannounced} />
      <TextField label={t('round.from')} type="date" value={said.fromDay} onChange={set('fromDay')} required />
      <TextField label={t('round.to')} type="date" value={said.toDay} onChange={set('toDay')} required />
      <SelectField
        label={t('round.subject_kind')}
        value={subjectKind}
        options={(Object.keys(FIND) as Kind[]).map((kind) => ({ value: kind, label: word('subject', kind) }))}
        onChange={(kind) => {
          setKind(kind as Kind)
          setTargets([])
          set('group')('')
        }}
      />
      {groups.length > 0 ? (
        <SelectField
          label={t('round.group')}
          value={said.group}
          empty={t('round.group_none')}
          options={groups.map((group) => ({ value: group.id, label: `${group.title}（${group.members}）` }))}
          onChange={set('group')}
        />
      ) : null}
      {said.group ? null : (
        <SearchPick
          key={subjectKind}
          label={t('round.targets')}
          of={subjectKind}
          find={FIND[subjectKind]}
          value={targets}
          onChange={setTargets}
          many
          required
        />
      )}
      <TextField
        label={t('round.take')}
        type="number"
        value={said.take}
        onChange={set('take')}
        help={t('round.targets_help')}
      />
      <SearchPick
        label={t('round.inspectors')}
        of="person"
        find={findPersons}
        value={inspectors}
        onChange={setInspectors}
        many
        required
        help={t('round.inspectors_help')}
      />
      <TextField label={t('round.team')} type="number" value={said.team} onChange={set('team')} />
    </Dialog>
  )
}
