import { AlignmentType, type IParagraphOptions, LineRuleType, Paragraph, TextRun } from 'docx'
import { CLOSER, FACE, type Face, LINE, SIZE } from './measures.ts'

type Set = {
  readonly face?: Face
  /** Half-points. */
  readonly size?: number
  readonly color?: string
  readonly bold?: boolean
  /** Twips between characters; by default set for 28 to the line. */
  readonly closer?: number
}

/** A run of characters in one of the standard's faces. */
export function run(
  text: string,
  { face = '仿宋', size = SIZE.三号, color, bold, closer = CLOSER }: Set = {},
): TextRun {
  return new TextRun({
    text,
    size,
    font: { name: FACE[face], eastAsia: FACE[face], hint: 'eastAsia' },
    characterSpacing: closer,
    ...(color ? { color } : {}),
    ...(bold ? { bold } : {}),
  })
}

/** One line (or several) of the 22: exact height, no space around. */
export function line(children: readonly TextRun[], options: IParagraphOptions = {}): Paragraph {
  return new Paragraph({
    spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    ...options,
    children: [...children],
  })
}

/** Empty lines of the 22. */
export function blank(count = 1, options: IParagraphOptions = {}, scale = 1): Paragraph[] {
  return Array.from({ length: count }, () => line([], { ...enlarged(scale), ...options }))
}

/** How lines of a sheet stand that is set larger as a whole. */
function enlarged(scale: number): IParagraphOptions {
  if (scale === 1) return {}
  return { spacing: { line: Math.round(LINE * scale), lineRule: LineRuleType.EXACT, before: 0, after: 0 } }
}

/** An empty stretch of so many twips. */
export function gap(twips: number): Paragraph {
  return new Paragraph({ spacing: { line: twips, lineRule: LineRuleType.EXACT, before: 0, after: 0 }, children: [] })
}

/** 2 characters of 3号 at the beginning, the next lines from the margin: a paragraph of the text. */
export function body(text: string, face: Face = '仿宋', options: IParagraphOptions = {}, scale = 1): Paragraph {
  return line([run(text, { face, size: Math.round(SIZE.三号 * scale), closer: Math.round(CLOSER * scale) })], {
    ...enlarged(scale),
    alignment: AlignmentType.BOTH,
    indent: { firstLine: Math.round(2 * (16 * 20 + CLOSER) * scale) },
    ...options,
  })
}

/** `n` characters of 3号 in twips. */
export function characters(n: number): number {
  return n * (16 * 20 + CLOSER)
}
