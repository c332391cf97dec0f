import type { DutyRule, Program } from '#program/model.ts'
import type { DutyListed } from '#storage/duty-list-store.ts'
import type { TxCtx } from '../context.ts'
import { getProgram } from '../matter/load-program.ts'

/** The words of the program for rows of duties: title, clause, what fulfils it. */
export async function dressDuties(ctx: TxCtx, rows: readonly DutyListed[]) {
  const programs = new Map<string, Program>()
  for (const { programKey, version } of rows) {
    const name = `${programKey} ${version}`
    if (!programs.has(name)) programs.set(name, await getProgram(ctx, programKey, version))
  }
  return rows.map((row) => {
    const program = programs.get(`${row.programKey} ${row.version}`)
    const rule = program?.duties.find((one) => one.id === row.rule)
    const clock = rule ? undefined : clockOf(program, row.rule)
    const words = rule ?? clock
    return {
      ...row,
      title: words?.title ?? row.rule,
      clause: words?.clause ?? null,
      assumed: words?.assumed ?? null,
      metBy: rule ? metBy(rule) : (clock?.metBy.map((act) => `act ${act}`) ?? []),
    }
  })
}

function metBy(rule: DutyRule): string[] {
  return [...new Set(rule.metBy.map(({ each }) => (each.name ? `${each.kind} ${each.name}` : each.kind)))]
}

/** Clocks of matters are duties named `<matter>.<clock>`. */
function clockOf(program: Program | undefined, rule: string) {
  const [matter, clock] = rule.split('.')
  return program?.matters.find((one) => one.id === matter)?.clocks.find((one) => one.id === clock)
}
