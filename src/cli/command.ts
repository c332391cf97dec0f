import { type Config, readConfig } from '#app/config.ts'
import { createLog, type Logger } from '#app/log.ts'
import { DatabaseUnavailable } from '#storage/connection.ts'
import { type House, openHouse } from './house.ts'

/** Ends a command with one line for the person who typed it and exit code 1. */
export class CommandFailure extends Error {
  override readonly name = 'CommandFailure'
}

/** The configuration of this process. @throws CommandFailure naming every wrong setting */
export function getConfig(): Config {
  const config = readConfig(process.env)
  if (config.ok) return config.value
  const faults = config.error.data?.faults
  throw new CommandFailure(`配置有误 wrong configuration:\n${Array.isArray(faults) ? faults.join('\n') : ''}`)
}

/** Runs a command's work on the open database, beside the running program if there is one, and closes it again. */
export async function withDatabase<T>(
  work: (house: House, config: Config, log: Logger) => Promise<T>,
  options: { quiet?: boolean } = {},
): Promise<T> {
  const config = getConfig()
  const log = createLog(options.quiet && !process.env.LOG_LEVEL ? 'warn' : config.logLevel)
  const house = await openHouse(config, log, { beside: true })
  try {
    return await work(house, config, log)
  } finally {
    await house.close()
  }
}

const SYSTEM: Record<string, string> = {
  ENOSPC: '磁盘已满 the disk is full',
  EDQUOT: '磁盘配额已满 the disk quota is used up',
  EACCES: '没有权限 permission denied',
  EPERM: '没有权限 permission denied',
  EROFS: '只读文件系统 read-only file system',
  ENOENT: '文件不存在 no such file',
  EISDIR: '这是文件夹 this is a folder',
}

/** What a person is told when a command fails: one line for what may happen, everything for a bug. */
export function describeFailure(error: unknown): string {
  if (error instanceof CommandFailure || error instanceof DatabaseUnavailable) return error.message
  const { code, path } = (error ?? {}) as { code?: string; path?: string }
  if (code && SYSTEM[code]) return `${SYSTEM[code]}${path ? `: ${path}` : ''}`
  // PostgreSQL's own word for a full disk.
  if (code === '53100') return SYSTEM.ENOSPC as string
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
