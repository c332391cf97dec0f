import { createHash } from 'node:crypto'
import { loadRulings } from '#app/matter/load-ruling.ts'
import { LEDGER_STATES, ledgerState, ledgerSteps, ledgerWord } from '#domain/import/history.ts'
import type { DoneAct } from '#domain/matter/act.ts'
import type { Matter } from '#domain/matter/matter.ts'
import type { Ruling } from '#domain/matter/rules.ts'
import type { MatterKind } from '#program/model.ts'
import { findKeys, insertKeys } from '#storage/import/key-store.ts'
import { saveNewMatters } from '#storage/matter-store.ts'
import { buildMatter, type LedgerMatter } from '../ledger-matter.ts'
import { type MatterNumbers, matterNumbers } from '../matter-numbers.ts'
import {
  dayOf,
  good,
  type Importer,
  type Pending,
  refuse,
  refuseTwice,
  refuseWith,
  textOf,
  wordsOf,
} from '../pending.ts'
import { loadPeople, peopleOf, unitOfPerson } from '../people.ts'
import type { ProgramInForce } from '../programs.ts'
import type { Run } from '../run.ts'
import { type TargetFinder, targetFinder } from '../targets.ts'

type Wanted = {
  row: Pending
  key: string
  content: string
  program: ProgramInForce
  kind: MatterKind
  ledger: LedgerMatter
}

/**
 * 问题台账: each row becomes a matter with the acts that the row tells of, at the days it tells. Known by the ledger's own number
 * where it has one, else by target, day and wording. A row that has changed since is refused: a matter that is here goes on here.
 */
export function mattersImporter(run: Run): Importer {
  const { tx, authorityId } = run.ctx
  const targets = targetFinder(run)
  const seen = new Map<string, number>()
  const ruled = rulingsOf(run)
  const numbers = matterNumbers(run.ctx)
  return {
    async batch(rows) {
      const left = good(rows)
      await loadPeople(run, left, ['holder'])
      await targets.load(left)
      const wanted: Wanted[] = []
      for (const row of left) {
        const one = await wantedOf(run, targets, row)
        if (one && !refuseTwice(seen, row, one.key, '问题')) wanted.push(one)
      }
      const known = await findKeys(
        tx,
        authorityId,
        'matter',
        wanted.map((one) => one.key),
      )
      const made: Made[] = []
      for (const one of wanted) {
        const before = known.get(one.key)
        if (before && before.content !== one.content) refuse(one.row, null, 'matter.already_here')
        else if (before) one.row.outcome = 'same'
        else made.push(...(await build(run, one, ruled, numbers)))
      }
      if (run.preview || made.length === 0) return
      await numbers.settle()
      await saveNewMatters(tx, authorityId, made)
      const keys = made.map(({ key, content, after }) => ({ key, content, thing_id: after.id }))
      await insertKeys(tx, authorityId, 'matter', run.id, keys)
      await run.effects.made(
        'matter',
        keys.map((one) => one.thing_id),
      )
    },
  }
}

async function wantedOf(run: Run, targets: TargetFinder, row: Pending): Promise<Wanted | undefined> {
  const resolved = run.programs.resolve(textOf(row, 'program'))
  if (!resolved.ok) {
    refuseWith(row, 'program', resolved.fault)
    return undefined
  }
  const program = resolved.value
  const kind = declarationOf(program, row)
  if (!kind) return undefined
  const named = ['enterprise', 'code', 'project'].some((field) => row.values[field] !== undefined)
  const target = named ? await targets.find(row) : null
  if (target === undefined) return undefined
  const category = choice(row, 'category', kind.categories)
  const source = choice(row, 'source', kind.sources)
  if (category === undefined || source === undefined) return undefined
  if (category === null && kind.categories.length > 0) {
    refuse(row, 'category', 'cell.required', { title: '类别' })
    return undefined
  }
  const units = unitsOf(run, row)
  const people = units && peopleOf(run, row, 'holder', 'holderOrg')
  if (!units || !people) return undefined
  const entry = entryOf(row)
  if (!entry) return undefined
  const steps = ledgerSteps({ ...entry, lead: units.lead }, run.today)
  if (!steps.ok) {
    refuseWith(row, steps.field, steps.fault)
    return undefined
  }
  const text = textOf(row, 'text') as string
  const holder = people[0] ?? null
  const ledger: LedgerMatter = {
    title: textOf(row, 'title') ?? firstSentence(text),
    body: text,
    category,
    source,
    enterpriseId: target?.kind === 'enterprise' ? target.id : null,
    projectId: target?.kind === 'project' ? target.id : null,
    holderId: holder,
    holderOrgId: holder === null ? null : unitOfPerson(run, holder),
    units,
    answer: textOf(row, 'answer'),
    due: dayOf(row, 'due'),
    steps: steps.steps,
  }
  const number = textOf(row, 'number')
  const key =
    number === null
      ? `${target?.id ?? ''} ${entry.raised} ${text.replace(/\s/g, '')}`
      : `#${number} ${target?.id ?? ''} ${entry.raised}`
  return {
    row,
    program,
    kind,
    ledger,
    key: digest(`${program.key} ${kind.id} ${key}`),
    content: digest(JSON.stringify(ledger)),
  }
}

