import type { Tag, TagValues } from '#papers/template/tag.ts'

/** Each tag with its own name in brackets, lists with two rows: a template shown before there is a paper of its kind. */
export function sampleValues(tags: readonly Tag[]): TagValues {
  return Object.fromEntries(
    tags.map((tag) => {
      if (tag.kind !== 'list') return [tag.name, tag.kind === 'text' ? `〔${tag.name}〕` : '']
      const row = (n: number) => Object.fromEntries((tag.rows ?? []).map(({ name }) => [name, `〔${name}${n}〕`]))
      return [tag.name, [row(1), row(2)]]
    }),
  )
}
