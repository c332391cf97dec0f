import { t } from '../../i18n/t.ts'
import { MonitorDesk } from '../../parts/monitor-desk.tsx'
import { MyEvaluations } from '../../parts/my-evaluations.tsx'
import { UnitRatings } from '../../parts/unit-ratings.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'

/** A monitor on the phone. */
export function MonitorPage() {
  return (
    <PhonePage title={t('nav.monitor')}>
      <div className="stack wide">
        <MyEvaluations />
        <MonitorDesk />
        <UnitRatings />
      </div>
    </PhonePage>
  )
}
