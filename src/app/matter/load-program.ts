import type { MatterKind, Program } from '#program/model.ts'
import { findProgramVersion, findVersionNow } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'

/** Versions never change, so what was read once is good for ever. */
const read = new Map<string, Program>()
const MOST = 64

/** A published version, pinned by whatever began with it. */
export async function getProgram(ctx: TxCtx, key: string, version: number): Promise<Program> {
  const name = `${ctx.authorityId} ${key} ${version}`
  const known = read.get(name)
  if (known) return known
  const row = await findProgramVersion(ctx.tx, ctx.authorityId, key, version)
  if (!row) throw new Error(`no version ${version} of program ${key}`)
  // Stored flattened and checked at publication; nobody else writes it.
  const program = row.flat as Program
  if (read.size >= MOST) read.delete(read.keys().next().value ?? '')
  read.set(name, program)
  return program
}

/** The version in force now, or undefined when the program is not published. */
export async function findProgramNow(ctx: TxCtx, key: string): Promise<Program | undefined> {
  const version = await findVersionNow(ctx.tx, ctx.authorityId, key)
  return version === undefined ? undefined : getProgram(ctx, key, version)
}

/** A matter's declaration in a program. */
export function matterKindOf(program: Program, matter: string): MatterKind | undefined {
  return program.matters.find((one) => one.id === matter)
}
