/**
 * A tag that a template may use. `text` is written `{标题}`; a `list` is opened and closed around the tags of its rows,
 * `{#办理单位}{名称}{/办理单位}`; what is `drawn` stands alone in its paragraph, `{@正文}`.
 */
export type Tag = {
  readonly name: string
  readonly kind: 'text' | 'list' | 'drawn'
  readonly means: { readonly zh: string; readonly en: string }
  /** The tags of a list's rows. */
  readonly rows?: readonly Tag[]
}

export type TagValue = string | readonly Readonly<Record<string, string>>[]

/** What is written where each tag stands, by name; a tag without a value leaves nothing. */
export type TagValues = Readonly<Record<string, TagValue>>
