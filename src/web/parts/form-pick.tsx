import { useQuery } from '@tanstack/react-query'
import type { getRegister } from '#http/contract/form.ts'
import { call } from '../api/client.ts'
import { useRegisters } from '../api/registers.ts'
import { t } from '../i18n/t.ts'
import { SelectField } from '../ui/field.tsx'

export type FormChosen = { readonly program: string; readonly form: string }

/** One of the forms about units that the programs in force declare; the first until another is chosen. */
export function useUnitForms() {
  const registers = useRegisters()
  return (registers.data ?? []).flatMap((program) =>
    program.forms
      .filter((form) => form.about === 'org' && !form.anonymous)
      .map((form) => ({
        program: program.programKey,
        form: form.form,
        title: form.title,
        label: `${form.title} · ${program.title}`,
      })),
  )
}

/** Which form, and its fields once it is known. */
export function FormPick({
  value,
  onChange,
}: {
  value: FormChosen | undefined
  onChange: (chosen: FormChosen) => void
}) {
  const forms = useUnitForms()
  const keyOf = (one: FormChosen) => `${one.program}/${one.form}`
  return (
    <SelectField
      label={t('form_pick.label')}
      value={value ? keyOf(value) : ''}
      empty={t('form.choose')}
      options={forms.map((one) => ({ value: keyOf(one), label: one.label }))}
      onChange={(key) => {
        const chosen = forms.find((one) => keyOf(one) === key)
        if (chosen) onChange({ program: chosen.program, form: chosen.form })
      }}
      required
    />
  )
}

/** The fields of a form; empty until it is known. */
export function useFormFields(chosen: FormChosen | undefined) {
  const register = useQuery({
    queryKey: ['register', 'fields', chosen],
    queryFn: () =>
      call<typeof getRegister>('GET', '/api/registers/:program/:form', {
        params: chosen ?? { program: '', form: '' },
        query: {},
      }),
    enabled: chosen !== undefined,
  })
  return register.data?.fields ?? []
}
