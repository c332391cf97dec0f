import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useMatterKinds, useRecordMatter } from '../../api/matter-acts.ts'
import { explain, placeOf } from '../../api/problem.ts'
import { t } from '../../i18n/t.ts'
import { tellAfterAct } from '../../parts/after-act.tsx'
import { useDraft } from '../../parts/draft.ts'
import { useProgramKey } from '../../parts/program-period.tsx'
import { EmptyState, ErrorState, Skeleton } from '../../parts/states.tsx'
import { ChoiceField, TextField } from '../../ui/field.tsx'

type Draft = { readonly title: string; readonly body: string; readonly category: string }

/** An enterprise raises a matter: what it is about, what happened. Three fields; who and where is known. */
export function Raise() {
  const { kinds, error } = useMatterKinds(useProgramKey())
  const kind = kinds?.find((one) => one.kind === 'problem')
  const navigate = useNavigate()
  const record = useRecordMatter()
  const [draft, setDraft, clear, restored] = useDraft<Draft>('raise', { title: '', body: '', category: '' })
  const [faults, setFaults] = useState<Readonly<Record<string, string>>>({})
  const change = (part: Partial<Draft>) => setDraft((before) => ({ ...before, ...part }))
  if (error) return <ErrorState error={error} />
  if (kinds === undefined) return <Skeleton />
  if (!kind) return <EmptyState>{t('portal.no_kind')}</EmptyState>
  async function submit() {
    if (!kind) return
    const found: Record<string, string> = {}
    if (draft.title.trim() === '') found.title = t('form.fault.required')
    if (kind.categories.length > 0 && draft.category === '') found.category = t('form.fault.required')
    setFaults(found)
    if (Object.keys(found).length > 0) return
    try {
      const done = await record.mutateAsync({
        program: kind.programKey,
        matter: kind.matter,
        title: draft.title.trim(),
        ...(draft.body.trim() ? { body: draft.body.trim() } : {}),
        ...(draft.category ? { category: draft.category } : {}),
        ...(kind.sources.includes('企业自报') ? { source: '企业自报' } : {}),
      })
      clear()
      tellAfterAct({ sentence: t('portal.recorded', { number: done.number }) })
      await navigate({ to: '/portal/matters/$id', params: { id: done.id } })
    } catch (failure) {
      setFaults({ [placeOf(failure) ?? 'all']: explain(failure) })
    }
  }
  return (
    <form
      className="stack wide"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <h1>{t('nav.raise')}</h1>
      {restored ? <p className="note small">{t('state.draft_restored')}</p> : null}
      <TextField
        label={t('portal.what')}
        value={draft.title}
        onChange={(title) => change({ title })}
        required
        fault={faults.title}
      />
      {kind.categories.length > 0 ? (
        <ChoiceField
          label={t('matter.category')}
          required
          value={draft.category ? [draft.category] : []}
          options={kind.categories.map((one) => ({ value: one, label: one }))}
          onChange={([category = '']) => change({ category })}
          fault={faults.category}
        />
      ) : null}
      <TextField
        label={t('portal.body')}
        value={draft.body}
        onChange={(body) => change({ body })}
        lines={5}
        help={t('form.secrecy')}
        fault={faults.body}
      />
      {faults.all ? (
        <p className="note red" role="alert">
          {faults.all}
        </p>
      ) : null}
      <div className="row end">
        <Link to="/portal" className="button">
          {t('do.cancel')}
        </Link>
        <button type="submit" className="button main" disabled={record.isPending}>
          {record.isPending ? t('state.sending') : t('do.send')}
        </button>
      </div>
    </form>
  )
}
