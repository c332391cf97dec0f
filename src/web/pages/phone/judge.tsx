import { useParams } from '@tanstack/react-router'
import { useContest } from '../../api/contests.ts'
import { t } from '../../i18n/t.ts'
import { JudgeSheets } from '../../parts/judge-sheet.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { PhonePage } from '../../shell/phone-shell.tsx'

/** A judge's sheets on the phone, in the hall. */
export function JudgePage() {
  const { id = '' } = useParams({ strict: false }) as { id?: string }
  const query = useContest(id)
  return (
    <PhonePage title={query.data?.title ?? t('nav.contests')} back="/m/me">
      <Loaded query={query}>
        {(contest) =>
          contest.isJudge ? <JudgeSheets contest={contest} /> : <EmptyState>{t('contest.not_judge')}</EmptyState>
        }
      </Loaded>
    </PhonePage>
  )
}
