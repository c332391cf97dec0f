import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { UnreadableFile } from '../unreadable-file.ts'

export type XmlHandlers = {
  open(name: string, attributes: Record<string, string>): void
  close(name: string): void
  text(text: string): void
}

/**
 * A streaming XML parser that tells local names only (a few producers write `x:row`). A document type is refused: no
 * spreadsheet program writes one, and it is how outside files and endless entities are smuggled in.
 */
export function xmlParser(handlers: XmlHandlers): { write(text: string): void; end(): void } {
  const parser = new SaxesParser({ xmlns: false, position: false })
  parser.on('doctype', () => {
    throw new UnreadableFile('file.forbidden_content', '文件内含外部实体声明，已拒绝。请用 Excel 或 WPS 另存后再导入。')
  })
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag: SaxesTagPlain) => handlers.open(local(tag.name), tag.attributes))
  parser.on('closetag', (tag: SaxesTagPlain) => handlers.close(local(tag.name)))
  parser.on('text', (text) => handlers.text(text))
  parser.on('cdata', (text) => handlers.text(text))
  return {
    write: (text) => {
      parser.write(text)
    },
    end: () => {
      parser.close()
    },
  }
}

function local(name: string): string {
  const colon = name.indexOf(':')
  return colon === -1 ? name : name.slice(colon + 1)
}

/** Attribute by local name: `r:id` and `id` differ, so the exact name is tried first. */
export function attribute(attributes: Record<string, string>, name: string): string | undefined {
  const exact = attributes[name]
  if (exact !== undefined) return exact
  const key = Object.keys(attributes).find((one) => one.endsWith(`:${local(name)}`))
  return key === undefined ? undefined : attributes[key]
}
