import { useState } from 'react'
import { useSealPeriod } from '../../api/scores.ts'
import { useMay } from '../../api/session.ts'
import { formatPeriod } from '../../format/period.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Failure } from '../../parts/states.tsx'
import { Dialog, SendOrCancel } from '../../ui/dialog.tsx'

type Period = { readonly calendar: string; readonly ordinal: number; readonly label: string }

/** Publishes and freezes a period; says before what that means. */
export function SealButton({ program, period }: { program: string; period: Period }) {
  const may = useMay()
  const [open, setOpen] = useState(false)
  const seal = useSealPeriod(program)
  if (!may('period.seal')) return null
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('seal.do')}
      </button>
      {open ? (
        <Dialog
          title={t('seal.do_period', { period: formatPeriod(period.label) })}
          onClose={() => setOpen(false)}
          onSubmit={() =>
            seal.mutate(
              { calendar: period.calendar, ordinal: period.ordinal },
              {
                onSuccess: (done) => {
                  tellAfterAct({
                    sentence: t('seal.done', { period: formatPeriod(period.label), digest: done.digest.slice(0, 16) }),
                  })
                  setOpen(false)
                },
              },
            )
          }
          bottom={
            <SendOrCancel onCancel={() => setOpen(false)} disabled={seal.isPending}>
              {seal.isPending ? t('state.sending') : t('seal.do')}
            </SendOrCancel>
          }
        >
          <p>{t('seal.what')}</p>
          <Failure error={seal.error} />
        </Dialog>
      ) : null}
    </>
  )
}
