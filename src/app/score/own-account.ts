import { can } from '#domain/access/can.ts'
import { fail, ok, type Result } from '#domain/result.ts'
import type { Program } from '#program/model.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow } from '../matter/load-program.ts'
import { usualCalendar } from './get-score-sheet.ts'
import { subjectNames } from './subject-names.ts'

export type OwnAccount = { readonly kind: 'person' | 'org'; readonly id: string; readonly name: string }

/**
 * The accounts that are the asker's own: himself, and his unit where he may read its score sheet. Nobody else's is ever
 * answered here, whatever else the asker may see.
 */
async function ownAccounts(ctx: TxCtx, programKey: string): Promise<Result<readonly OwnAccount[]>> {
  const { actor } = ctx
  if (!actor.personId) return fail('session.no_person')
  const asked = [
    { kind: 'person' as const, id: actor.personId },
    ...actor.orgIds.map((id) => ({ kind: 'org' as const, id })),
  ]
  const mine = asked.filter(
    ({ kind, id }) =>
      can(actor, 'score.read', { kind: 'score', programKey, [kind === 'person' ? 'personIds' : 'orgIds']: [id] }).ok,
  )
  if (mine.length === 0)
    return can(actor, 'score.read', { kind: 'score', programKey, personIds: [actor.personId] }) as Result<never>
  const name = await subjectNames(ctx, mine)
  return ok(mine.map(({ kind, id }) => ({ kind, id, name: name(kind, id) })))
}

/** The one asked for, else the unit's where there is one: a head asks for his unit first. */
function accountAsked(accounts: readonly OwnAccount[], id: string | undefined): OwnAccount | undefined {
  if (id !== undefined) return accounts.find((one) => one.id === id)
  return accounts.find((one) => one.kind === 'org') ?? accounts.find((one) => one.kind === 'person')
}

type OwnAccountFound = {
  readonly program: Program
  readonly accounts: readonly OwnAccount[]
  readonly account: OwnAccount
  readonly calendar: string
}

/** The asker's own account in a program, by the calendar asked for or the one it is usually reckoned by. */
export async function ownAccountIn(
  ctx: TxCtx,
  asked: {
    readonly program: string
    readonly account?: string | undefined
    readonly calendar?: string | undefined
  },
): Promise<Result<OwnAccountFound>> {
  const program = await findProgramNow(ctx, asked.program)
  if (!program) return fail('program.not_found', { program: asked.program }, ['program'])
  const accounts = await ownAccounts(ctx, program.id)
  if (!accounts.ok) return accounts
  const account = accountAsked(accounts.value, asked.account)
  if (!account) return fail('score.not_own', {}, ['account'])
  return ok({ program, accounts: accounts.value, account, calendar: asked.calendar ?? usualCalendar(program) })
}
