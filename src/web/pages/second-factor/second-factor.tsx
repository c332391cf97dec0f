import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Factor, useFactor } from '../../api/second-factor.ts'
import { homeOf, readSessionAgain } from '../../api/session.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { Loaded } from '../../parts/states.tsx'
import { EnrolFactor } from './enrol-factor.tsx'
import { RenewCodes, TurnOff } from './kept-factor.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

/** One's own second factor: set up, new recovery codes, taken away; the first page of whoever must have one and has none. */
export function SecondFactorPage() {
  const query = useFactor()
  const [codes, setCodes] = useState<readonly string[]>()
  return (
    <main className="narrow">
      <h1>{t('factor.title')}</h1>
      <p className="muted">{t('factor.what')}</p>
      {codes ? (
        <Given codes={codes} />
      ) : (
        <Loaded query={query} lines={4}>
          {(factor) =>
            factor.since ? <Kept factor={factor} onCodes={setCodes} /> : <Missing factor={factor} onCodes={setCodes} />
          }
        </Loaded>
      )}
    </main>
  )
}

type Props = { readonly factor: Factor; readonly onCodes: (codes: readonly string[]) => void }

function Missing({ factor, onCodes }: Props) {
  if (!factor.possible) return <p className="note red">{t('factor.impossible')}</p>
  return (
    <>
      {factor.required ? <p className="note">{t('factor.required')}</p> : null}
      <EnrolFactor onCodes={onCodes} />
    </>
  )
}

function Kept({ factor, onCodes }: Props) {
  const [doing, setDoing] = useState<'codes' | 'off'>()
  return (
    <div className="stack">
      <p className="note">
        {t('factor.on', { at: formatMoment(factor.since), n: factor.recoveryLeft })}
        {factor.required ? ` ${t('factor.stays')}` : ''}
      </p>
      <div className="row wrap">
        <button type="button" className="button" onClick={() => setDoing('codes')}>
          {t('factor.renew')}
        </button>
        {factor.required ? null : (
          <button type="button" className="button" onClick={() => setDoing('off')}>
            {t('factor.off')}
          </button>
        )}
        <button type="button" className="button plain" onClick={() => history.back()}>
          {t('do.back')}
        </button>
      </div>
      {doing === 'codes' ? <RenewCodes onCodes={onCodes} onClose={() => setDoing(undefined)} /> : null}
      {doing === 'off' ? (
        <TurnOff
          onClose={() => setDoing(undefined)}
          onDone={() => {
            setDoing(undefined)
            tellAfterAct({ sentence: t('factor.is_off') })
            void readSessionAgain()
          }}
        />
      ) : null}
    </div>
  )
}

/** The codes, shown this once; then on to where one was going. */
function Given({ codes }: { codes: readonly string[] }) {
  const { next } = useSearch({ strict: false }) as { next?: string }
  const navigate = useNavigate()
  async function goOn() {
    const session = await readSessionAgain()
    if (!session) return location.assign('/sign-in')
    if (next?.startsWith('/') && !next.startsWith('//')) location.assign(next)
    else await navigate({ to: homeOf(session) })
  }
  return <RecoveryCodes codes={codes} onDone={() => void goOn()} />
}
