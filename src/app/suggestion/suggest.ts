import { z } from 'zod'
import { SYSTEM } from '#domain/matter/who.ts'
import { fail, ok } from '#domain/result.ts'
import type { MatterKind, Program } from '#program/model.ts'
import { listUnitNames } from '#storage/complaint-store.ts'
import { namesOf } from '#storage/name-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import { giveReceipt, nameless } from '../complaint/receipt.ts'
import { findProgramNow, getProgram, matterKindOf } from '../matter/load-program.ts'
import { raiseMatter } from '../matter/raise-matter.ts'
import { useCase } from '../use-case.ts'

/** Matters that anybody may raise without an account because the program says `open_as`. */
export function openToAll(program: Program): readonly MatterKind[] {
  return program.matters.filter((one) => one.openAs !== undefined)
}

/** What the programs in force ask of anybody, and about which units. */
export const listSuggestionKinds = useCase({
  name: 'suggestion.kinds',
  input: z.object({}),
  async run(ctx) {
    const kinds = []
    for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
      const program = await getProgram(ctx, key, version)
      for (const kind of openToAll(program))
        kinds.push({
          program: key,
          programTitle: program.title,
          matter: kind.id,
          title: kind.title,
          categories: [...kind.categories],
          clause: kind.clause ?? null,
          /** Whether the suggestion and its answer are shown to anybody. */
          disclosed: isDisclosed(program, kind.id),
        })
    }
    return ok({ out: { kinds, units: await listUnitNames(ctx.tx, ctx.authorityId) }, trace: null })
  },
})

/** How much of what is written names it in lists. */
const TITLE = 60

/**
 * A suggestion by anybody, without an account. Nothing is asked or kept of who it is: he gets a code that shows the
 * answer. It waits for the office like every matter, under the source the program names.
 */
export const suggest = useCase({
  name: 'suggestion.make',
  input: z.object({
    program: z.string().min(1).max(100),
    matter: z.string().min(1).max(100),
    text: z.string().trim().min(5).max(5000),
    category: z.string().max(100).optional(),
    /** The unit it is for, if he knows. */
    orgId: z.guid().optional(),
  }),
  async run(ctx, input) {
    const program = await findProgramNow(ctx, input.program)
    const kind = program && matterKindOf(program, input.matter)
    if (!program || !kind?.openAs) return fail('suggestion.not_open')
    if (input.orgId && (await namesOf(ctx.tx, ctx.authorityId, 'org', [input.orgId])).size === 0)
      return fail('complaint.no_unit', {}, ['orgId'])
    const raised = await raiseMatter(
      nameless(ctx),
      {
        programKey: program.id,
        matter: kind.id,
        title: titleOf(input.text),
        body: input.text,
        category: input.category ?? null,
        source: kind.openAs,
        respondentId: input.orgId ?? null,
        personId: null,
        raisedBy: 'public',
      },
      SYSTEM,
    )
    if (!raised.ok) return raised
    const { id, number } = raised.value.matter
    return ok({
      out: { code: await giveReceipt(ctx, id) },
      trace: { thingKind: 'matter', thingId: id, detail: { number, matter: kind.id }, nameless: true },
    })
  },
})

/** The first sentence or line, cut where it is long. */
function titleOf(text: string): string {
  const [first = ''] = text.split(/[\n。！？]/)
  const signs = [...(first.trim() || text)]
  return signs.length > TITLE ? `${signs.slice(0, TITLE - 1).join('')}…` : signs.join('')
}

function isDisclosed(program: Program, matter: string): boolean {
  return program.disclosure.some(
    ({ what, to }) => what.kind === 'matter' && what.name === matter && to.some(({ kind }) => kind === 'public'),
  )
}
