import { readdirSync, readFileSync } from 'node:fs'
import { connectOwner } from '#storage/connection.ts'

/** Processor seconds of the commands this process started, as far as they have ended: take the difference. */
export function secondsOfCommands(): number {
  return statOf(process.pid)?.ended ?? 0
}

/** Tells what processor seconds the PostgreSQL at `url` has taken so far: the server and all its processes, ended ones too. */
export async function serverSeconds(url: string): Promise<() => number> {
  const owner = await connectOwner(url)
  const { rows } = await owner.query<{ pid: number }>('select pg_backend_pid() as pid')
  const server = statOf(rows[0]?.pid ?? 0)?.parent
  await owner.end()
  if (server === undefined) throw new Error('the processor seconds of a server elsewhere are not known')
  return () => {
    const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? (statOf(Number(name)) ?? []) : []))
    const mine = all.filter((one) => one.pid === server || one.parent === server)
    return mine.reduce((sum, one) => sum + one.own + one.ended, 0)
  }
}

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100

/** What the kernel keeps of a process: its own processor seconds and those of its children that ended (proc(5): fields 4, 14 to 17). */
function statOf(pid: number) {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    const at = (n: number) => fields[n - 3] ?? 0
    return { pid, parent: at(4), own: (at(14) + at(15)) / TICKS, ended: (at(16) + at(17)) / TICKS }
  } catch {
    return undefined
  }
}
