/** Why a Word file is no template, before its tags are even looked at. */
export type RefusedCode =
  | 'template.not_docx'
  | 'template.empty'
  | 'template.too_large'
  | 'template.corrupt'
  | 'template.encrypted'
  | 'template.old_doc'
  | 'template.pdf'
  | 'template.odt'
  | 'template.bomb'
  | 'template.external'
  | 'template.macro'
  | 'template.dtd'
  | 'template.field'
  | 'template.part'
  | 'template.picture'

/** The file is refused; `detail` names the part or the address that is to blame. */
export class RefusedFile extends Error {
  override readonly name = 'RefusedFile'
  readonly code: RefusedCode
  readonly detail: Readonly<Record<string, string>>
  constructor(code: RefusedCode, detail: Readonly<Record<string, string>> = {}) {
    super(code)
    this.code = code
    this.detail = detail
  }
}
