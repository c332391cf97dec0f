const CHINESE = '一二三四五六七八九十百零〇'
const TOKEN = new RegExp(`附件\\s*([${CHINESE}]+|\\d*)|第?([${CHINESE}]+|\\d+)(章|节|条|款|项)?`, 'g')
const ONLY_NUMBER = new RegExp(`^(?:[${CHINESE}]+|\\d+)$`)

/**
 * The steps of each clause that a rule's `clause` names: `二、3（限期研究解决）；附件1` → `[['二', '3'], ['附件1']]`. Words in brackets
 * are the drafter's; a number alone in brackets is a step.
 */
export function clauseTokens(reference: string): string[][] {
  return reference
    .replaceAll(/[０-９]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0xfee0))
    .replaceAll(/[（(]([^（()）]*)[)）]/g, (_, inside: string) =>
      ONLY_NUMBER.test(inside.trim()) ? `、${inside.trim()}、` : ' ',
    )
    .split(/[；;]/)
    .map((part) =>
      [...part.matchAll(TOKEN)].map(([, annex, number = '', unit = '']) =>
        annex === undefined ? `${number}${unit}` : `附件${annex}`,
      ),
    )
    .filter((steps) => steps.length > 0)
}

/** Whether `steps` are the clause of `anchor`, lie below it, or above it. */
export function relationOf(steps: readonly string[], anchor: readonly string[]): 'same' | 'below' | 'above' | null {
  const shared = Math.min(steps.length, anchor.length)
  for (let index = 0; index < shared; index += 1) if (steps[index] !== anchor[index]) return null
  return steps.length === anchor.length ? 'same' : steps.length > anchor.length ? 'below' : 'above'
}
