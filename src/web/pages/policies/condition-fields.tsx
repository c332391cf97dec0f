import { useQuery } from '@tanstack/react-query'
import type { listAreas } from '#http/contract/people.ts'
import { call } from '../../api/client.ts'
import type { ConditionSaid, PolicyCondition } from '../../api/policies.ts'
import { t, word } from '../../i18n/t.ts'
import { ChoiceField, SelectField, TextField } from '../../ui/field.tsx'

const KINDS = ['class', 'industry', 'size', 'area', 'region', 'figure'] as const
const FIGURES = ['staff', 'revenue', 'assets', 'fixed_assets', 'output', 'tax'] as const
const SIZES = ['大型', '中型', '小型', '微型'] as const

/** A condition while one writes it: lists as text or choices, bounds as typed. */
export type Draft = {
  readonly kind: (typeof KINDS)[number]
  readonly any: readonly string[]
  readonly text: string
  readonly figure: (typeof FIGURES)[number]
  readonly least: string
  readonly most: string
}

export function draftOf(one: PolicyCondition): Draft {
  return {
    kind: one.kind as Draft['kind'],
    any: one.any,
    text: one.any.join('、'),
    figure: one.figure ?? 'revenue',
    least: one.atLeast === null ? '' : String(one.atLeast),
    most: one.atMost === null ? '' : String(one.atMost),
  }
}

export function saidOf(draft: Draft): ConditionSaid {
  const { kind, figure, least, most } = draft
  if (kind === 'figure') {
    return {
      kind,
      figure,
      ...(least.trim() === '' ? {} : { atLeast: Number(least) }),
      ...(most.trim() === '' ? {} : { atMost: Number(most) }),
    }
  }
  if (kind === 'size' || kind === 'area') return { kind, any: [...draft.any] }
  return { kind, any: draft.text.split(/[、,，;；\s]+/).filter(Boolean) }
}

type Props = {
  readonly drafts: readonly Draft[]
  readonly onChange: (drafts: readonly Draft[]) => void
  /** Place of the server's fault, `conditions.2.any.0`. */
  readonly place: string | undefined
  readonly message: string
}

/** Each condition as fields; all must hold, of a list one member. */
export function ConditionFields({ drafts, onChange, place, message }: Props) {
  const replace = (n: number, draft: Draft) => onChange(drafts.map((one, at) => (at === n ? draft : one)))
  const free = KINDS.filter((kind) => kind === 'figure' || !drafts.some((one) => one.kind === kind))
  return (
    <fieldset className="stack">
      <legend className="strong">{t('policy.conditions')}</legend>
      <p className="muted small">{t('policy.conditions_what')}</p>
      {drafts.map((draft, n) => (
        <div key={`${draft.kind}${n}`} className="card stack tight">
          <div className="row apart">
            <span className="strong">{word('policy.kind', draft.kind)}</span>
            <button
              type="button"
              className="button plain small"
              onClick={() => onChange(drafts.filter((_, at) => at !== n))}
            >
              {t('policy.remove_condition')}
            </button>
          </div>
          <OneCondition draft={draft} onChange={(next) => replace(n, next)} />
          {place?.startsWith(`conditions.${n}`) ? (
            <p className="fault" role="alert">
              {message}
            </p>
          ) : null}
        </div>
      ))}
      <SelectField
        label={t('policy.add_condition')}
        value=""
        empty={t('form.choose')}
        options={free.map((kind) => ({ value: kind, label: word('policy.kind', kind) }))}
        onChange={(kind) =>
          kind
            ? onChange([
                ...drafts,
                { kind: kind as Draft['kind'], any: [], text: '', figure: 'revenue', least: '', most: '' },
              ])
            : undefined
        }
      />
    </fieldset>
  )
}

function OneCondition({ draft, onChange }: { draft: Draft; onChange: (draft: Draft) => void }) {
  const areas = useQuery({
    queryKey: ['area'],
    queryFn: () => call<typeof listAreas>('GET', '/api/areas'),
    enabled: draft.kind === 'area',
  })
  const any = (values: string[]) => onChange({ ...draft, any: values })
  switch (draft.kind) {
    case 'size':
      return (
        <ChoiceField
          many
          label={t('policy.any_of')}
          options={SIZES.map((size) => ({ value: size, label: size }))}
          value={draft.any}
          onChange={any}
        />
      )
    case 'area':
      return (
        <ChoiceField
          many
          label={t('policy.any_of')}
          options={(areas.data ?? []).map((area) => ({ value: area.id, label: area.name }))}
          value={draft.any}
          onChange={any}
        />
      )
    case 'figure':
      return (
        <>
          <SelectField
            label={t('policy.which_figure')}
            value={draft.figure}
            options={FIGURES.map((one) => ({ value: one, label: word('policy.figure', one) }))}
            onChange={(figure) => onChange({ ...draft, figure: figure as Draft['figure'] })}
          />
          <TextField
            label={t('policy.least')}
            type="number"
            value={draft.least}
            onChange={(least) => onChange({ ...draft, least })}
          />
          <TextField
            label={t('policy.most')}
            type="number"
            value={draft.most}
            onChange={(most) => onChange({ ...draft, most })}
          />
        </>
      )
    default:
      return (
        <TextField
          label={t('policy.any_of')}
          help={word('policy.help', draft.kind)}
          value={draft.text}
          onChange={(text) => onChange({ ...draft, text })}
        />
      )
  }
}
