import { Link } from '@tanstack/react-router'
import { type ServiceCatalogue, useServices } from '../../api/services.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { ExportButton } from '../../parts/export-button.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { headOf } from '../../parts/head-of.ts'
import { NumHead } from '../../parts/num-head.tsx'
import { EmptyState, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'

/** What each unit can do, by category: the basis on which matters are given out. */
export function Services() {
  const query = useServices()
  const [filters, change] = useFilters()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <h1>{t('nav.services')}</h1>
          <p className="sub">{t('service.what')}</p>
        </div>
        <ExportButton ledger="services" filter={{}} />
        {query.data ? (
          <div style={{ maxWidth: 220 }}>
            <Pick
              label={t('service.all_units')}
              value={filters.orgId ?? ''}
              options={unitsIn(query.data)}
              onChange={(orgId) => change({ orgId })}
            />
          </div>
        ) : null}
      </div>
      <Loaded query={query}>
        {(catalogues) =>
          catalogues.length === 0 ? (
            <EmptyState>{t('service.none')}</EmptyState>
          ) : (
            catalogues.map((one) => (
              <Catalogue key={`${one.programKey}.${one.matter}`} catalogue={one} org={filters.orgId} />
            ))
          )
        }
      </Loaded>
    </div>
  )
}

function unitsIn(catalogues: readonly ServiceCatalogue[]): [string, string][] {
  const units = new Map(
    catalogues.flatMap((one) =>
      one.categories.flatMap(({ units }) => units.map(({ org }) => [org.id, org.name] as const)),
    ),
  )
  return [...units].sort((a, b) => a[1].localeCompare(b[1], 'zh'))
}

function Catalogue({ catalogue, org }: { catalogue: ServiceCatalogue; org: string | undefined }) {
  const params = { program: catalogue.programKey, form: catalogue.form }
  const shown = catalogue.categories.filter((one) => !org || one.units.some((unit) => unit.org.id === org))
  const none = catalogue.categories.filter((one) => one.units.length === 0)
  const several = catalogue.categories.filter((one) => one.units.length > 1)
  return (
    <section className="panel">
      <div className="head">
        <h2>
          {catalogue.programTitle} · {catalogue.formTitle}
        </h2>
        <Link to="/registers/$program/$form" params={params} className="button small">
          {t('service.register')}
        </Link>
      </div>
      <div className="body stack tight">
        <p className="muted small">
          {several.length > 0
            ? t('service.several', { list: several.map((one) => one.category).join('、') })
            : t('service.no_overlap')}
        </p>
        {none.length > 0 ? (
          <p className="note">
            {t('service.gaps', { list: none.map((one) => one.category).join('、') })}
            {catalogue.fallback
              ? t('service.fallback', {
                  give: word('service.give', catalogue.fallback.give),
                  note: catalogue.fallback.note ?? '',
                })
              : ''}
          </p>
        ) : null}
        {catalogue.firstContact.map((clock) => (
          <p className="muted small" key={clock.title}>
            {t('service.first_contact', { title: clock.title, clause: clock.clause ?? '' })}
          </p>
        ))}
      </div>
      <div className="list-scroll" tabIndex={0} role="region" aria-label={catalogue.formTitle}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('service.category')}</th>
              <th scope="col">{t('service.unit')}</th>
              <th scope="col">{t('service.offers')}</th>
              <NumHead {...headOf('service.led')} />
              <NumHead {...headOf('service.led_open')} />
            </tr>
          </thead>
          <tbody>
            {shown.map((one) => (
              <Category key={one.category} catalogue={catalogue} category={one} org={org} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  )
}

type CategoryProps = {
  readonly catalogue: ServiceCatalogue
  readonly category: ServiceCatalogue['categories'][number]
  readonly org: string | undefined
}

function Category({ catalogue, category, org }: CategoryProps) {
  const units = category.units.filter((unit) => !org || unit.org.id === org)
  const search = { program: catalogue.programKey, matter: catalogue.matter, category: category.category }
  const head = (
    <td rowSpan={Math.max(units.length, 1)}>
      <span className="strong">{category.category}</span>{' '}
      {category.units.length > 1 ? (
        <span className="tag">{t('service.overlap', { n: category.units.length })}</span>
      ) : null}
    </td>
  )
  if (units.length === 0) {
    return (
      <tr>
        {head}
        <td colSpan={2}>
          <span className="tag amber">{t('service.nobody')}</span>
        </td>
        <Count n={category.total} search={search} />
        <Count n={category.open} search={{ ...search, open: 'true' }} />
      </tr>
    )
  }
  return (
    <>
      {units.map((unit, n) => (
        <tr key={unit.org.id}>
          {n === 0 ? head : null}
          <td>{unit.org.name}</td>
          <td>
            {unit.services.map((service) => (
              <p key={service.id}>
                <Link
                  to="/registers/$program/$form"
                  params={{ program: catalogue.programKey, form: catalogue.form }}
                  search={{ entry: service.id }}
                >
                  {service.text || t('service.untold')}
                </Link>
              </p>
            ))}
          </td>
          <Count n={unit.total} search={{ ...search, leadOrgId: unit.org.id }} />
          <Count n={unit.open} search={{ ...search, leadOrgId: unit.org.id, open: 'true' }} />
        </tr>
      ))}
    </>
  )
}

function Count({ n, search }: { n: number; search: Readonly<Record<string, string>> }) {
  return (
    <td className="num">
      {n === 0 ? (
        <span className="muted">0</span>
      ) : (
        <Link to="/matters" search={search}>
          {formatCount(n)}
        </Link>
      )}
    </td>
  )
}
