import type { Place, Scanned, Written } from './scan.ts'
import type { Tag } from './tag.ts'

/** What is wrong with a tag, where it stands, and what would be right. */
export type TemplateFault = {
  readonly code:
    | 'tag_unknown'
    | 'tag_torn'
    | 'tag_empty'
    | 'tag_wide'
    | 'tag_double'
    | 'list_as_text'
    | 'drawn_as_text'
    | 'not_drawn'
    | 'drawn_not_alone'
    | 'drawn_not_in_body'
    | 'row_outside'
    | 'loop_unclosed'
    | 'loop_unopened'
    | 'loop_crossed'
  readonly tag: string
  /** The names that are nearest, or the list in which the tag may stand. */
  readonly near: readonly string[]
  readonly at: Place
}

type Nearest = (word: string, known: Iterable<string>) => string | undefined

/** All faults of a template's tags at once, in the order of the document. */
export function checkTags({ tags, torn, meant }: Scanned, known: readonly Tag[], nearest: Nearest): TemplateFault[] {
  const faults: TemplateFault[] = torn.map(({ brace, at }) => ({ code: 'tag_torn', tag: brace, near: [], at }))
  const open: { readonly written: Written; readonly tag: Tag | undefined }[] = []
  const say = (code: TemplateFault['code'], one: Written, near: readonly string[] = []) =>
    faults.push({ code, tag: one.name, near, at: one.at })
  const names = known.flatMap(({ name, rows }) => [name, ...(rows ?? []).map((row) => row.name)])
  for (const one of meant)
    if (one.sure || names.includes(one.name)) say(`tag_${one.how}`, one, [`{${one.sign}${one.name}}`])
  let part = ''
  const closeAll = () => {
    for (const one of open.splice(0)) say('loop_unclosed', one.written)
  }
  for (const one of tags) {
    const here = `${one.at.part}`
    if (here !== part) closeAll()
    part = here
    if (one.sign === '/') {
      const top = open.pop()
      if (!top) say('loop_unopened', one)
      else if (one.name !== '' && one.name !== top.written.name) say('loop_crossed', one, [top.written.name])
      continue
    }
    const tag = find(one, open, known)
    if (one.sign === '#' || one.sign === '^') open.push({ written: one, tag })
    if (one.name === '') say('tag_empty', one)
    else if (!tag) unknown(one, open, known, nearest, say)
    else checkUse(one, tag, say)
  }
  closeAll()
  const order = { body: 0, header: 1, footer: 2 }
  return faults.toSorted((a, b) => order[a.at.part] - order[b.at.part] || a.at.paragraph - b.at.paragraph)
}

/** A tag is looked for in the lists that are open, innermost first, then among all. */
function find(
  one: Written,
  open: readonly { readonly tag: Tag | undefined }[],
  known: readonly Tag[],
): Tag | undefined {
  const levels = [...open.map(({ tag }) => tag?.rows ?? []).toReversed(), known]
  for (const level of levels) {
    const found = level.find(({ name }) => name === one.name)
    if (found) return found
  }
  return undefined
}

function unknown(
  one: Written,
  open: readonly { readonly tag: Tag | undefined }[],
  known: readonly Tag[],
  nearest: Nearest,
  say: (code: TemplateFault['code'], one: Written, near?: readonly string[]) => void,
): void {
  const list = known.find(({ rows }) => rows?.some(({ name }) => name === one.name))
  if (list) return say('row_outside', one, [list.name])
  const names = [
    ...open.flatMap(({ tag }) => tag?.rows ?? []),
    ...known,
    ...known.flatMap(({ rows }) => rows ?? []),
  ].map(({ name }) => name)
  const within = names.filter((name) => one.name.length > 1 && (name.includes(one.name) || one.name.includes(name)))
  const near = nearest(one.name, names)
  say('tag_unknown', one, [...new Set([...(near ? [near] : []), ...within])].slice(0, 3))
}

function checkUse(one: Written, tag: Tag, say: (code: TemplateFault['code'], one: Written) => void): void {
  const { sign, at } = one
  if (tag.kind === 'drawn') {
    if (sign !== '@' && sign !== '#' && sign !== '^') say('drawn_as_text', one)
    else if (sign === '@' && at.part !== 'body') say('drawn_not_in_body', one)
    else if (sign === '@' && at.text.replace(/\s/g, '') !== `{@${one.name}}`) say('drawn_not_alone', one)
  } else if (sign === '@') say('not_drawn', one)
  else if (tag.kind === 'list' && sign === '') say('list_as_text', one)
}
