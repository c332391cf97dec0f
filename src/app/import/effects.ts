import { insertEffect, settleEffects } from '#storage/import/effect-store.ts'
import type { Tx } from '#storage/open-database.ts'

/** The tables an import writes and can take back, in the words of the house. */
export const EFFECT_TABLES = [
  'area',
  'org',
  'person',
  'post',
  'enterprise',
  'enterprise_profile',
  'project',
  'project_stage',
  'roster_member',
  'link',
  'visit',
  'meeting',
  'report',
  'paper',
  'form_entry',
  'matter',
  'target',
  'reading',
] as const
export type EffectTable = (typeof EFFECT_TABLES)[number]

/** Keeps what a run does, so that it can be taken back: ids of what it made, rows as they were of what it changes. */
export type Effects = {
  made(table: EffectTable, ids: readonly string[]): Promise<void>
  /** Before the change. */
  changing(table: EffectTable, ids: readonly string[]): Promise<void>
  /** At the end of the run: how the changed rows stand now. */
  settle(): Promise<void>
}

export const NO_EFFECTS: Effects = { made: async () => {}, changing: async () => {}, settle: async () => {} }

export function effectsOf(tx: Tx, authorityId: string, runId: string): Effects {
  let n = 0
  return {
    async made(table, ids) {
      if (ids.length > 0) await insertEffect(tx, authorityId, { runId, n: n++, table, act: 'created', ids })
    },
    async changing(table, ids) {
      if (ids.length > 0) await insertEffect(tx, authorityId, { runId, n: n++, table, act: 'changed', ids })
    },
    settle: () => settleEffects(tx, authorityId, runId),
  }
}
