import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { ok } from '#domain/result.ts'
import { sayValue } from '#program/explain/result.ts'
import type { MeasureRule, Program } from '#program/model.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { scopeOf } from '#storage/scope.ts'
import { listLatestFigures } from '#storage/score-store.ts'
import { fromOutside } from '../complaint/complaint-board.ts'
import { getProgram } from '../matter/load-program.ts'
import { useCase } from '../use-case.ts'
import { ruleShown } from './rule-shown.ts'

export const BOARDS = ['finance', 'jobs', 'products', 'approvals', 'complaints'] as const

/** What the programs in force reckon from the registers of one board: each figure of the latest period, with its rule and evidence. */
export const listBoardFigures = useCase({
  name: 'score.board',
  input: z.object({ board: z.enum(BOARDS) }),
  async run(ctx, { board }) {
    const allowed = canSome(ctx.actor, 'score.read')
    if (!allowed.ok) return allowed
    const scope = scopeOf(ctx, 'score', 'd', 'score.read')
    const out = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await getProgram(ctx, key, version)
      const measures = measuresOf(program, board)
      const ids = measures.map((one) => one.id)
      const found = await listLatestFigures(ctx.tx, ctx.authorityId, key, ids, ctx.now, scope)
      for (const measure of measures) {
        const row = found.find((one) => one.rule === measure.id)
        if (!row) continue
        const { id, period, state, evidence } = row
        const value = state === 'value' && row.value !== null ? sayValue(measure, Number(row.value)) : null
        const rule = ruleShown(program, 'measure', measure.id)
        out.push({ programKey: key, id, rule, period, state, value, evidence })
      }
    }
    return ok({ out, trace: null })
  },
})

/**
 * Measures for the authority that read a form of the board, and those that count a list (white list, pool members) set
 * up by the same clause as such a form: a list is no register, but the notice speaks of the two together.
 */
function measuresOf(program: Program, board: (typeof BOARDS)[number]): MeasureRule[] {
  if (board === 'complaints') return measuresOfComplaints(program)
  const forms = program.forms.filter((form) => form.board === board)
  const names = new Set(forms.map((form) => form.id))
  const clauses = new Set(forms.flatMap((form) => form.clause ?? []))
  const lists = new Set(
    program.roster.filter((group) => group.clause && clauses.has(group.clause)).map((group) => group.id),
  )
  return program.measures.filter(
    ({ subject, selections }) =>
      subject.kind === 'authority' &&
      selections.some(
        ({ each: { kind, name } }) =>
          name !== undefined && ((kind === 'form' && names.has(name)) || (kind === 'member' && lists.has(name))),
      ),
  )
}

/** Measures for the authority that read complaints or what anybody may raise. */
function measuresOfComplaints(program: Program): MeasureRule[] {
  const names = new Set(program.matters.filter(fromOutside).map(({ id }) => id))
  return program.measures.filter(
    ({ subject, selections }) =>
      subject.kind === 'authority' &&
      selections.some(({ each: { kind, name } }) => kind === 'matter' && name !== undefined && names.has(name)),
  )
}
