import { createServer } from 'node:net'
import { CommandFailure } from './command.ts'

/**
 * Refuses a port that is taken before anything else is started, so that a second `npm start` says so at once.
 * @throws CommandFailure in one clear line
 */
export function checkPort(host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => reject(explainListenError(error, host, port)))
    server.listen(port, host, () => server.close(() => resolve()))
  })
}

/** Turns a failure to listen into one line; other errors come back unchanged. */
export function explainListenError(error: unknown, host: string, port: number): unknown {
  const reason = {
    EADDRINUSE: `端口 ${port} 已被占用，可设 PORT port ${port} is taken, set PORT to another`,
    EACCES: `没有权限使用端口 ${port} no permission for port ${port}`,
    EADDRNOTAVAIL: `本机没有地址 ${host} this machine has no address ${host}, set HOST`,
    ENOTFOUND: `HOST 无法解析 HOST cannot be resolved: ${host}`,
  }[(error as NodeJS.ErrnoException).code ?? '']
  return reason ? new CommandFailure(reason) : error
}
