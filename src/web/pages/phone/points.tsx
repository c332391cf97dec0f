import { useMyPoints } from '../../api/assess.ts'
import { t } from '../../i18n/t.ts'
import { PeriodPick, ProgramPick, useProgramKey } from '../../parts/program-period.tsx'
import { Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { PhonePage } from '../../shell/phone-shell.tsx'
import { AccountPick, MineView } from '../assess/my-points.tsx'

/** One's own points on the phone: what threatens, what can still be done, what was given and why. Nobody is ranked. */
export function PhonePoints() {
  const [filters] = useFilters()
  const program = useProgramKey()
  const mine = useMyPoints(program, filters)
  return (
    <PhonePage title={t('nav.my_points')} back="/m/me">
      <div className="row">
        <ProgramPick />
        {mine.data ? <AccountPick mine={mine.data} /> : null}
        {mine.data ? <PeriodPick periods={mine.data.periods} current={mine.data.period} /> : null}
      </div>
      <Loaded query={mine} lines={10}>
        {(data) => <MineView mine={data} program={program ?? ''} />}
      </Loaded>
    </PhonePage>
  )
}
