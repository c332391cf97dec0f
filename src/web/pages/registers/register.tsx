import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { type RegisterName, useRegister } from '../../api/registers.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { EnterDialog } from './enter-dialog.tsx'
import { RegisterBody } from './register-body.tsx'

/** One register: what it comes to, its entries, a new one. */
export function RegisterPage() {
  const params = useParams({ strict: false }) as RegisterName
  const [filters] = useFilters()
  const query = useRegister(params, filters)
  const may = useMay()
  const [entering, setEntering] = useState(false)
  return (
    <Loaded query={query}>
      {(register) => (
        <div className="page">
          <div className="page-head">
            <div>
              <p className="muted">
                <Link to="/registers">{t('nav.registers')}</Link>
              </p>
              <h1>{register.title}</h1>
              <p className="sub">
                {register.programTitle}
                {register.clause ? ` · ${register.clause}` : ''}
                {register.assumed ? ` · ${t('register.assumed', { what: register.assumed })}` : ''}
              </p>
            </div>
            <div className="row">
              {may('form.record') && canEnterHere(register.about) && !register.anonymous ? (
                <button type="button" className="button main" onClick={() => setEntering(true)}>
                  {t('register.enter')}
                </button>
              ) : null}
            </div>
          </div>
          {register.anonymous ? (
            <p className="note">{t('register.anonymous_note', { n: register.total })}</p>
          ) : (
            <RegisterBody name={params} register={register} />
          )}
          {entering ? <EnterDialog register={register} onClose={() => setEntering(false)} /> : null}
        </div>
      )}
    </Loaded>
  )
}

/** What hangs on a visit or a matter is filled in there. */
export function canEnterHere(about: string): boolean {
  return about !== 'visit' && about !== 'matter'
}
