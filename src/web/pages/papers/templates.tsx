import { Link } from '@tanstack/react-router'
import { type TemplateKind, usePutIntoUse, useTemplateKinds } from '../../api/paper-templates.ts'
import { formatMoment } from '../../format/date.ts'
import { formatCount } from '../../format/number.ts'
import { t, word } from '../../i18n/t.ts'
import { Departures } from '../../parts/departures.tsx'
import { Pick } from '../../parts/filter-bar.tsx'
import { Failure, Loaded } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { TagList } from './tag-list.tsx'
import { UploadTemplate } from './upload-template.tsx'

const idOf = (kind: TemplateKind) => `${kind.programKey}.${kind.paper}`
const nameOf = (kind: TemplateKind) =>
  [kind.title, kind.programTitle ?? t(kind.sheet ? 'template.sheets' : 'template.all_programs')].join(' · ')

/** The office's own Word files in place of the papers the house sets: tags, versions, which one is in use. */
export function PaperTemplates() {
  const query = useTemplateKinds()
  const [filters, change] = useFilters()
  return (
    <div className="page">
      <div className="page-head">
        <div>
          <p className="muted">
            <Link to="/papers">{t('nav.papers')}</Link>
          </p>
          <h1>{t('template.title')}</h1>
          <p className="sub">{t('template.what')}</p>
        </div>
      </div>
      <Loaded query={query} lines={12}>
        {(kinds) => {
          const kind = kinds.find((one) => idOf(one) === filters.kind) ?? kinds[0]
          if (!kind) return null
          return (
            <div className="stack wide">
              <Pick
                always
                label={t('paper.kind')}
                value={idOf(kind)}
                options={kinds.map((one) => [
                  idOf(one),
                  one.versions.some((version) => version.inUse)
                    ? `${nameOf(one)}（${t('template.own')}）`
                    : nameOf(one),
                ])}
                onChange={(next) => change({ kind: next })}
              />
              <Kind key={idOf(kind)} kind={kind} />
            </div>
          )
        }}
      </Loaded>
    </div>
  )
}

function Kind({ kind }: { kind: TemplateKind }) {
  return (
    <div className="halves">
      <div className="stack wide">
        <Versions kind={kind} />
        {kind.mayKeep ? <UploadTemplate kind={kind} /> : null}
      </div>
      <TagList kind={kind} />
    </div>
  )
}

function Versions({ kind }: { kind: TemplateKind }) {
  const use = usePutIntoUse()
  const { programKey, paper } = kind
  const put = (id: string | null) => use.mutate({ programKey, paper, id })
  const own = kind.versions.find((one) => one.inUse)
  return (
    <section className="panel">
      <div className="head">
        <h2>{t('template.versions')}</h2>
        <span className={own ? 'tag' : 'tag green'}>
          {own ? t('template.uses', { n: own.version }) : t('template.uses_default')}
        </span>
      </div>
      <div className="body stack">
        <p className="row">
          <a
            className="button"
            href={`/api/paper-templates/starter?${new URLSearchParams({ programKey, paper })}`}
            download
          >
            {t('template.starter')}
          </a>
          {own && kind.mayKeep ? (
            <button type="button" className="button" disabled={use.isPending} onClick={() => put(null)}>
              {t('template.back')}
            </button>
          ) : null}
        </p>
        <Failure error={use.error} />
        {kind.versions.length === 0 ? <p className="muted">{t('template.none')}</p> : null}
        <ul className="stack">
          {kind.versions.map((one) => (
            <li key={one.id} className="stack tight">
              <span className="row apart">
                <span>
                  <span className="strong">{t('template.version', { n: one.version })}</span> {one.name}
                  {one.inUse ? <span className="tag green">{t('template.in_use')}</span> : null}
                </span>
                <span className="row">
                  <a className="button small" href={`/api/paper-templates/${one.id}/preview?as=docx`} download>
                    {t('template.preview')}
                  </a>
                  <a className="button small" href={`/api/paper-templates/${one.id}/preview?as=pdf`} download>
                    {t('template.preview_pdf')}
                  </a>
                  <a className="button small" href={`/api/paper-templates/${one.id}/file`} download>
                    {t('template.download')}
                  </a>
                  {!one.inUse && kind.mayKeep ? (
                    <button
                      type="button"
                      className="button small main"
                      disabled={use.isPending}
                      onClick={() => put(one.id)}
                    >
                      {t('template.use')}
                    </button>
                  ) : null}
                </span>
              </span>
              <span className="muted small">
                {[one.uploadedBy, formatMoment(one.uploadedAt), t('template.made', { n: formatCount(one.made) })]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              {one.warnings.map((warning) => (
                <p key={warning} className="note amber small">
                  {word('template.warning', warning)}
                </p>
              ))}
              {kind.sheet ? null : (
                <>
                  <p className="small muted">
                    {t(one.departures.length === 0 ? 'template.nothing_against' : 'template.not_conforming')}
                  </p>
                  <Departures of={one.departures} />
                </>
              )}
            </li>
          ))}
        </ul>
      </div>
    </section>
  )
}
