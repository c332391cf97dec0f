import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { findOriginal, listCaseFiles, listDrafts } from '#storage/program-draft-store.ts'
import { listVersions } from '#storage/program-store.ts'
import { todayOf } from '../today.ts'
import { useCase } from '../use-case.ts'
import { ProgramKey } from './draft-fields.ts'

/** What the editor opens with: my draft, what is published, who else is writing, and the notice's own text. */
export const readDraft = useCase({
  name: 'program.read_draft',
  input: z.object({ program: ProgramKey }),
  async run(ctx, { program: key }) {
    const { tx, authorityId, actor } = ctx
    const allowed = canSome(actor, 'program.draft')
    if (!allowed.ok) return allowed
    const [newest] = await listVersions(tx, authorityId, key)
    const drafts = await listDrafts(tx, authorityId, key)
    if (!newest && drafts.length === 0) return fail('program.not_found')
    const mine = drafts.find((one) => one.accountId === actor.accountId)
    const original = await findOriginal(tx, authorityId, key)
    const out = {
      key,
      today: todayOf(ctx),
      published: newest
        ? {
            version: newest.version,
            inForceFrom: newest.in_force_from,
            text: newest.source,
            cases: await listCaseFiles(tx, authorityId, key),
          }
        : null,
      mine: mine
        ? {
            text: mine.text,
            cases: mine.cases,
            baseVersion: mine.baseVersion,
            updatedAt: mine.updatedAt,
            revision: mine.revision,
          }
        : null,
      others: drafts
        .filter((one) => one !== mine)
        .map(({ accountId, by, text, baseVersion, updatedAt }) => ({
          id: accountId,
          by,
          text,
          baseVersion,
          updatedAt,
        })),
      original: original ?? null,
    }
    return ok({ out, trace: null })
  },
})

/** Drafts of the whole house, for the list of programs: whose, of which program, since when. */
export const listDraftsOfHouse = useCase({
  name: 'program.list_drafts',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'program.draft')
    if (!allowed.ok) return allowed
    const drafts = await listDrafts(ctx.tx, ctx.authorityId)
    const out = drafts.map(({ programKey, accountId, by, baseVersion, updatedAt, text }) => ({
      program: programKey,
      title: /^title:\s*(.+)$/m.exec(text)?.[1]?.replaceAll(/^["']|["']$/g, '') ?? programKey,
      by,
      mine: accountId === ctx.actor.accountId,
      baseVersion,
      updatedAt,
    }))
    return ok({ out, trace: null })
  },
})
