import { findPersons } from '../../api/lookups.ts'
import type { Meeting } from '../../api/meetings.ts'
import { t } from '../../i18n/t.ts'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

type Props = {
  readonly meeting: Meeting
  readonly chair: Picked | null
  readonly onChange?: ((chair: Picked | null) => void) | undefined
}

/** Who presides, beside who should. Another is recorded as he was; the rules of the program see it. */
export function Chair({ meeting, chair, onChange }: Props) {
  const { chairShould, chaired } = meeting
  if (!onChange && !chair && !chairShould) return null
  const other = chaired === false && chair?.id === meeting.chair?.id
  return (
    <section className="panel">
      <div className="body stack tight">
        {onChange ? (
          <SearchPick
            label={t('meeting.chair')}
            of="person"
            find={findPersons}
            value={chair ? [chair] : []}
            onChange={([one]) => onChange(one ?? null)}
          />
        ) : (
          <p>
            {t('meeting.chair')}：{chair?.name ?? '—'}
          </p>
        )}
        {chairShould ? (
          <p className="small">
            <span className={other ? 'tag amber' : 'muted'}>
              {t(other ? 'meeting.chair_other' : 'meeting.chair_should', { who: chairShould })}
            </span>
          </p>
        ) : null}
      </div>
    </section>
  )
}
