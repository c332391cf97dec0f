/** How far this machine's clock is from the server's; what remains of a deadline is told by the server's. */
let offset = 0

export function setNow(serverNow: string): void {
  offset = Date.parse(serverNow) - Date.now()
}

/** The server's moment, in milliseconds. */
export function now(): number {
  return Date.now() + offset
}
