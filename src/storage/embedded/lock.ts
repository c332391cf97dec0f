import { linkSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseUnavailable } from '../connection.ts'
import { isAlive, startOf } from './processes.ts'

/** Who runs the database of a folder. */
type Holder = { pid: number; start: string | undefined }

const fileOf = (folder: string) => join(folder, 'lianqi.lock')

/** The living program that holds this folder; undefined when nobody does or the lock was left by a program that died. */
export function findHolder(folder: string): Holder | undefined {
  const holder = readHolder(folder)
  return holder && isAlive(holder.pid) && startOf(holder.pid) === holder.start ? holder : undefined
}

/**
 * Takes the folder for this process. A lock whose program died is replaced.
 * @returns gives the folder back
 * @throws DatabaseUnavailable `database.folder_in_use`
 */
export function takeLock(folder: string): () => void {
  const file = fileOf(folder)
  const own = `${file}.${process.pid}`
  writeFileSync(own, JSON.stringify({ pid: process.pid, start: startOf(process.pid) } satisfies Holder), {
    mode: 0o600,
  })
  try {
    for (let attempt = 0; attempt < 5; attempt++) {
      try {
        // A link is made whole or not at all, so nobody ever reads half a lock.
        linkSync(own, file)
        return () => rmSync(file, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = findHolder(folder)
      if (holder) throw inUse(folder, holder.pid)
      rmSync(file, { force: true })
    }
    throw inUse(folder, readHolder(folder)?.pid ?? 0)
  } finally {
    rmSync(own, { force: true })
  }
}

function readHolder(folder: string): Holder | undefined {
  try {
    const found = JSON.parse(readFileSync(fileOf(folder), 'utf8')) as Partial<Holder> | null
    return typeof found?.pid === 'number' ? { pid: found.pid, start: found.start } : undefined
  } catch {
    return undefined
  }
}

function inUse(folder: string, pid: number): DatabaseUnavailable {
  return new DatabaseUnavailable(
    'database.folder_in_use',
    `数据目录正在使用（进程 ${pid}）another lianqi (process ${pid}) already runs on this folder: ${folder}`,
  )
}
