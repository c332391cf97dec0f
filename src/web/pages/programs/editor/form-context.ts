import type { Checked, Language } from '../../../api/program-editor.ts'
import type { Path, Value } from './edit-text.ts'
import type { Root } from './names.ts'
import type { Schema } from './schema.ts'

/** What every field of the form reads, and how it changes the file. */
export type FormContext = {
  readonly root: Root
  readonly schema: Schema
  readonly language: Language
  readonly faults: Checked['faults']
  readonly set: (path: Path, value: Value | undefined) => void
}
