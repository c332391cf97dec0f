import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useEnterprise } from '../../api/enterprises.ts'
import { findEnterprises, findOrgs, findProjects } from '../../api/lookups.ts'
import { type MatterKind, useMatterKinds, useRecordMatter } from '../../api/matter-acts.ts'
import { explain, placeOf } from '../../api/problem.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../parts/states.tsx'
import { useFilters } from '../../parts/use-filters.ts'
import { ChoiceField, SelectField, TextField } from '../../ui/field.tsx'
import { type Picked, SearchPick } from '../../ui/search-pick.tsx'

/** Records a matter by hand: one column, the program's own categories. */
export function NewMatter() {
  const [filters, change] = useFilters()
  const { kinds, error, programs, key } = useMatterKinds(filters.program)
  return (
    <div className="page" style={{ maxWidth: 640 }}>
      <p className="muted">
        <Link to="/matters">{t('nav.matters')}</Link>
      </p>
      <h1>{t('matter.new')}</h1>
      {programs.length > 1 ? (
        <SelectField
          label={t('matter.program')}
          value={key ?? ''}
          options={programs.map((one) => ({ value: one.key, label: one.title }))}
          onChange={(program) => change({ program })}
        />
      ) : null}
      {error ? (
        <ErrorState error={error} />
      ) : kinds === undefined ? (
        <Skeleton />
      ) : kinds.length === 0 ? (
        <EmptyState>{t('matter.no_kinds')}</EmptyState>
      ) : (
        <NewMatterForm key={key} kinds={kinds} />
      )}
    </div>
  )
}

function NewMatterForm({ kinds }: { kinds: readonly MatterKind[] }) {
  const [filters] = useFilters()
  const navigate = useNavigate()
  const [at, setAt] = useState('0')
  const [title, setTitle] = useState('')
  const [body, setBody] = useState('')
  const [category, setCategory] = useState('')
  const [urgency, setUrgency] = useState('')
  const [source, setSource] = useState('')
  const [enterprise, setEnterprise] = useState<readonly Picked[]>([])
  const [project, setProject] = useState<readonly Picked[]>([])
  const [respondent, setRespondent] = useState<readonly Picked[]>([])
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const record = useRecordMatter()
  const kind = kinds[Number(at)] ?? kinds[0]
  if (!kind) return null
  async function submit(chosen: MatterKind) {
    if (title.trim() === '') return setFaults({ title: t('form.fault.required') })
    try {
      const done = await record.mutateAsync({
        program: chosen.programKey,
        matter: chosen.matter,
        title: title.trim(),
        ...(body.trim() ? { body: body.trim() } : {}),
        ...(category ? { category } : {}),
        ...(urgency ? { urgency } : {}),
        ...(source ? { source } : {}),
        ...(enterprise[0]
          ? { enterpriseId: enterprise[0].id }
          : filters.enterpriseId && enterprise.length === 0
            ? { enterpriseId: filters.enterpriseId }
            : {}),
        ...(project[0] ? { projectId: project[0].id } : {}),
        ...(respondent[0] ? { respondentId: respondent[0].id } : {}),
      })
      tellAfterAct({ sentence: t('matter.recorded', { number: done.number }) })
      await navigate({ to: '/matters/$id', params: { id: done.id } })
    } catch (error) {
      setFaults({ [placeOf(error) ?? 'all']: explain(error) })
    }
  }
  return (
    <form
      className="panel"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit(kind)
      }}
    >
      <div className="body stack">
        {kinds.length > 1 ? (
          <SelectField
            label={t('matter.kind')}
            value={at}
            options={kinds.map((one, n) => ({ value: String(n), label: one.title }))}
            onChange={setAt}
          />
        ) : null}
        {filters.enterpriseId ? (
          <KnownEnterprise id={filters.enterpriseId} />
        ) : (
          <SearchPick
            label={t('matter.enterprise')}
            of="enterprise"
            find={findEnterprises}
            value={enterprise}
            onChange={setEnterprise}
            fault={faults.enterpriseId}
          />
        )}
        {filters.enterpriseId || enterprise.length > 0 ? null : (
          <SearchPick
            label={t('matter.project')}
            of="project"
            find={findProjects}
            value={project}
            onChange={setProject}
          />
        )}
        <SearchPick
          label={t('matter.respondent')}
          of="org"
          find={findOrgs}
          value={respondent}
          onChange={setRespondent}
          fault={faults.respondentId}
        />
        <TextField label={t('matter.title')} value={title} onChange={setTitle} required fault={faults.title} />
        <TextField
          label={t('matter.body')}
          value={body}
          onChange={setBody}
          lines={5}
          help={t('form.secrecy')}
          fault={faults.body}
        />
        {kind.categories.length > 0 ? (
          <ChoiceField
            label={t('matter.category')}
            value={category ? [category] : []}
            options={kind.categories.map((one) => ({ value: one, label: one }))}
            onChange={([one = '']) => setCategory(one)}
            fault={faults.category}
          />
        ) : null}
        {kind.urgencies.length > 0 ? (
          <ChoiceField
            label={t('matter.urgency')}
            value={urgency ? [urgency] : []}
            options={kind.urgencies.map((one) => ({ value: one, label: one }))}
            onChange={([one = '']) => setUrgency(one)}
          />
        ) : null}
        {kind.sources.length > 0 ? (
          <ChoiceField
            label={t('matter.source')}
            value={source ? [source] : []}
            options={kind.sources.map((one) => ({ value: one, label: one }))}
            onChange={([one = '']) => setSource(one)}
            fault={faults.source}
          />
        ) : null}
        {faults.all ? (
          <p className="note red" role="alert">
            {faults.all}
          </p>
        ) : null}
        <div className="row end">
          <Link to="/matters" className="button">
            {t('do.cancel')}
          </Link>
          <button type="submit" className="button main" disabled={record.isPending}>
            {t('matter.record')}
          </button>
        </div>
      </div>
    </form>
  )
}

function KnownEnterprise({ id }: { id: string }) {
  const query = useEnterprise(id)
  return (
    <p>
      <span className="strong">{t('matter.enterprise')}</span>：{query.data?.name}
    </p>
  )
}
