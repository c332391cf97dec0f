export type UnreadableCode =
  | 'file.empty'
  | 'file.too_large'
  | 'file.not_a_table'
  | 'file.old_format'
  | 'file.encrypted'
  | 'file.corrupt'
  | 'file.bomb'
  | 'file.forbidden_content'
  | 'file.too_wide'
  | 'file.encoding'

/**
 * The file cannot be read as a table. Thrown by readers, because rows are already flowing when it shows; `app` turns
 * it into a failure. `message` says in Chinese what is wrong and what to do.
 */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile'
  readonly code: UnreadableCode
  constructor(code: UnreadableCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
  }
}
