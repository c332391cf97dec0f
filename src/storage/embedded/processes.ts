import { execFileSync } from 'node:child_process'
import { readFileSync, readlinkSync } from 'node:fs'
import { basename } from 'node:path'

/** True when a process with this number exists, whoever owns it. A zombie counts as gone. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  return statOf(pid)?.state !== 'Z'
}

/**
 * When the process began, as the system counts it. Together with the number it names one process for ever: numbers are
 * given out again, also after the machine restarted (hence the boot id).
 */
export function startOf(pid: number): string | undefined {
  if (process.platform === 'linux') {
    const stat = statOf(pid)
    if (!stat) return undefined
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()}/${stat.startTicks}`
  }
  return ps(pid, 'lstart=')
}

/** The program a process runs and its arguments; undefined when it is gone or may not be seen. */
export function commandOf(pid: number): { program: string; args: string } | undefined {
  if (process.platform === 'linux') {
    try {
      const args = readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0')
      let program = basename(args[0] ?? '')
      try {
        program = basename(readlinkSync(`/proc/${pid}/exe`).replace(/ \(deleted\)$/, ''))
      } catch {
        // Another user's process: its own word for itself must do.
      }
      return { program, args: args.join(' ') }
    } catch {
      return undefined
    }
  }
  const args = ps(pid, 'command=')
  return args ? { program: basename(args.split(' ')[0] ?? ''), args } : undefined
}

/** Waits until the process is gone; false when it still lives after `milliseconds`. */
export async function waitUntilGone(pid: number, milliseconds: number): Promise<boolean> {
  for (let waited = 0; waited < milliseconds; waited += 20) {
    if (!isAlive(pid)) return true
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return !isAlive(pid)
}

function statOf(pid: number): { state: string; startTicks: string } | undefined {
  if (process.platform !== 'linux') return undefined
  try {
    // The name in brackets may itself hold blanks and brackets: fields count from the last one (proc(5): state is 3, start 22).
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    return { state: fields[0] ?? '', startTicks: fields[19] ?? '' }
  } catch {
    return undefined
  }
}

function ps(pid: number, format: string): string | undefined {
  try {
    return (
      execFileSync('ps', ['-o', format, '-p', String(pid)], { encoding: 'utf8', env: { LC_ALL: 'C' } }).trim() ||
      undefined
    )
  } catch {
    return undefined
  }
}
