import { halfWidth } from './half-width.ts'

/** Chinese characters, digits and plain letters: nothing to clean. Nearly every name is so; an import asks this of millions. */
const PLAIN = /^[\u4e00-\u9fff0-9A-Za-z]*$/

/** As kept and shown: no outer or doubled spaces, full-width brackets （） as registered names have them. */
export function cleanEnterpriseName(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .normalize('NFC')
    .replace(/[\u200b\ufeff]/g, '')
    .replaceAll('\u3000', ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/([\u4e00-\u9fff（）()]) (?=[\u4e00-\u9fff（）()])/g, '$1')
    .replaceAll('(', '（')
    .replaceAll(')', '）')
}

/** Legal forms that people leave out or swap; the longest first. */
const FORMS = [
  '股份有限责任公司',
  '有限责任公司',
  '股份有限公司',
  '集团有限公司',
  '有限公司',
  '股份公司',
  '集团公司',
  '公司',
] as const

/**
 * The key under which two spellings of one enterprise's name meet: brackets of either width, spaces, dots and the legal
 * form make no difference. A candidate for a person to judge, never an identity: the credit code is that.
 */
export function enterpriseNameKey(text: string): string {
  const bare = PLAIN.test(text) ? text.toLowerCase() : spelledAlike(text)
  const form = FORMS.find((suffix) => bare.endsWith(suffix) && bare.length > suffix.length)
  return form ? bare.slice(0, -form.length) : bare
}

function spelledAlike(text: string): string {
  return halfWidth(text.normalize('NFKC'))
    .toLowerCase()
    .replace(/[\s()[\]{}〔〕【】《》“”"'·•.,，。、\-—_/\u200b\ufeff]/g, '')
}

/** A person's name as kept: no inner spaces between Chinese characters (`王 五`), one between Latin words. */
export function cleanPersonName(text: string): string {
  if (PLAIN.test(text)) return text
  return text
    .replace(/[\u200b\ufeff]/g, '')
    .replaceAll('\u3000', ' ')
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/([\u3400-\u9fff]) (?=[\u3400-\u9fff])/g, '$1')
}
