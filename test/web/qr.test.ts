import './browser-globals.ts'
import { generate } from 'lean-qr'
import { describe, expect, it } from 'vitest'
import { pathOf } from '#web/parts/qr.tsx'

/** Fills the path's rectangles again, as a browser would. */
function filled(path: string, size: number): string {
  const cells = Array.from({ length: size }, () => Array<string>(size).fill(' '))
  for (const [, x, y, width] of path.matchAll(/M(\d+) (\d+)h(\d+)v1H\d+z/g))
    for (let n = 0; n < Number(width); n++) (cells[Number(y)] as string[])[Number(x) + n] = '#'
  return cells.map((row) => row.join('')).join('\n')
}

describe('a QR code', () => {
  it('is drawn as its modules say, run by run', () => {
    const code = generate('https://lianqi.example/p/lantern/q/abc')
    const drawn = filled(pathOf(code), code.size)
    expect(drawn).toBe(code.toString({ on: '#', off: ' ', pad: 0 }).replace(/\n$/, ''))
    expect(pathOf(code).split('M').length).toBeLessThan(code.size * code.size)
  })
})
