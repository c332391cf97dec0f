import type { Failure } from '#domain/result.ts'
import { EN } from './en.ts'
import { ZH_CN } from './zh-CN.ts'
import { ZH_TW } from './zh-TW.ts'

export const LANGUAGES = ['zh-CN', 'zh-TW', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const CATALOGUES: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': ZH_CN,
  'zh-TW': ZH_TW,
  en: EN,
}

/** The first language of an Accept-Language header that we speak; Chinese otherwise. */
export function languageOf(header: string | undefined): Language {
  for (const part of (header ?? '').split(',')) {
    const tag = part.split(';')[0]?.trim().toLowerCase() ?? ''
    if (tag === 'zh-tw' || tag === 'zh-hk' || tag.startsWith('zh-hant')) return 'zh-TW'
    if (tag.startsWith('zh')) return 'zh-CN'
    if (tag.startsWith('en')) return 'en'
  }
  return 'zh-CN'
}

/** The sentence for a failure, with its data filled in. A code without a sentence says so with the code. */
export function messageOf(failure: Failure, language: Language): string {
  const catalogue = CATALOGUES[language]
  const sentence = catalogue[failure.code] ?? ZH_CN[failure.code]
  if (sentence === undefined) return (catalogue['http.refused'] ?? '').replace('{code}', failure.code)
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => {
    const value = failure.data?.[name]
    if (value === undefined || value === null) return place === sentence ? '' : '—'
    return Array.isArray(value) ? value.join('、') : String(value)
  })
}
