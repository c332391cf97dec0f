import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { findOrgs } from '../../api/lookups.ts'
import { explain } from '../../api/problem.ts'
import { useMay } from '../../api/session.ts'
import { type PromisedTarget, type TargetList, useStampTargets, useTargets } from '../../api/targets.ts'
import { formatPeriod } from '../../format/period.ts'
import { t, word } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { ExportButton } from '../../parts/export-button.tsx'
import { FigureBoard } from '../../parts/figure.tsx'
import { DayInput, Pick } from '../../parts/filter-bar.tsx'
import { headOf } from '../../parts/head-of.ts'
import { DefinedWords, NumHead } from '../../parts/num-head.tsx'
import { ProgramPick, useProgramKey } from '../../parts/program-period.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { SearchPick } from '../../ui/search-pick.tsx'
import { SetTarget } from './set-target.tsx'
import { TargetBar, withUnit } from './target-bar.tsx'

/** The tree of targets, wholes before their parts: what was promised, what there is, and what time asks. */
export function TargetsPage() {
  const [filters] = useFilters()
  const program = useProgramKey('indicators')
  const query = useTargets(program, filters)
  const may = useMay()
  const [setting, setSetting] = useState(false)
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.targets')}</h1>
          {query.data ? <p className="sub">{query.data.title}</p> : null}
        </div>
        <div className="row">
          {program ? <ExportButton ledger="targets" filter={{ ...filters, program }} /> : null}
          <ProgramPick having="indicators" />
          {program && may('indicator.report') ? (
            <Link to="/targets/entry" search={{ program }} className="button">
              {t('target.report')}
            </Link>
          ) : null}
          {may('target.set') && (query.data?.indicators.length ?? 0) > 0 ? (
            <button type="button" className="button main" onClick={() => setSetting(true)}>
              {t('target.set')}
            </button>
          ) : null}
        </div>
      </div>
      <Loaded query={query} lines={12}>
        {(list) => (
          <>
            <Figures list={list} />
            <Tree list={list} />
            {setting ? <SetTarget list={list} onClose={() => setSetting(false)} /> : null}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Figures({ list }: { list: TargetList }) {
  const search = { program: list.program }
  return (
    <FigureBoard
      label={t('nav.targets')}
      figures={[
        { label: t('target.all'), value: list.all, to: '/targets', search, definition: t('target.all.definition') },
        {
          label: t('target.behind_count'),
          value: list.behind,
          to: '/targets',
          search: { ...search, show: 'behind' },
          tone: 'amber',
          definition: t('target.behind_defined'),
        },
        {
          label: t('target.unread_count'),
          value: list.unread,
          to: '/targets',
          search: { ...search, show: 'unread' },
          definition: t('target.unread.definition'),
        },
        {
          label: t('target.unfiled_count'),
          value: list.unfiled,
          to: '/targets',
          search: { ...search, show: 'unfiled' },
          definition: t('target.unfiled.definition'),
        },
      ]}
    />
  )
}

function Tree({ list }: { list: TargetList }) {
  const [filters, change] = useFilters()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const may = useMay()
  const choosable = may('target.file')
  const orgs = list.rows.flatMap((row) => (row.org && row.org.id === filters.orgId ? [row.org] : []))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    setChosen(next)
  }
  return (
    <section className="panel">
      <div className="list-bar">
        <Pick
          label={t('target.indicator')}
          value={filters.indicator ?? ''}
          options={list.indicators.map((one) => [one.id, one.title])}
          onChange={(indicator) => change({ indicator })}
        />
        <Pick
          label={t('target.progress')}
          value={filters.show ?? ''}
          options={[
            ['behind', t('target.behind')],
            ['unread', t('target.unread')],
            ['unfiled', t('target.unfiled_count')],
          ]}
          onChange={(show) => change({ show })}
        />
        <DayInput label={t('target.on')} value={filters.on} onChange={(on) => change({ on })} />
        <div style={{ minWidth: 180 }}>
          <SearchPick
            label={t('target.org')}
            of="org"
            find={findOrgs}
            value={orgs.slice(0, 1)}
            onChange={([one]) => change({ orgId: one?.id })}
          />
        </div>
        <span className="grow" />
        <span className="muted small">{t('target.count', { n: list.total })}</span>
      </div>
      {chosen.size > 0 ? <StampBar ids={[...chosen]} done={() => setChosen(new Set())} /> : null}
      {list.rows.length === 0 ? (
        <EmptyState>{list.indicators.length === 0 ? t('target.no_indicators') : t('target.none')}</EmptyState>
      ) : (
        <div className="table-wrap">
          <table className="table stacks targets">
            <thead>
              <tr>
                <th scope="col">{t('target.subject')}</th>
                <th scope="col">{t('target.indicator')}</th>
                <NumHead {...headOf('target.value')} />
                <NumHead {...headOf('target.target')} />
                <th scope="col">
                  <DefinedWords {...headOf('target.progress')} />
                </th>
                <th scope="col">{t('target.responsible')}</th>
                <th scope="col">{t('target.state')}</th>
              </tr>
            </thead>
            <tbody>
              {list.rows.map((row) => (
                <TreeRow
                  key={row.id}
                  row={row}
                  chosen={chosen.has(row.id)}
                  onChoose={choosable ? () => toggle(row.id) : undefined}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}

function TreeRow({
  row,
  chosen,
  onChoose,
}: {
  row: PromisedTarget
  chosen: boolean
  onChoose?: (() => void) | undefined
}) {
  return (
    <tr>
      <td style={{ paddingInlineStart: 12 + row.depth * 22 }}>
        {onChoose ? (
          <input
            type="checkbox"
            aria-label={t('target.choose', { subject: row.subject.name, title: row.title })}
            checked={chosen}
            onChange={onChoose}
          />
        ) : null}{' '}
        <Link to="/targets/$id" params={{ id: row.id }} className={row.depth === 0 ? 'strong' : undefined}>
          {row.subject.name}
        </Link>
      </td>
      <td>
        {row.title} <span className="muted small">{formatPeriod(row.period)}</span>
      </td>
      <td className="num" data-label={t('target.value')}>
        {row.value === null ? '' : withUnit(row.value, row.unit)}
        {row.source === 'parts' ? <div className="muted small">{t('target.from_parts')}</div> : null}
        {row.source === 'rules' ? <div className="muted small">{t('target.from_rules')}</div> : null}
      </td>
      <td className="num nowrap" data-label={t('target.target')}>
        {row.better === 'down' ? '≤ ' : ''}
        {withUnit(row.target, row.unit)}
        {row.parts && row.parts.gap !== 0 ? (
          <div className="small">
            <span className="tag amber">{sayGap(row)}</span>
          </div>
        ) : null}
      </td>
      <td>
        <TargetBar row={row} />
      </td>
      <td>
        {row.person?.name ?? row.org?.name ?? ''}
        {row.person && row.org ? <span className="muted small"> {row.org.name}</span> : null}
      </td>
      <td className="nowrap">{sayState(row)}</td>
    </tr>
  )
}

/** What the parts do not cover of the whole, or what they go beyond it. */
export function sayGap({ parts, unit }: Pick<PromisedTarget, 'parts' | 'unit'>): string {
  const gap = parts?.gap ?? 0
  return t(gap > 0 ? 'target.parts_short' : 'target.parts_over', { gap: withUnit(Math.abs(gap), unit) })
}

export function sayState(row: Pick<PromisedTarget, 'filedAt' | 'publishedAt' | 'closing' | 'newer'>) {
  const tags = [
    row.closing === 'passed' ? 'closed' : row.closing === 'asked' ? 'asked' : null,
    row.publishedAt ? 'published' : row.filedAt ? 'filed' : 'draft',
    row.newer ? 'changed' : null,
  ].filter((one) => one !== null)
  return tags.map((one) => (
    <span key={one} className={one === 'closed' ? 'tag green' : 'tag'} style={{ marginInlineEnd: 4 }}>
      {word('target.state', one)}
    </span>
  ))
}

function StampBar({ ids, done }: { ids: string[]; done: () => void }) {
  const file = useStampTargets('file')
  const publish = useStampTargets('publish')
  const may = useMay()
  const error = file.error ?? publish.error
  const send = (what: typeof file, key: 'target.filed_done' | 'target.published_done') =>
    what.mutate(ids, {
      onSuccess: (out) => {
        tellAfterAct({ sentence: t(key, { n: out.done, before: out.before }) })
        done()
      },
    })
  return (
    <div className="list-bar" style={{ background: 'var(--chosen)' }}>
      <span className="strong">{t('list.chosen', { n: ids.length })}</span>
      <button type="button" className="button small" onClick={() => send(file, 'target.filed_done')}>
        {t('target.file')}
      </button>
      {may('target.publish') ? (
        <button type="button" className="button small" onClick={() => send(publish, 'target.published_done')}>
          {t('target.publish')}
        </button>
      ) : null}
      <button type="button" className="button plain small" onClick={done}>
        {t('do.clear')}
      </button>
      {error ? <span role="alert">{explain(error)}</span> : null}
    </div>
  )
}
