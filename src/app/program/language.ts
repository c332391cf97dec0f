import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import {
  type Attribute,
  COMMON_COLUMNS,
  type Column,
  ENTITIES,
  FACTS,
  type FactDefinition,
} from '#program/catalogue.ts'
import { programJsonSchema } from '#program/reference/json-schema.ts'
import { ENTRIES } from '#program/schema/program.ts'
import { CALENDARS, ROLES, STOPS } from '#program/words.ts'
import { useCase } from '../use-case.ts'

const columnsOf = (columns: Readonly<Record<string, Column>>) =>
  Object.entries(columns).map(([id, { type, label, values }]) => ({ id, type, label, values: [...(values ?? [])] }))

/** What the program language knows: the schema of a file, the facts with their columns, roles, calendars, reasons to stop a clock. */
export const readLanguage = useCase({
  name: 'program.language',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'program.read')
    if (!allowed.ok) return allowed
    const out = {
      schema: programJsonSchema(),
      sections: Object.entries(ENTRIES).map(([section, { key }]) => ({ section, key })),
      common: columnsOf(COMMON_COLUMNS),
      facts: Object.entries<FactDefinition>(FACTS).map(([kind, { label, name, paths, columns }]) => ({
        kind,
        label,
        named: name?.of ?? null,
        optional: name?.optional ?? false,
        paths: paths === 'subject' ? [] : [...paths],
        columns: columnsOf(columns),
      })),
      entities: Object.entries(ENTITIES).map(([kind, attributes]) => ({
        kind,
        attributes: Object.entries<Attribute>(attributes).map(([id, one]) =>
          'entity' in one
            ? { id, type: null, label: null, entity: one.entity }
            : { id, type: one.type, label: one.label, entity: null },
        ),
      })),
      roles: Object.entries(ROLES).map(([id, label]) => ({ id, label })),
      calendars: Object.entries(CALENDARS).map(([id, label]) => ({ id, label })),
      stops: Object.entries(STOPS).map(([id, label]) => ({ id, label })),
    }
    return ok({ out, trace: null })
  },
})
