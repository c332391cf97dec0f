import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { compileStep } from '#engine/compile/program.ts'
import { loadScenes } from '#engine/scenes.ts'
import { execute as executeStatement } from '#engine/sql.ts'
import type { Program } from '#program/model.ts'
import { type FactShown, listFactsShown } from '#storage/fact-title-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { type DerivedKind, type DerivedRow, findDerived } from '#storage/score-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'
import { reportForms } from '../monitoring/hide-reporter.ts'
import { useCase } from '../use-case.ts'
import { ruleShown } from './rule-shown.ts'
import { sayDerived } from './say-derived.ts'
import { sayFact } from './say-fact.ts'
import { subjectNames } from './subject-names.ts'

/** A page of evidence is for reading; the count is exact all the same. */
const MOST = 500

const READ: Readonly<Record<DerivedKind, { scope: 'score' | 'mark' | 'duty'; act: string }>> = {
  measure: { scope: 'score', act: 'score.read' },
  points: { scope: 'score', act: 'score.read' },
  ranking: { scope: 'score', act: 'ranking.read' },
  cover: { scope: 'score', act: 'score.read' },
  mark: { scope: 'mark', act: 'mark.read' },
  duty: { scope: 'duty', act: 'duty.read' },
}

type Fact = { readonly id: string; readonly kind: string; readonly name: string | null }

/** What a figure rests on: its rule in plain words, its clause, and the facts it counted, each with the page that shows it. */
export const getEvidence = useCase({
  name: 'score.evidence',
  input: z.object({
    program: z.string(),
    id: z.guid(),
    kind: z.enum(['measure', 'points', 'mark', 'duty', 'ranking', 'cover']),
  }),
  async run(ctx, { program: key, id, kind }) {
    const { scope, act } = READ[kind]
    const allowed = canSome(ctx.actor, act)
    if (!allowed.ok) return allowed
    const row = await findDerived(ctx.tx, ctx.authorityId, key, kind, id, scopeOf(ctx, scope, 'd', act))
    if (!row) return fail('score.not_found')
    const program = await getProgram(ctx, key, row.version)
    const facts = await factsOf(ctx, key, program, kind, row)
    const shown = await showFacts(ctx, program, facts.slice(0, MOST))
    const name = await subjectNames(ctx, [{ kind: row.subjectKind, id: row.subjectId }])
    return ok({
      out: {
        rule: ruleShown(program, kind, row.rule),
        sentence: sayDerived(program, kind, row, name(row.subjectKind, row.subjectId)),
        value: row.row.value == null ? null : String(row.row.value),
        rows: shown,
        total: facts.length,
      },
      trace: null,
    })
  },
})

/** By the rule's own selection, for one subject and one period. */
async function factsOf(
  ctx: TxCtx,
  key: string,
  program: Program,
  kind: DerivedKind,
  row: DerivedRow,
): Promise<readonly Fact[]> {
  const scenes = await loadScenes(ctx.tx, {
    authorityId: ctx.authorityId,
    timeZone: ctx.timeZone,
    calendarId: ctx.calendarId,
    programKey: key,
    asOf: ctx.now,
    unsealed: true,
  })
  const scene = scenes.find((one) => one.program.version === program.version)
  // A clock of a matter is no rule: it rests on the matter itself.
  const isRule = kind !== 'duty' || program.duties.some((rule) => rule.id === row.rule)
  if (!scene || !isRule) return []
  const read = async (statement: Parameters<typeof executeStatement>[1]) =>
    (await executeStatement(ctx.tx, statement)).rows
  const compiled = await compileStep({ kind, id: row.rule }, { scene, read })
  const statement = compiled.evidence({
    id: row.id,
    subject_id: row.subjectId,
    ordinal: row.ordinal,
    ...(row.fromId ? { from_id: row.fromId } : {}),
  })
  const { rows } = await executeStatement(ctx.tx, statement)
  return rows as unknown as readonly Fact[]
}

async function showFacts(ctx: TxCtx, program: Program, facts: readonly Fact[]) {
  const found = new Map<string, FactShown>()
  const reports = await reportForms(ctx, program.id)
  const isReport = ({ kind, name }: Fact) => kind === 'form' && name !== null && reports.has(name)
  for (const kind of new Set(facts.map((fact) => fact.kind))) {
    for (const nameless of [false, true]) {
      const ids = facts.filter((fact) => fact.kind === kind && isReport(fact) === nameless).map((fact) => fact.id)
      for (const [id, shown] of await listFactsShown(ctx.tx, ctx.authorityId, kind, ids, nameless)) found.set(id, shown)
    }
  }
  const rows = facts.map((fact) => {
    const shown = found.get(fact.id)
    return {
      kind: fact.kind,
      id: fact.id,
      at: shown?.at ?? null,
      opens: shown?.opens ?? null,
      ...sayFact(program, fact, shown),
    }
  })
  return rows.sort((a, b) => (b.at ?? '').localeCompare(a.at ?? ''))
}
