import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { ALSO_CALLED, FACE, type Face } from './measures.ts'

const run = promisify(execFile)

/** Faces are looked for again after so long, in milliseconds: a run of many papers asks once. */
const LOOKED_FOR = 30_000
let known: { readonly at: number; readonly faces: Promise<string[]> } | null = null

/**
 * The official faces this machine lacks, by the name the standard gives them: a PDF made here would be set in others, and is
 * not called conforming. All of them where the machine cannot say (no fontconfig).
 */
export function missingFaces(): Promise<string[]> {
  if (!known || Date.now() - known.at > LOOKED_FOR) known = { at: Date.now(), faces: lookForFaces() }
  return known.faces
}

async function lookForFaces(): Promise<string[]> {
  const faces = Object.keys(FACE) as Face[]
  try {
    const { stdout } = await run('fc-list', ['--format', '%{family}\\n'])
    const installed = new Set(stdout.split(/[\n,]/).map((name) => name.trim().toLowerCase()))
    return faces.filter((face) => !ALSO_CALLED[face].some((name) => installed.has(name.toLowerCase())))
  } catch {
    return faces
  }
}
