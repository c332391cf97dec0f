import { useState } from 'react'
import { useCaseForms } from '../../api/cases.ts'
import type { MatterDetail } from '../../api/matters.ts'
import { useMay } from '../../api/session.ts'
import { t } from '../../i18n/t.ts'
import { ProposeCase } from './propose-case.tsx'

/** What shows how work was done; a hearing about somebody, an appeal or a complaint is nobody's example. */
const TELLS = ['problem', 'rectification', 'task']

/** A closed matter as a typical case, for whoever may propose one; a sealed matter never is. */
export function ProposeFromMatter({ matter }: { matter: MatterDetail }) {
  const may = useMay()
  if (matter.state !== 'closed' || matter.sealed || !TELLS.includes(matter.kind) || !may('case.propose')) return null
  return <Offer matter={matter} />
}

function Offer({ matter }: { matter: MatterDetail }) {
  const forms = useCaseForms()
  const [open, setOpen] = useState(false)
  const programs = (forms.data ?? []).filter((one) => one.programKey === matter.programKey && one.forms.length > 0)
  if (programs.length === 0) return null
  return (
    <div className="row">
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('briefing.propose_matter')}
      </button>
      {open ? <ProposeCase programs={programs} matter={matter} onClose={() => setOpen(false)} /> : null}
    </div>
  )
}
