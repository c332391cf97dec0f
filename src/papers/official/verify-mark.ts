import {
  HorizontalPositionRelativeFrom,
  ImageRun,
  LineRuleType,
  Paragraph,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx'
import { generate } from 'lean-qr'
import { toPngBuffer } from 'lean-qr/extras/node_export'
import { PAGE } from './measures.ts'

/** Edge of the code on paper, in millimetres: read by a camera at arm's length. */
const EDGE = 16

/** Millimetres in EMU, the unit of drawings. */
const emu = (mm: number) => Math.round(mm * 36_000)

/** An address as a QR code, black on white, as a picture. */
export function qrPng(address: string): Buffer {
  return Buffer.from(
    toPngBuffer(generate(address), { on: [0, 0, 0], off: [255, 255, 255], padX: 2, padY: 2, scale: 6 }),
  )
}

/**
 * The QR code by which anybody asks whether a sheet is genuine: in the lower margin at the left of the first page, outside
 * the block, where the standard has nothing.
 * @param lowered how far below the block it begins, in millimetres
 */
export function verifyMark(url: string, lowered: number): Paragraph {
  const pixels = Math.round((EDGE / 25.4) * 96)
  return new Paragraph({
    spacing: { line: 20, lineRule: LineRuleType.EXACT, before: 0, after: 0 },
    children: [
      new ImageRun({
        type: 'png',
        data: qrPng(url),
        transformation: { width: pixels, height: pixels },
        altText: { name: 'verify', title: '验证码', description: url },
        floating: {
          horizontalPosition: { relative: HorizontalPositionRelativeFrom.PAGE, offset: emu(PAGE.left) },
          verticalPosition: {
            relative: VerticalPositionRelativeFrom.PAGE,
            offset: emu(PAGE.top + PAGE.blockHeight + lowered),
          },
          wrap: { type: TextWrappingType.NONE },
        },
      }),
    ],
  })
}
