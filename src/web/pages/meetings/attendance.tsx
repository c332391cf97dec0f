import { findOrgs, findPersons } from '../../api/lookups.ts'
import { t, word } from '../../i18n/t.ts'
import { SearchPick } from '../../ui/search-pick.tsx'
import { type DraftAttendee, replaced } from './draft.ts'

const STATES = ['invited', 'came', 'substitute', 'excused', 'absent'] as const

type Props = {
  readonly attendance: readonly DraftAttendee[]
  readonly onChange?: ((attendance: DraftAttendee[]) => void) | undefined
}

/** Who is invited, who came, who came instead, who is excused and why. */
export function Attendance({ attendance, onChange }: Props) {
  const add = (of: 'person' | 'org', one: { id: string; name: string }) =>
    onChange?.([
      ...attendance,
      {
        id: undefined,
        person: of === 'person' ? { id: one.id, name: one.name } : null,
        org: of === 'org' ? { id: one.id, name: one.name } : null,
        state: 'invited',
        substitute: null,
        reason: null,
      },
    ])
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('meeting.attendance')}</h2>
      </div>
      <div className="body stack">
        {attendance.length === 0 ? <p className="muted">{t('meeting.nobody')}</p> : null}
        <ul className="attendance">
          {attendance.map((one, n) => {
            const name = one.person?.name ?? one.org?.name ?? ''
            const set = (change: Partial<DraftAttendee>) => onChange?.(replaced(attendance, n, change))
            return (
              <li key={one.id ?? `${name} ${n}`} className="row">
                <span className="grow">{name}</span>
                {onChange ? (
                  <>
                    <select
                      className="input short"
                      aria-label={name}
                      value={one.state}
                      onChange={(event) => set({ state: event.target.value as DraftAttendee['state'] })}
                    >
                      {STATES.map((state) => (
                        <option key={state} value={state}>
                          {word('meeting.come', state)}
                        </option>
                      ))}
                    </select>
                    {one.state === 'substitute' ? (
                      <input
                        className="input short"
                        aria-label={`${name} ${t('meeting.substitute')}`}
                        placeholder={t('meeting.substitute')}
                        value={one.substitute ?? ''}
                        onChange={(event) => set({ substitute: event.target.value })}
                      />
                    ) : null}
                    {one.state === 'excused' ? (
                      <input
                        className="input short"
                        aria-label={`${name} ${t('meeting.excuse')}`}
                        placeholder={t('meeting.excuse')}
                        value={one.reason ?? ''}
                        onChange={(event) => set({ reason: event.target.value })}
                      />
                    ) : null}
                  </>
                ) : (
                  <span className="tag">
                    {word('meeting.come', one.state)}
                    {one.substitute ? ` ${one.substitute}` : ''}
                    {one.reason ? ` ${one.reason}` : ''}
                  </span>
                )}
              </li>
            )
          })}
        </ul>
        {onChange ? (
          <div className="no-print stack tight">
            <SearchPick
              label={t('meeting.add_org')}
              of="org"
              find={findOrgs}
              value={[]}
              onChange={([one]) => one && add('org', one)}
            />
            <SearchPick
              label={t('meeting.add_person')}
              of="person"
              find={findPersons}
              value={[]}
              onChange={([one]) => one && add('person', one)}
            />
          </div>
        ) : null}
      </div>
    </section>
  )
}
