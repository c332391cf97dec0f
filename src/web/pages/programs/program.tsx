import { Link, useParams } from '@tanstack/react-router'
import { lazy, Suspense, useState } from 'react'
import { type Program, useProgram } from '../../api/programs.ts'
import { useMay } from '../../api/session.ts'
import { formatDay, formatMoment } from '../../format/date.ts'
import { t, word } from '../../i18n/t.ts'
import { headOf } from '../../parts/head-of.ts'
import { blocksOf, Markdown } from '../../parts/markdown.tsx'
import { NumHead } from '../../parts/num-head.tsx'
import { Loaded, Skeleton } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { RosterMembers } from './roster-members.tsx'
import { WhatIfView } from './what-if.tsx'

const VIEWS = ['book', 'roster', 'versions', 'compare', 'file', 'what_if'] as const
const Compare = lazy(async () => ({ default: (await import('./compare.tsx')).CompareVersions }))

/** A program as its rule book, with its rosters, versions and the file itself. */
export function ProgramPage() {
  const { key } = useParams({ strict: false }) as { key?: string }
  const [filters, change] = useFilters()
  const query = useProgram(key, filters.version)
  const may = useMay()
  const views = VIEWS.filter((one) => one !== 'what_if' || may('program.what_if'))
  const view = views.find((one) => one === filters.view) ?? 'book'
  return (
    <Loaded query={query} lines={14}>
      {(program) => (
        <div className="page">
          <div className="page-head">
            <div>
              <p className="muted">
                <Link to="/programs">{t('nav.programs')}</Link>
              </p>
              <h1>{program.title}</h1>
              <p className="sub">
                {t('program.version', { n: program.version })} · {program.source}
              </p>
            </div>
            {may('program.draft') ? (
              <Link to="/programs/$key/edit" params={{ key: program.key }} className="button main">
                {t('program.edit')}
              </Link>
            ) : null}
          </div>
          <div className="tabs" role="tablist" aria-label={program.title}>
            {views.map((one) => (
              <button
                key={one}
                type="button"
                role="tab"
                aria-selected={one === view}
                onClick={() => change({ view: one === 'book' ? undefined : one })}
              >
                {word('program.view', one)}
              </button>
            ))}
          </div>
          {view === 'book' ? <RuleBook program={program} /> : null}
          {view === 'roster' ? <Roster program={program} /> : null}
          {view === 'versions' ? <Versions program={program} /> : null}
          {view === 'compare' ? (
            <Suspense fallback={<Skeleton lines={8} />}>
              <Compare program={program} />
            </Suspense>
          ) : null}
          {view === 'what_if' ? <WhatIfView program={program} /> : null}
          {view === 'file' ? (
            <pre className="panel code" style={{ padding: 16, overflow: 'auto', margin: 0 }} tabIndex={0}>
              {program.text}
            </pre>
          ) : null}
        </div>
      )}
    </Loaded>
  )
}

const anchor = (heading: string) => `r-${heading.replaceAll(/\s+/g, '-')}`

function RuleBook({ program }: { program: Program }) {
  const sections = blocksOf(program.book).flatMap((block) =>
    block.kind === 'heading' && block.level === 2 ? [block.text] : [],
  )
  return (
    <div className="columns book">
      <article className="reader panel">
        <Markdown text={program.book} anchor={anchor} />
      </article>
      <nav aria-label={t('program.contents')} className="stack tight">
        {sections.map((section) => (
          <a key={section} href={`#${anchor(section)}`}>
            {section}
          </a>
        ))}
      </nav>
    </div>
  )
}

function Roster({ program }: { program: Program }) {
  const [open, setOpen] = useState<string>()
  const group = program.groups.find((one) => one.id === open)
  return (
    <section className="panel">
      {group ? <RosterMembers program={program.key} group={group} onClose={() => setOpen(undefined)} /> : null}
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('program.group')}</th>
              <th scope="col">{t('program.of')}</th>
              <NumHead {...headOf('program.listed')} />
              <NumHead {...headOf('program.expected')} />
            </tr>
          </thead>
          <tbody>
            {program.groups.map((group) => (
              <tr key={group.id}>
                <td>
                  <button type="button" className="button plain small flush" onClick={() => setOpen(group.id)}>
                    {group.title}
                  </button>
                </td>
                <td>{word('thing', group.of)}</td>
                <td className="num">{group.members}</td>
                <td className="num">{group.expect ?? <span className="muted">{t('value.none')}</span>}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

function Versions({ program }: { program: Program }) {
  return (
    <section className="panel">
      <div className="table-wrap">
        <table className="table">
          <thead>
            <tr>
              <NumHead {...headOf('program.version_n')} />
              <th scope="col">{t('program.from')}</th>
              <th scope="col">{t('program.published')}</th>
              <th scope="col">{t('program.by')}</th>
              <th scope="col">{t('program.hash')}</th>
            </tr>
          </thead>
          <tbody>
            {program.versions.map((version) => (
              <tr key={version.version}>
                <td className="num">
                  <Link to="." search={{ version: String(version.version) }}>
                    {version.version}
                  </Link>
                </td>
                <td>
                  {formatDay(version.inForceFrom, { weekday: false })}—
                  {formatDay(version.inForceTo, { weekday: false }) || t('link.open_end')}
                </td>
                <td>{formatMoment(version.publishedAt)}</td>
                <td>{version.publishedBy?.name ?? ''}</td>
                <td className="code small">{version.hash}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}
