import { z } from 'zod'
import { canSome } from '#domain/access/can.ts'
import { fail, ok } from '#domain/result.ts'
import { ruleBook } from '#program/explain/rule-book.ts'
import { accountNames, namesOf } from '#storage/name-store.ts'
import { listProgramRows } from '#storage/program-list-store.ts'
import { listVersions, type StoredVersion } from '#storage/program-store.ts'
import { listGroupMembers } from '#storage/program-version-store.ts'
import { findProgramNow, getProgram } from '../matter/load-program.ts'
import { windowOf } from '../matter/matter-window.ts'
import { useCase } from '../use-case.ts'
import { rulesOfBook } from './rules-of-book.ts'

/** The programs of the authority. */
export const listPrograms = useCase({
  name: 'program.list',
  input: z.object({}),
  async run(ctx) {
    const allowed = canSome(ctx.actor, 'program.read')
    if (!allowed.ok) return allowed
    return ok({ out: await listProgramRows(ctx.tx, ctx.authorityId), trace: null })
  },
})

/** A program as its rule book, with what pages need of its declarations. */
export const readProgram = useCase({
  name: 'program.read',
  input: z.object({ program: z.string(), version: z.int().optional() }),
  async run(ctx, { program: key, version: wanted }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'program.read')
    if (!allowed.ok) return allowed
    const versions = await listVersions(tx, authorityId, key)
    const now = await findProgramNow(ctx, key)
    const stored = versions.find((one) => one.version === (wanted ?? now?.version ?? versions[0]?.version))
    if (!stored) return fail('program.not_found')
    const program = await getProgram(ctx, key, stored.version)
    const groups = program.roster.map((group) => group.id)
    const members = await listGroupMembers(tx, authorityId, key, groups, windowOf(ctx).today)
    const publishers = await accountNames(
      tx,
      authorityId,
      versions.flatMap((one) => one.published_by ?? []),
    )
    const out = {
      key,
      title: program.title,
      source: program.source,
      version: program.version,
      versions: versions.map((one) => versionShown(one, publishers)),
      book: ruleBook(program, stored.hash),
      rules: rulesOfBook(program),
      groups: program.roster.map((group) => ({
        id: group.id,
        title: group.title,
        of: group.of,
        expect: group.expect ?? null,
        members: members.filter((one) => one.group_id === group.id).length,
        clause: group.clause ?? null,
      })),
      links: program.links.map(({ id, title, holder, target, kinds }) => ({
        id,
        title,
        holder,
        target,
        kinds: [...kinds],
      })),
      matters: program.matters.map(({ id, title, kind, sources, categories, urgencies, weights, levels }) => ({
        id,
        title,
        kind,
        sources: [...sources],
        categories: [...categories],
        urgencies: [...urgencies],
        weights: [...weights],
        levels: [...levels],
      })),
      forms: program.forms.map(({ id, title, about, register }) => ({ id, title, about, register })),
      calendars: program.periods.map(({ id, title }) => ({ id, title })),
      text: stored.source,
    }
    return ok({ out, trace: null })
  },
})

const versionShown = (one: StoredVersion, by: ReadonlyMap<string, string>) => ({
  version: one.version,
  hash: one.hash,
  inForceFrom: one.in_force_from,
  inForceTo: one.in_force_to,
  publishedAt: one.published_at,
  publishedBy: one.published_by ? { id: one.published_by, name: by.get(one.published_by) ?? '' } : null,
})

/** Who is on one of the program's lists on a day. */
export const listMembers = useCase({
  name: 'program.members',
  input: z.object({ program: z.string(), group: z.string(), on: z.iso.date().optional() }),
  async run(ctx, { program: key, group, on }) {
    const { tx, authorityId } = ctx
    const allowed = canSome(ctx.actor, 'program.read')
    if (!allowed.ok) return allowed
    const program = await findProgramNow(ctx, key)
    const declared = program?.roster.find((one) => one.id === group)
    if (!declared) return fail('program.no_group')
    const rows = await listGroupMembers(tx, authorityId, key, [group], on ?? windowOf(ctx).today)
    const names = await namesOf(
      tx,
      authorityId,
      declared.of,
      rows.map((row) => row.subject_id),
    )
    const members = [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'zh'))
    const { id, title, of, expect } = declared
    return ok({ out: { id, title, of, expect: expect ?? null, members }, trace: null })
  },
})
