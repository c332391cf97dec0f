/** Forms and their fields. */
import { RESERVED_NAMES } from '../catalogue.ts'
import type { Form, FormField } from '../model.ts'
import type { Shaped } from '../schema/program.ts'
import type { Context, Path } from './context.ts'
import { entryOf } from './entries.ts'

/** A field's choices: as listed, the categories of a matter, or the kinds of a link. Undefined where the type has none. */
export function choicesOf(
  field: Shaped['forms']['fields'][number],
  of: (kind: 'matter' | 'link', name: string) => readonly string[] | undefined,
): readonly string[] | undefined {
  if (field.choices === undefined) return undefined
  if (typeof field.choices !== 'string') return field.choices.map(String)
  const [, kind, name = ''] = /^(matter|link) (.*)$/.exec(field.choices) ?? []
  return kind === undefined ? undefined : of(kind as 'matter' | 'link', name)
}

export function resolveForm(context: Context, path: Path, written: Shaped['forms']): Form {
  const seen = new Set<string>()
  const fields = written.fields.flatMap((field, index): FormField[] => {
    const at = [...path, 'fields', index]
    if (RESERVED_NAMES.has(field.field)) context.fault([...at, 'field'], 'name.reserved', { name: field.field })
    if (seen.has(field.field)) context.fault([...at, 'field'], 'entry.duplicate', { name: field.field })
    seen.add(field.field)
    const chooses = field.type === 'choice' || field.type === 'choices'
    const choices = choicesOf(field, (kind, name) =>
      kind === 'link' ? context.vocabulary.links.get(name)?.kinds : context.vocabulary.matters.get(name)?.categories,
    )
    const named =
      typeof field.choices === 'string'
        ? context.fact([...at, 'choices'], field.choices, ['matter', 'link'])
        : undefined
    if (named?.kind === 'link' && choices?.length === 0)
      context.fault([...at, 'choices'], 'field.link_without_kinds', { name: named.name ?? '' })
    if (chooses && field.choices === undefined)
      context.fault([...at, 'type'], 'field.needs_choices', { name: field.field })
    if (!chooses && field.choices !== undefined)
      context.fault([...at, 'choices'], 'field.has_no_choices', { type: field.type })
    if (field.type === 'entry' && field.of === undefined)
      context.fault([...at, 'type'], 'field.needs_of', { name: field.field })
    if (field.type !== 'entry' && field.of !== undefined)
      context.fault([...at, 'of'], 'field.has_no_of', { type: field.type })
    if (field.type === 'entry' && field.of !== undefined) {
      if (field.of === written.form) context.fault([...at, 'of'], 'field.of_itself', { name: field.of })
      else context.fact([...at, 'of'], `form ${field.of}`, ['form'])
    }
    return [
      {
        id: field.field,
        title: String(field.title),
        type: field.type,
        required: field.required ?? false,
        ...(choices ? { choices } : {}),
        ...(named?.kind === 'link' && named.name !== undefined ? { kindsOf: named.name } : {}),
        ...(field.of === undefined ? {} : { of: field.of }),
        ...(field.unit === undefined ? {} : { unit: String(field.unit) }),
        ...(field.help === undefined ? {} : { help: String(field.help) }),
      },
    ]
  })
  const oncePer = written.once_per === undefined ? undefined : context.every([...path, 'once_per'], written.once_per)
  if (written.anonymous && oncePer === undefined) context.fault([...path, 'anonymous'], 'form.anonymous_needs_once')
  return {
    ...entryOf(written.form, written),
    about: written.about,
    register: written.register ?? false,
    ...(written.board === undefined ? {} : { board: written.board }),
    offline: written.offline ?? false,
    anonymous: written.anonymous ?? false,
    fields,
    ...(oncePer === undefined ? {} : { oncePer }),
  }
}