/** The declared matter a row means; without a column for it, the only one of the kind 问题诉求. */
function declarationOf({ program }: ProgramInForce, row: Pending): MatterKind | undefined {
  const text = textOf(row, 'matter')
  const problems = program.matters.filter((matter) => matter.kind === 'problem')
  const found =
    text === null
      ? problems.length === 1
        ? problems[0]
        : undefined
      : program.matters.find((matter) => matter.id === text || matter.title === text)
  if (!found)
    refuse(row, 'matter', 'matter.which', { choices: program.matters.map((matter) => matter.title).join('、') })
  return found
}

/** A value of one of the program's tables; undefined when the row was refused for it. */
function choice(row: Pending, field: string, choices: readonly string[]): string | null | undefined {
  const text = textOf(row, field)
  if (text === null || choices.length === 0 || choices.includes(text)) return text
  refuse(row, field, 'choice.unknown', { text, choices: choices.join('、') })
  return undefined
}

function unitsOf(run: Run, row: Pending): LedgerMatter['units'] | undefined {
  const ids: string[] = []
  const lead = textOf(row, 'lead')
  for (const [field, name] of [
    ...(lead === null ? [] : [['lead', lead] as const]),
    ...(wordsOf(row, 'assist') ?? []).map((one) => ['assist', one] as const),
  ]) {
    const match = run.orgs.find(name)
    if (!match.ok) {
      refuseWith(row, field, match.fault)
      return undefined
    }
    if (!ids.includes(match.id)) ids.push(match.id)
  }
  return lead === null ? { lead: null, assist: [] } : { lead: ids[0] ?? null, assist: ids.slice(1) }
}

function entryOf(row: Pending) {
  const stateText = textOf(row, 'state')
  const state = stateText === null ? null : ledgerState(stateText)
  if (state === undefined) {
    refuse(row, 'state', 'choice.unknown', { text: stateText ?? '', choices: LEDGER_STATES })
    return undefined
  }
  const wordText = textOf(row, 'agreed')
  const word = wordText === null ? null : ledgerWord(wordText)
  if (word === undefined) {
    refuse(row, 'agreed', 'choice.unknown', { text: wordText ?? '', choices: '认可、不认可、未表态' })
    return undefined
  }
  return {
    raised: dayOf(row, 'raised') as string,
    assigned: dayOf(row, 'assigned'),
    answered: dayOf(row, 'answered'),
    closed: dayOf(row, 'closed'),
    answer: textOf(row, 'answer'),
    state,
    word,
  }
}

type Ruled = (one: Wanted) => Promise<Ruling>

/** What rows of one declaration share is read once, and what they say of one enterprise and unit once more. */
function rulingsOf(run: Run): Ruled {
  const shared = new Map<string, ReturnType<typeof loadRulings>>()
  const single = new Map<string, Promise<Ruling>>()
  return async ({ program, kind, ledger }) => {
    const of = { enterpriseId: ledger.enterpriseId, projectId: ledger.projectId, orgId: ledger.units.lead }
    const declared = `${program.key} ${kind.id}`
    const key = `${declared} ${of.enterpriseId} ${of.projectId} ${of.orgId}`
    const before = single.get(key)
    if (before) return before
    const rulings = shared.get(declared) ?? loadRulings(run.ctx, program.program, kind)
    shared.set(declared, rulings)
    const made = rulings.then((ruling) => ruling(of))
    single.set(key, made)
    return made
  }
}

type Made = {
  readonly key: string
  readonly content: string
  readonly after: Matter
  readonly acts: readonly DoneAct[]
}

/** The matter a row makes; none when what it tells cannot have been, which refuses the row. */
async function build(run: Run, one: Wanted, ruled: Ruled, numbers: MatterNumbers): Promise<Made[]> {
  const { row, program, kind, ledger, key, content } = one
  const { ctx } = run
  const year = Number((dayOf(row, 'raised') as string).slice(0, 4))
  const built = buildMatter({
    ledger,
    number: run.preview ? '' : await numbers.next(year),
    kind,
    programKey: program.key,
    timeZone: ctx.timeZone,
    ruling: await ruled(one),
    accountId: ctx.actor.accountId,
  })
  if (!built.ok) {
    refuse(row, null, 'matter.refused', { text: built.error.code })
    return []
  }
  row.outcome = 'created'
  if (run.preview) return []
  numbers.given(year)
  return [{ key, content, after: built.value.matter, acts: built.value.acts }]
}

function firstSentence(text: string): string {
  const sentence = text.split(/[。；;!！?？\n]/)[0] ?? text
  return sentence.length > 60 ? `${sentence.slice(0, 59)}…` : sentence
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url')
}
