import { useState } from 'react'
import { findEnterprises, findOrgs, findPersons, findProjects } from '../../api/lookups.ts'
import { useMay } from '../../api/session.ts'
import { useJoin, useLeave, useMembers } from '../../api/topics.ts'
import { today } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { ReasonForm } from '../../parts/reason-form.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

const FIND = { org: findOrgs, person: findPersons, enterprise: findEnterprises, project: findProjects } as const
type Of = keyof typeof FIND

type Props = {
  readonly program: string
  readonly group: { readonly id: string; readonly title: string; readonly of: string; readonly expect: number | null }
  readonly onClose: () => void
}

/** Who stands on a list today; the office puts on and takes off, from a day on. */
export function RosterMembers({ program, group, onClose }: Props) {
  const query = useMembers(program, group.id)
  const may = useMay()
  const [chosen, setChosen] = useState<readonly Picked[]>([])
  const [fromDay, setFromDay] = useState(today())
  const [leaving, setLeaving] = useState<Picked>()
  const join = useJoin(program, group.id)
  const find = group.of in FIND ? FIND[group.of as Of] : undefined
  if (leaving)
    return <Leave program={program} group={group.id} member={leaving} onClose={() => setLeaving(undefined)} />
  return (
    <Dialog title={group.title} wide onClose={onClose}>
      <Loaded query={query}>
        {({ members }) => (
          <>
            <p className={group.expect !== null && group.expect !== members.length ? 'note amber' : 'muted'}>
              {group.expect === null
                ? t('roster.n', { n: members.length })
                : t('roster.of_expected', { n: members.length, expect: group.expect })}
            </p>
            <ExportButton ledger="members" filter={{ program, group: group.id }} />
            {may('program.roster') && find ? (
              <form
                className="row"
                style={{ alignItems: 'end' }}
                onSubmit={(event) => {
                  event.preventDefault()
                  const [one] = chosen
                  if (!one) return
                  join.mutate(
                    { subjectId: one.id, fromDay },
                    {
                      onSuccess: () => {
                        tellAfterAct({ sentence: t('roster.joined', { name: one.name, day: fromDay }) })
                        setChosen([])
                      },
                    },
                  )
                }}
              >
                <div className="grow">
                  <SearchPick label={t('roster.add')} of={group.of} find={find} value={chosen} onChange={setChosen} />
                </div>
                <TextField label={t('roster.from')} type="date" value={fromDay} onChange={setFromDay} />
                <button type="submit" className="button main" disabled={chosen.length === 0 || join.isPending}>
                  {t('roster.join')}
                </button>
              </form>
            ) : null}
            <Failure error={join.error} />
            <ul className="stack tight">
              {members.map((member) => (
                <li key={member.id} className="row apart">
                  <span>{member.name}</span>
                  {may('program.roster') ? (
                    <button type="button" className="button plain small" onClick={() => setLeaving(member)}>
                      {t('roster.leave')}
                    </button>
                  ) : null}
                </li>
              ))}
            </ul>
          </>
        )}
      </Loaded>
    </Dialog>
  )
}

function Leave({
  program,
  group,
  member,
  onClose,
}: {
  program: string
  group: string
  member: Picked
  onClose: () => void
}) {
  const [lastDay, setLastDay] = useState(today())
  const leave = useLeave(program, group, member.id)
  return (
    <ReasonForm
      title={t('roster.leave_who', { name: member.name })}
      onClose={onClose}
      onSend={(reason) => leave.mutateAsync({ lastDay, reason })}
    >
      <TextField label={t('roster.last_day')} type="date" value={lastDay} onChange={setLastDay} />
    </ReasonForm>
  )
}
