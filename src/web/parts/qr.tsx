import { generate } from 'lean-qr'

type Modules = { readonly size: number; readonly get: (x: number, y: number) => boolean }

/** The dark modules as one path, a run of a row at a time: `x y` are module counts, the quiet zone not included. */
export function pathOf({ size, get }: Modules): string {
  const runs: string[] = []
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      if (!get(x, y)) continue
      const from = x
      while (x + 1 < size && get(x + 1, y)) x++
      runs.push(`M${from} ${y}h${x + 1 - from}v1H${from}z`)
    }
  }
  return runs.join('')
}

/** Modules of white around the code that ISO/IEC 18004 asks for. */
const QUIET = 4

/**
 * A QR code that leads to an address of this installation, drawn as one path: sharp on a screen and on paper.
 * Black on white in every theme, or cameras do not read it.
 * @param to path or whole address; a path is completed with the origin of the page
 * @param label what it leads to, read to whoever does not see it
 * @param size edge in CSS pixels; on paper give at least 96 (25 mm)
 */
export function Qr({ to, label, size = 160 }: { to: string; label: string; size?: number }) {
  const code = generate(new URL(to, window.location.origin).href)
  const edge = code.size + 2 * QUIET
  return (
    <svg
      role="img"
      aria-label={label}
      width={size}
      height={size}
      viewBox={`${-QUIET} ${-QUIET} ${edge} ${edge}`}
      shapeRendering="crispEdges"
    >
      <rect x={-QUIET} y={-QUIET} width={edge} height={edge} fill="#fff" />
      <path d={pathOf(code)} fill="#000" />
    </svg>
  )
}
