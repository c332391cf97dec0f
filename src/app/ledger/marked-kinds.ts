import type { MarkedKind } from '#domain/ledger/row-mark.ts'

/** The right without which a ledger of these things has nothing to bring back: then it leaves without marks. */
export const EDIT_ACTS = {
  matter: 'matter.progress',
  enterprise: 'enterprise.change',
  project: 'project.change',
  link: 'link.end',
  target: 'target.set',
} as const satisfies Record<MarkedKind, string>
