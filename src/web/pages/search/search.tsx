import { Link } from '@tanstack/react-router'
import { type Found, type FoundGroup, type FoundKind, useFound } from '../../api/search.ts'
import { useSession } from '../../api/session.ts'
import { t, word } from '../../i18n/t.ts'
import { FoundLine, groupTitle } from '../../parts/found-list.tsx'
import { placeOfFound, rememberFound } from '../../parts/found-place.ts'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'

const KINDS = [
  'matter',
  'enterprise',
  'project',
  'person',
  'org',
  'paper',
  'meeting',
  'report',
  'form',
  'clause',
] as const

/** Everything that is found, by kind; one kind alone shows up to a hundred. */
export function SearchPage() {
  const [filters, change] = useFilters()
  const kind = KINDS.find((one) => one === filters.kind)
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('search.title')}</h1>
      </div>
      <div className="row wrap">
        <SearchField value={filters.q ?? ''} onChange={(q) => change({ q })} />
        <label className="field-inline">
          <span className="visually-hidden">{t('search.kind')}</span>
          <select className="input short" value={kind ?? ''} onChange={(event) => change({ kind: event.target.value })}>
            <option value="">{t('search.all_kinds')}</option>
            {KINDS.map((one) => (
              <option key={one} value={one}>
                {word('found', one)}
              </option>
            ))}
          </select>
        </label>
      </div>
      <FoundGroups q={filters.q ?? ''} kind={kind} limit={kind ? 100 : 10} onKind={(one) => change({ kind: one })} />
    </div>
  )
}

export function SearchField({ value, onChange }: { value: string; onChange: (q: string) => void }) {
  return (
    <input
      type="search"
      className="input search-field"
      aria-label={t('search.title')}
      placeholder={t('search.placeholder')}
      autoComplete="off"
      // biome-ignore lint/a11y/noAutofocus: the page is for typing here
      autoFocus
      value={value}
      onChange={(event) => onChange(event.target.value)}
    />
  )
}

type Groups = {
  readonly q: string
  readonly limit: number
  readonly kind?: FoundKind | undefined
  /** Only these kinds; on the phone those that have a page there. */
  readonly only?: readonly FoundKind[]
  readonly phone?: boolean
  readonly onKind?: (kind: FoundKind) => void
}

export function FoundGroups({ q, kind, limit, only, phone, onKind }: Groups) {
  const query = useFound(q, { kind, limit })
  if (q.trim() === '') return <EmptyState>{t('search.what')}</EmptyState>
  return (
    <Loaded query={query}>
      {({ groups }) => {
        const shown = groups.filter((group) => (only ?? KINDS).includes(group.kind))
        if (shown.length === 0) return <EmptyState>{t('search.nothing', { q: q.trim() })}</EmptyState>
        return shown.map((group) => (
          <section className="panel" key={group.kind}>
            <div className="head">
              <h2>{groupTitle(group)}</h2>
              <More group={group} q={q} phone={phone} onKind={onKind} />
            </div>
            <ul className="found-rows">
              {group.hits.map((hit) => (
                <li key={hit.id}>
                  <FoundLink hit={hit} q={q} phone={phone ?? false} />
                </li>
              ))}
            </ul>
          </section>
        ))
      }}
    </Loaded>
  )
}

function FoundLink({ hit, q, phone }: { hit: Found; q: string; phone: boolean }) {
  const session = useSession()
  const { to, search } = placeOfFound(hit, phone)
  return (
    <Link to={to} search={search} className="found" onClick={() => rememberFound(session.account.id, hit)}>
      <FoundLine hit={hit} typed={q} />
    </Link>
  )
}

function More({
  group,
  q,
  phone,
  onKind,
}: {
  group: FoundGroup
  q: string
  phone?: boolean | undefined
  onKind?: ((kind: FoundKind) => void) | undefined
}) {
  if (phone || group.found <= group.hits.length) return null
  if (group.kind === 'matter')
    return (
      <Link to="/matters" search={{ q: q.trim() }}>
        {t('search.as_list')}
      </Link>
    )
  return onKind ? (
    <button type="button" className="button plain small" onClick={() => onKind(group.kind)}>
      {t('search.more')}
    </button>
  ) : null
}
