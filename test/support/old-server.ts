import { createServer, type Server } from 'node:net'

/** A message of PostgreSQL's protocol: a letter, the length, the content. */
function message(letter: string, ...parts: (Buffer | string)[]): Buffer {
  const content = Buffer.concat(parts.map((part) => Buffer.from(part as string)))
  const head = Buffer.alloc(5)
  head.write(letter)
  head.writeInt32BE(content.length + 4, 1)
  return Buffer.concat([head, content])
}

const int = (value: number, bytes: 2 | 4) => {
  const buffer = Buffer.alloc(bytes)
  buffer.writeIntBE(value, 0, bytes)
  return buffer
}

const column = (name: string, type: number) =>
  Buffer.concat([Buffer.from(`${name}\0`), int(0, 4), int(0, 2), int(type, 4), int(-1, 2), int(-1, 4), int(0, 2)])

const value = (text: string) => Buffer.concat([int(text.length, 4), Buffer.from(text)])

/** A server that lets everyone in and says, to whatever it is asked, that it is PostgreSQL 14.9. */
export async function oldServer(): Promise<{ server: Server; url: string }> {
  const ready = message('Z', 'I')
  const server = createServer((socket) => {
    let greeted = false
    socket.on('error', () => socket.destroy())
    socket.on('data', (data) => {
      if (!greeted) {
        greeted = true
        socket.write(Buffer.concat([message('R', int(0, 4)), ready]))
        return
      }
      if (data[0] === 'X'.charCodeAt(0)) return
      socket.write(
        Buffer.concat([
          message('T', int(2, 2), column('version', 25), column('number', 23)),
          message('D', int(2, 2), value('14.9'), value('140009')),
          message('C', 'SELECT 1\0'),
          ready,
        ]),
      )
    })
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  return { server, url: `postgres://someone@127.0.0.1:${port}/city` }
}
