import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { type MatterDetail, useMatter } from '../../api/matters.ts'
import type { Similar } from '../../api/search.ts'
import { formatMoment } from '../../format/date.ts'
import { t } from '../../i18n/t.ts'
import { StateTag } from '../../parts/state-tag.tsx'
import { Loaded } from '../../parts/states.tsx'
import { Dialog } from '../../ui/dialog.tsx'

type Props = {
  readonly matter: MatterDetail
  readonly others: readonly Similar[]
  readonly mayMerge: boolean
  readonly onMerge: (other: Similar) => void
  readonly onClose: () => void
}

/** The matter in hand beside one that is like it, line by line; what is the same stands back. */
export function Compare({ matter, others, mayMerge, onMerge, onClose }: Props) {
  const [at, setAt] = useState(0)
  const other = others[at]
  const query = useMatter(other?.id ?? matter.id)
  if (!other) return null
  return (
    <Dialog
      title={t('triage.compare')}
      wide
      onClose={onClose}
      bottom={
        <>
          {others.length > 1 ? (
            <button type="button" className="button" onClick={() => setAt((at + 1) % others.length)}>
              {t('triage.next_similar', { n: at + 1, of: others.length })}
            </button>
          ) : null}
          <span className="grow" />
          {mayMerge && other.state !== 'closed' ? (
            <button type="button" className="button main" onClick={() => onMerge(other)}>
              {t('triage.merge')}
            </button>
          ) : null}
        </>
      }
    >
      <Loaded query={query} lines={6}>
        {(found) => <SideBySide here={matter} there={found} />}
      </Loaded>
    </Dialog>
  )
}

function SideBySide({ here, there }: { here: MatterDetail; there: MatterDetail }) {
  const lines = (one: MatterDetail): readonly (readonly [string, string])[] => [
    [t('matter.target'), one.enterprise?.name ?? one.project?.name ?? ''],
    [t('matter.category'), one.category ?? ''],
    [t('matter.source'), one.source ?? ''],
    [t('matter.at'), formatMoment(one.at)],
    [t('matter.lead'), one.leadOrg?.name ?? t('matter.not_assigned')],
    [t('triage.body'), one.body],
    [t('triage.last_answer'), answerOf(one)],
  ]
  const theirs = lines(there)
  return (
    <div className="table-wrap">
      <table className="table compare">
        <thead>
          <tr>
            <td />
            {[here, there].map((one) => (
              <th key={one.id} scope="col">
                <Link to="/matters/$id" params={{ id: one.id }}>
                  {one.title}
                </Link>
                <span className="row">
                  <span className="code muted">{one.number}</span>{' '}
                  <StateTag state={one.state} endTitle={one.endTitle} />
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines(here).map(([title, mine], n) => {
            const other = theirs[n]?.[1] ?? ''
            return (
              <tr key={title} className={mine === other ? 'muted' : undefined}>
                <th scope="row">{title}</th>
                <td className="pre">{mine}</td>
                <td className="pre">{other}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}

/** What the unit said of it last. */
function answerOf(matter: MatterDetail): string {
  return matter.acts.find((act) => act.act === 'answer' && !act.refused)?.sentence ?? ''
}
