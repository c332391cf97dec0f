import { Link } from '@tanstack/react-router'
import type { MatterRow } from '../api/matters.ts'
import { t } from '../i18n/t.ts'
import { Clock } from './clock.tsx'
import { StateTag } from './state-tag.tsx'

/** A matter on a phone: its state, its clock, whom it concerns. */
export function MatterCard({ matter, to }: { matter: MatterRow; to: '/m/matters/$id' | '/portal/matters/$id' }) {
  return (
    <div className="card">
      <Link to={to} params={{ id: matter.id }} className="strong">
        {matter.title}
      </Link>
      <span className="muted small">
        {[matter.enterprise?.name ?? matter.project?.name, matter.leadOrg?.name].filter(Boolean).join(' · ')}
      </span>
      <div className="row">
        <StateTag state={matter.state} endTitle={matter.endTitle} />
        {matter.falseClosures > 0 ? <span className="tag red">{t('matter.flag.false_closure')}</span> : null}
        {matter.clock ? <Clock clock={matter.clock} /> : null}
      </div>
    </div>
  )
}
