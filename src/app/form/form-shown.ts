import type { Form, FormField, Program } from '#program/model.ts'
import { bansAt } from '#program/shown-bans.ts'

/** A field as a page draws it. */
export function fieldShown(field: FormField) {
  return {
    ...field,
    choices: [...(field.choices ?? [])],
    of: field.of ?? null,
    unit: field.unit ?? null,
    help: field.help ?? null,
  }
}

/** A form as a page draws it. */
export function formShown(program: Program, form: Form) {
  return {
    programKey: program.id,
    form: form.id,
    title: form.title,
    about: form.about,
    register: form.register,
    board: form.board ?? null,
    offline: form.offline,
    clause: form.clause ?? null,
    fields: form.fields.map(fieldShown),
    /** What must never be entered here. */
    bans: bansAt(program, { kind: 'form', name: form.id }).map((ban) => ban.text),
  }
}
