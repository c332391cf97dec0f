import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { type MatterDetail, useMatter } from '../../api/matters.ts'
import { type Similar, useSimilar } from '../../api/search.ts'
import { formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { StateTag } from '../../parts/state-tag.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { ActDialog } from '../matters/act-dialog.tsx'
import { MatterActs } from '../matters/matter.tsx'
import { Compare } from './compare.tsx'

/** The matter in hand: what it says, whose it should be by the catalogue, what is like it; a assigns, m merges, s splits, d classifies, c compares. */
export function TriageOne({ id }: { id: string }) {
  return (
    <section className="panel triage-one" aria-label={t('triage.in_hand')}>
      <Loaded query={useMatter(id)}>{(matter) => <One matter={matter} />}</Loaded>
    </section>
  )
}

type Doing = {
  readonly act: 'assign' | 'merge' | 'split' | 'classify'
  readonly initial: Readonly<Record<string, { id: string; name: string }[] | string>>
}

function One({ matter }: { matter: MatterDetail }) {
  const similar = useSimilar(matter.id)
  const [doing, setDoing] = useState<Doing>()
  const [comparing, setComparing] = useState(false)
  const orgs = matter.suggestion?.orgs ?? []
  const possible = (act: string) => matter.possible.some((one) => one.act === act && one.allowed)
  const assign = (org?: { id: string; name: string }) =>
    setDoing({ act: 'assign', initial: org ? { give: 'order', lead: [org] } : {} })
  const merge = (one: Similar) => setDoing({ act: 'merge', initial: { into: [{ id: one.id, name: one.title }] } })
  const split = () => setDoing({ act: 'split', initial: {} })
  const classify = () => setDoing({ act: 'classify', initial: {} })
  const others = similar.data?.items ?? []
  const nearest = similar.data?.items.find((one) => one.state !== 'closed')
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (/^(INPUT|TEXTAREA|SELECT)$/.test((event.target as HTMLElement).tagName)) return
      if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector('dialog[open]')) return
      if (event.key === 'a' && possible('assign')) assign(orgs[0])
      else if (event.key === 'm' && nearest && possible('merge')) merge(nearest)
      else if (event.key === 's' && possible('split')) split()
      else if (event.key === 'd' && possible('classify')) classify()
      else if (event.key === 'c' && others.length > 0) setComparing(true)
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  })
  return (
    <>
      <div className="head">
        <h2>
          <Link to="/matters/$id" params={{ id: matter.id }}>
            {matter.title}
          </Link>
        </h2>
      </div>
      <div className="body stack">
        <p className="muted small">
          <span className="code">{matter.number}</span>{' '}
          {[matter.enterprise?.name ?? matter.project?.name, matter.category, matter.source, formatMoment(matter.at)]
            .filter(Boolean)
            .join(' · ')}
        </p>
        {matter.body ? <p className="pre">{matter.body}</p> : null}
        <div className="stack tight">
          <h3>{t('service.basis')}</h3>
          {orgs.length === 0 ? (
            <p className="muted">{t('service.suggest_none', { category: matter.category ?? '' })}</p>
          ) : (
            <div className="row wrap">
              {orgs.map((org) => (
                <button
                  type="button"
                  key={org.id}
                  className="button small"
                  disabled={!possible('assign')}
                  onClick={() => assign(org)}
                >
                  {t('triage.assign_to', { unit: org.name })}
                </button>
              ))}
            </div>
          )}
          {matter.suggestion?.clause ? <p className="muted small">{matter.suggestion.clause}</p> : null}
        </div>
        <MatterActs matter={matter} />
        <div className="stack tight">
          <h3 className="row apart">
            {t('triage.similar')}
            {others.length > 0 ? (
              <button
                type="button"
                className="button plain small"
                aria-keyshortcuts="c"
                onClick={() => setComparing(true)}
              >
                {t('triage.compare')}
              </button>
            ) : null}
          </h3>
          <Loaded query={similar} lines={3}>
            {({ items }) =>
              items.length === 0 ? (
                <EmptyState>{t('triage.no_similar')}</EmptyState>
              ) : (
                <ul className="stack tight">
                  {items.map((one) => (
                    <li key={one.id} className="row apart">
                      <span>
                        <Link to="/matters/$id" params={{ id: one.id }}>
                          {one.title}
                        </Link>{' '}
                        <StateTag state={one.state} />
                        <span className="muted small similar-facts">
                          <span className="code">{one.number}</span>{' '}
                          {[one.enterprise?.name, one.sameTarget ? t('triage.same_target') : '', one.leadOrg?.name]
                            .filter(Boolean)
                            .join(' · ')}
                        </span>
                      </span>
                      {one.state !== 'closed' && possible('merge') ? (
                        <button type="button" className="button plain small" onClick={() => merge(one)}>
                          {t('triage.merge')}
                        </button>
                      ) : null}
                    </li>
                  ))}
                </ul>
              )
            }
          </Loaded>
        </div>
      </div>
      {comparing ? (
        <Compare
          matter={matter}
          others={others}
          mayMerge={possible('merge')}
          onMerge={(one) => {
            setComparing(false)
            merge(one)
          }}
          onClose={() => setComparing(false)}
        />
      ) : null}
      {doing ? (
        <ActDialog
          matter={matter}
          act={doing.act}
          title={word('act', doing.act)}
          initial={doing.initial}
          onClose={() => setDoing(undefined)}
        />
      ) : null}
    </>
  )
}
