import { FrameAnchorType, HeightRule, type Paragraph } from 'docx'
import { LINE, PAGE, twip } from './measures.ts'
import { line, run } from './paragraphs.ts'

/**
 * 草稿 or 作废, above the block of every page: outside the 22 lines, so that a draft breaks its pages where the issued paper will.
 */
export function noticeMark(notice: string | null): Paragraph[] {
  if (!notice) return []
  return [
    line([run(notice, { face: '黑体', color: '7F7F7F' })], {
      frame: {
        type: 'absolute',
        position: { x: twip(PAGE.left), y: twip(15) },
        width: twip(PAGE.blockWidth),
        height: LINE,
        rule: HeightRule.EXACT,
        anchor: { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE },
      },
    }),
  ]
}
