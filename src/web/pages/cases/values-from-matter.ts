import type { FormValues } from '../../parts/form-from-program.tsx'

type Field = { readonly id: string; readonly type: string }

/** What a form's text fields begin with: the matter's title in the first, what it says in the second. The rest is written. */
export function valuesFromMatter(
  fields: readonly Field[],
  matter: { readonly title: string; readonly body: string | null },
): FormValues {
  const texts = fields.filter(({ type }) => type === 'text')
  const [only, second] = texts
  if (!only) return {}
  return { [only.id]: matter.title, ...(second && matter.body ? { [second.id]: matter.body } : {}) }
}
