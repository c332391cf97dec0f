import { useMyDay } from '../../api/workbench.ts'
import { t } from '../../i18n/t.ts'
import { MatterCard } from '../../parts/matter-card.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'

/** Matters of my enterprises that are not ended, the nearest clock first. */
export function MyMatters() {
  const day = useMyDay()
  return (
    <PhonePage title={t('nav.matters')}>
      <Loaded query={day} lines={8}>
        {(mine) =>
          mine.matters.length === 0 ? (
            <EmptyState>{t('today.no_matters')}</EmptyState>
          ) : (
            <ul className="cards">
              {mine.matters.map((matter) => (
                <li key={matter.id}>
                  <MatterCard matter={matter} to="/m/matters/$id" />
                </li>
              ))}
            </ul>
          )
        }
      </Loaded>
    </PhonePage>
  )
}
