import type { PaperBlock } from '#domain/paper/block.ts'
import type { PaperFormat } from '#domain/paper/format.ts'

/** An issued paper, ready to be set: everything it prints. */
export type OfficialPaper = {
  readonly format: PaperFormat
  /** 发文机关标志: the name in red, without 文件. */
  readonly organ: string
  /** 发文字号; null: the kind has none. */
  readonly number: string | null
  readonly title: string
  /** 主送机关. */
  readonly to: readonly string[]
  readonly blocks: readonly PaperBlock[]
  /** Names of the attachments, as the note under the text lists them. */
  readonly attachments: readonly string[]
  /** 发文机关署名; also 印发机关. */
  readonly signed: string
  /** 成文日期 as `2026-03-02`. */
  readonly day: string
  /** 抄送机关. */
  readonly copy: readonly string[]
  /** 签发人: stands beside the number of a paper that goes upward. */
  readonly signer: string | null
  /** His post, beside his seal under an order. */
  readonly signerPost: string | null
  /** 紧急程度. */
  readonly urgency: string | null
  /** 附注, without brackets. */
  readonly note: string | null
  /** Of minutes: 出席、请假、列席 with the names. */
  readonly presence: readonly { readonly label: string; readonly names: string }[]
  /** Address at which anybody may ask whether the sheet is genuine, drawn as a QR code in the note line. */
  readonly verify: { readonly url: string; readonly code: string } | null
  /** Draft or void: printed across the head so that nobody takes it for an issued paper. */
  readonly notice: string | null
}
