import { explainDutyRule } from '#program/explain/duties.ts'
import { explainClock } from '#program/explain/matters.ts'
import type { Clock, DutyRule, Program } from '#program/model.ts'
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
      explain: reckoningOf(
        program,
        row,
        rule ? explainDutyRule(program as Program, rule) : clockSentence(program, clock),
      ),
      metBy: rule ? metBy(rule) : (clock?.metBy.map((act) => `act ${act}`) ?? []),
    }
  })
}

/**
 * How the last day came about, in one sentence: from when, by which rule in its own words, and which days were counted. A year whose
 * holidays are not published is said.
 */
function reckoningOf(program: Program | undefined, row: DutyListed, rule: string): string {
  const counted =
    program?.calendar.workingDays === 'official' ? '工作日按国务院放假安排，含调休上班日' : '工作日按周一至周五'
  const unknown = row.unknownYear ? '；其中有一年的放假安排未公布，暂按周末推算' : ''
  const period = row.period ? `（${row.period}）` : ''
  return `${row.openedAt.slice(0, 10)} 起${period} → ${row.dueDay}；${counted}${unknown}。${rule.replaceAll('**', '')}`
}

function clockSentence(program: Program | undefined, clock: Clock | undefined): string {
  return program && clock ? explainClock(program, clock) : ''
}

function metBy(rule: DutyRule): string[] {
  return [...new Set(rule.metBy.map(({ each }) => (each.name ? `${each.kind} ${each.name}` : each.kind)))]
}

/** Clocks of matters are duties named `<matter>.<clock>`. */
function clockOf(program: Program | undefined, rule: string) {
  const [matter, clock] = rule.split('.')
  return program?.matters.find((one) => one.id === matter)?.clocks.find((one) => one.id === clock)
}
