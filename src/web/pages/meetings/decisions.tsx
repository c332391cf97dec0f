import { Link } from '@tanstack/react-router'
import { findOrgs } from '../../api/lookups.ts'
import type { Meeting } from '../../api/meetings.ts'
import { formatDay } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { StateTag } from '../../parts/state-tag.tsx'
import { SelectField, TextField } from '../../ui/field.tsx'
import { SearchPick } from '../../ui/search-pick.tsx'
import { type DraftDecision, type DraftItem, replaced } from './draft.ts'

type Props = {
  readonly meeting: Meeting
  readonly items: readonly DraftItem[]
  readonly decided: readonly DraftDecision[]
  readonly onChange?: ((decided: DraftDecision[]) => void) | undefined
}

/** What was decided, who is charged with it and until when; after the close each is a matter. */
export function Decisions({ meeting, items, decided, onChange }: Props) {
  const kinds = meeting.decisionKinds.map(({ id, title }) => ({ value: id, label: title }))
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('meeting.decisions')}</h2>
        {onChange && kinds[0] ? (
          <button
            type="button"
            className="button small no-print"
            onClick={() =>
              onChange([
                ...decided,
                {
                  id: undefined,
                  itemId: null,
                  matter: kinds[0]?.value ?? '',
                  title: '',
                  body: '',
                  lead: null,
                  dueDay: null,
                },
              ])
            }
          >
            {t('meeting.add_decision')}
          </button>
        ) : null}
      </div>
      <div className="body stack">
        {decided.length === 0 ? <p className="muted">{t('meeting.none_decided')}</p> : null}
        {onChange
          ? decided.map((one, n) => {
              const set = (change: Partial<DraftDecision>) => onChange(replaced(decided, n, change))
              return (
                <fieldset key={one.id ?? `new ${n}`} className="decision">
                  <TextField
                    label={t('meeting.decision_title')}
                    value={one.title}
                    onChange={(title) => set({ title })}
                    required
                  />
                  <SearchPick
                    label={t('meeting.decision_lead')}
                    of="org"
                    find={findOrgs}
                    value={one.lead ? [one.lead] : []}
                    onChange={([lead]) => set({ lead: lead ?? null })}
                  />
                  <TextField
                    label={t('meeting.decision_due')}
                    type="date"
                    value={one.dueDay ?? ''}
                    onChange={(dueDay) => set({ dueDay: dueDay || null })}
                  />
                  <SelectField
                    label={t('meeting.decision_under')}
                    value={one.itemId ?? ''}
                    options={items.flatMap(({ id, title, dropped }) =>
                      id && title && !dropped ? [{ value: id, label: title }] : [],
                    )}
                    empty="—"
                    onChange={(itemId) => set({ itemId: itemId || null })}
                  />
                  <button
                    type="button"
                    className="button plain small"
                    onClick={() => onChange(decided.filter((_, at) => at !== n))}
                  >
                    {t('meeting.remove')}
                  </button>
                </fieldset>
              )
            })
          : meeting.decided.map((one) => (
              <p key={one.id}>
                {one.becomes ? (
                  <Link to="/matters/$id" params={{ id: one.becomes.id }}>
                    {one.becomes.number} {one.title}
                  </Link>
                ) : (
                  <span className="strong">{one.title}</span>
                )}{' '}
                {one.becomes ? <StateTag state={one.becomes.state} /> : null}{' '}
                <span className="muted small">
                  {[one.lead?.name, one.dueDay ? formatDay(one.dueDay) : null].filter(Boolean).join(' · ')}
                </span>
              </p>
            ))}
      </div>
    </section>
  )
}
