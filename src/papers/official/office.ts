import { spawn } from 'node:child_process'
import { rmSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { pathToFileURL } from 'node:url'

/** Where a single paper waits and where a run of many does: a run never keeps a person waiting. */
export type Lane = 'one' | 'run'

export type Office = {
  readonly command: string
  /** So long may one file take before LibreOffice is ended, in milliseconds. */
  readonly patience: number
}
export const OFFICE: Office = { command: 'soffice', patience: 60_000 }

/** A turn at a time in each lane: LibreOffice takes a profile for itself, and a core. */
const turns: Record<Lane, Promise<unknown>> = { one: Promise.resolve(), run: Promise.resolve() }

/** Waits for its turn; what it answers gives the turn on. */
export async function turnIn(lane: Lane): Promise<() => void> {
  const before = turns[lane]
  let done = () => {}
  turns[lane] = new Promise<void>((resolve) => {
    done = resolve
  })
  await before
  return done
}

/** A profile a lane, made at first use: with one that is there LibreOffice starts in half the time. */
const profiles = new Map<Lane, Promise<string>>()

/** What is left behind when the program ends. */
const folders = new Set<string>()
function removeFolders(): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}

function profileOf(lane: Lane): Promise<string> {
  const known = profiles.get(lane)
  if (known) return known
  if (folders.size === 0) process.once('exit', removeFolders)
  const made = mkdtemp(join(tmpdir(), `lianqi-office-${lane}-`)).then((folder) => {
    folders.add(folder)
    return folder
  })
  profiles.set(lane, made)
  return made
}

/** After an ill end its profile may be half written: the next one begins with a new one. */
async function dropProfile(lane: Lane): Promise<void> {
  const folder = await profiles.get(lane)
  profiles.delete(lane)
  if (folder) await rm(folder, { recursive: true, force: true })
}

/** How LibreOffice ended: by itself, or not (killed, crashed, too slow). */
export type End = { readonly well: boolean; readonly said: string }

/**
 * One start of LibreOffice over files of a folder, converted to PDF in their order. Yields the name of each file as it begins
 * with it: what comes before is finished. Whoever stops listening ends it, with all it started.
 * @throws when there is no LibreOffice on this machine
 */
export async function* convert(
  folder: string,
  files: readonly string[],
  lane: Lane,
  office: Office,
): AsyncGenerator<string, End> {
  const profile = `-env:UserInstallation=${pathToFileURL(await profileOf(lane))}`
  const args = [profile, '--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, ...files]
  // A group of its own: soffice is a script that starts another that starts the office.
  const child = spawn(office.command, args, { cwd: folder, detached: true, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stderr.on('data', (piece: Buffer) => {
    said = `${said}${piece}`.slice(-500)
  })
  const ended = new Promise<{ well: boolean; missing?: Error }>((resolve) => {
    child.once('error', (missing) => resolve({ well: false, missing }))
    child.once('exit', (code) => resolve({ well: code === 0 }))
  })
  const kill = () => {
    if (child.pid === undefined || child.exitCode !== null) return
    try {
      process.kill(-child.pid, 'SIGKILL')
    } catch {
      // It has just ended by itself.
    }
  }
  let slow = false
  const tooSlow = setTimeout(() => {
    slow = true
    kill()
  }, office.patience)
  let well = false
  try {
    for await (const line of createInterface({ input: child.stdout })) {
      const [, file] = /^convert (.+?) (?:->|as a )/.exec(line) ?? []
      if (!file) continue
      tooSlow.refresh()
      yield file
    }
    const end = await ended
    if (end.missing) throw end.missing
    well = end.well
    return { well, said: slow ? `slower than ${office.patience / 1000} s` : said.trim() }
  } finally {
    clearTimeout(tooSlow)
    kill()
    await ended
    if (!well) await dropProfile(lane)
  }
}
