import type { VisitEntry as Entry } from '../../api/visits.ts'
import { t } from '../../i18n/t.ts'
import { FormFromProgram, type FormValues } from '../../parts/form-from-program.tsx'

export type VisitDraft = {
  readonly how: string
  readonly at: string
  readonly note: string
  /** By {@link formKey}. */
  readonly forms: Readonly<Record<string, FormValues>>
}

type Form = Entry['forms'][number]

/** Two programs may name their forms alike: a form is its program's. */
export const formKey = (form: Pick<Form, 'programKey' | 'form'>): string => `${form.programKey}.${form.form}`

/**
 * Forms of the visit itself are asked where the visitor is paired with the target, of the programs he is paired under. Made
 * outside every list, a visit is recorded without them; whoever wishes fills in what any program has.
 */
export const isAsked = (entry: Pick<Entry, 'links'>, form: Pick<Form, 'about'>): boolean =>
  form.about === 'visit' && entry.links.length > 0

/** What has been begun, by {@link formKey}. */
export const filledIn = (draft: Pick<VisitDraft, 'forms'>): Readonly<Record<string, FormValues>> =>
  Object.fromEntries(Object.entries(draft.forms).filter(([, values]) => Object.keys(values).length > 0))

type FormProps = {
  readonly draft: VisitDraft
  readonly faults: Readonly<Record<string, string>>
  readonly change: (part: Partial<VisitDraft>) => void
}

export function OneForm({ form, draft, faults, change }: FormProps & { form: Form }) {
  const key = formKey(form)
  const prefix = `${key}.`
  const own = Object.entries(faults).flatMap(([name, fault]) =>
    name.startsWith(prefix) ? [[name.slice(prefix.length), fault]] : [],
  )
  return (
    <>
      {form.bans.map((ban) => (
        <p key={ban} className="strong small">
          {ban}
        </p>
      ))}
      <FormFromProgram
        photos
        fields={form.fields}
        values={draft.forms[key] ?? {}}
        faults={Object.fromEntries(own)}
        onChange={(values) => change({ forms: { ...draft.forms, [key]: values } })}
      />
    </>
  )
}

/** Registers that may be filled in on the way: folded, asked of nobody, checked only when begun. */
export function OtherForms({ forms, ...rest }: FormProps & { forms: readonly Form[] }) {
  if (forms.length === 0) return null
  return (
    <details>
      <summary style={{ minHeight: 44, display: 'flex', alignItems: 'center', cursor: 'pointer' }}>
        {t('visit.other_forms', { n: forms.length })}
      </summary>
      <div className="stack">
        {forms.map((form) => (
          <details key={formKey(form)} className="card">
            <summary className="strong">
              {form.title}
              {formKey(form) in filledIn(rest.draft) ? (
                <span className="tag blue"> {t('visit.form_begun')}</span>
              ) : null}
            </summary>
            <div className="stack" style={{ paddingTop: 10 }}>
              <OneForm form={form} {...rest} />
            </div>
          </details>
        ))}
      </div>
    </details>
  )
}
