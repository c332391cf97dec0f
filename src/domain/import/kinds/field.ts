/** How a field's cell is read. */
export type FieldType =
  | 'text'
  | 'name'
  | 'long_text'
  | 'day'
  | 'amount'
  | 'count'
  | 'decimal'
  | 'yes_no'
  | 'phones'
  | 'code'
  | 'credit_code'
  | 'persons'
  | 'person'
  | 'words'
  | 'period'

export type Field = {
  /** The name shown where no column gives one. */
  readonly title: string
  readonly type: FieldType
  /** Heads that mean this field; compared by titleKey, so spaces, width and hints in brackets do not matter. */
  readonly heads: readonly string[]
  /** A row without it is refused. */
  readonly required?: true
}

/** What a kind of sheet may hold. */
export type KindDefinition = {
  readonly title: string
  /** A sheet is of this kind only when each of these groups has at least one column. */
  readonly needs: readonly (readonly string[])[]
  readonly fields: Readonly<Record<string, Field>>
}
