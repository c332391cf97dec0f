import { useState } from 'react'
import { type UnitToRate, useRateUnit, useUnitsToRate } from '../api/ratings.ts'
import { useMay } from '../api/session.ts'
import { formatDay } from '../format/date.ts'
import { formatPeriod } from '../format/period.ts'
import { t } from '../i18n/t.ts'
import { TextField } from '../ui/field.tsx'
import { tellAfterAct } from './after-act.tsx'
import { Failure } from './states.tsx'

/** The grades of GB/T 33357, as the API takes them. */
const GRADES = ['很满意', '满意', '一般', '不满意'] as const
/** More units than this are not shown at once: the others are found by name. */
const MANY = 12

/** What one thinks of each unit this quarter. Nothing is chosen beforehand, and nobody else's word is shown. */
export function UnitRatings() {
  const may = useMay()
  const asked = useUnitsToRate(may('rating.record_unit'))
  const [word, setWord] = useState('')
  const { quarter, units } = asked.data ?? { quarter: undefined, units: [] }
  if (!quarter || units.length === 0) return null
  const found = units.filter((one) => one.org.name.includes(word.trim()))
  const shown = found.slice(0, MANY)
  const done = units.filter((one) => one.said !== null).length
  return (
    <section className="stack">
      <h2>{t('rating.units', { quarter: formatPeriod(quarter.label) })}</h2>
      <p className="muted small">
        {t('rating.units_note', { n: done, of: units.length, day: formatDay(quarter.to, { weekday: false }) })}
      </p>
      {units.length > MANY ? <TextField label={t('rating.find_unit')} value={word} onChange={setWord} /> : null}
      <ul className="cards">
        {shown.map((one) => (
          <UnitCard key={one.org.id} one={one} />
        ))}
      </ul>
      {found.length === 0 ? <p className="muted">{t('rating.no_such_unit')}</p> : null}
      {found.length > shown.length ? (
        <p className="muted small">{t('rating.more_units', { n: found.length - shown.length })}</p>
      ) : null}
    </section>
  )
}

function UnitCard({ one }: { one: UnitToRate }) {
  const rate = useRateUnit()
  return (
    <li className="card">
      <span className="strong" id={`unit-${one.org.id}`}>
        {one.org.name}
      </span>
      <div className="row" role="group" aria-labelledby={`unit-${one.org.id}`}>
        {GRADES.map((grade) => (
          <button
            type="button"
            key={grade}
            className={one.said?.grade === grade ? 'button small main' : 'button small'}
            aria-pressed={one.said?.grade === grade}
            disabled={rate.isPending}
            onClick={() =>
              rate.mutate(
                { orgId: one.org.id, grade },
                {
                  onSuccess: ({ quarter, replaced }) =>
                    tellAfterAct({
                      sentence: t(replaced ? 'rating.unit_changed' : 'rating.unit_rated', {
                        unit: one.org.name,
                        quarter,
                        grade,
                      }),
                    }),
                },
              )
            }
          >
            {grade}
          </button>
        ))}
      </div>
      <Failure error={rate.error} />
    </li>
  )
}
