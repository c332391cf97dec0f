/** The colours of the theme as charts take them, read where the chart stands: on the wall it is dark whatever the page is. */
export type Tones = {
  readonly surface: string
  readonly sunken: string
  readonly line: string
  readonly lineStrong: string
  readonly ink: string
  readonly ink2: string
  readonly ink3: string
  readonly act: string
  readonly onAct: string
  readonly chosen: string
  readonly grey: string
  readonly red: string
  readonly amber: string
  readonly green: string
  readonly font: string
  readonly size: number
}

export function tonesOf(place: Element): Tones {
  const style = getComputedStyle(place)
  const of = (name: string) => style.getPropertyValue(name).trim()
  return {
    surface: of('--surface'),
    sunken: of('--sunken'),
    line: of('--line'),
    lineStrong: of('--line-strong'),
    ink: of('--ink'),
    ink2: of('--ink-2'),
    ink3: of('--ink-3'),
    act: of('--act'),
    onAct: of('--on-act'),
    chosen: of('--chosen'),
    grey: of('--grey-ground'),
    red: of('--red'),
    amber: of('--amber'),
    green: of('--green'),
    font: of('--font'),
    size: Number.parseFloat(style.fontSize) || 14,
  }
}

/** Room for words that are so wide at the size of the office's letters; on the wall both are larger. */
export function room(tones: Tones, width: number): number {
  return Math.ceil((width * tones.size) / 14)
}

/** A tone between two, both written `#rrggbb` or `#rgb`; 0 is the first. */
export function between(from: string, to: string, share: number): string {
  const whole = (text: string) => (text.length === 4 ? text.replace(/[^#]/g, '$&$&') : text)
  const part = (text: string, at: number) => Number.parseInt(whole(text).slice(at, at + 2), 16)
  const mixed = [1, 3, 5].map((at) => Math.round(part(from, at) + (part(to, at) - part(from, at)) * share))
  return `#${mixed.map((one) => one.toString(16).padStart(2, '0')).join('')}`
}
