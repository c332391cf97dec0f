import { isOnRoad } from '#http/contract/first-reads.ts'
import type { MessageKey, Messages } from '../messages/zh-CN.ts'
import { type LocaleName, locale, tellLocale } from './locale.ts'

export type { MessageKey } from '../messages/zh-CN.ts'

type Values = Readonly<Record<string, string | number>>

type Words = Readonly<Record<string, string>>

const ALL: Record<LocaleName, () => Promise<Messages>> = {
  'zh-CN': async () => (await import('../messages/zh-CN.ts')).zhCN,
  'zh-TW': async () => (await import('../messages/zh-TW.ts')).zhTW,
  en: async () => (await import('../messages/en.ts')).en,
}
/** What the phone's pages say. */
const ROAD: Record<LocaleName, () => Promise<Words>> = {
  'zh-CN': async () => (await import('../messages/road/zh-CN.ts')).road,
  'zh-TW': async () => (await import('../messages/road/zh-TW.ts')).road,
  en: async () => (await import('../messages/road/en.ts')).road,
}

let messages: Words = {}
let all: Promise<void> | undefined

/** Loads the catalogue of the chosen language, on the phone's pages what they say; nothing is drawn before. */
export async function loadMessages(): Promise<void> {
  if (isOnRoad(location.pathname)) messages = await ROAD[locale()]()
  else await loadAllMessages()
  document.documentElement.lang = locale()
  tellLocale()
}

/** Loads what the pages at a desk say; they wait for it. */
export function loadAllMessages(): Promise<void> {
  all ??= ALL[locale()]()
    .then((words) => {
      messages = words
    })
    .catch((error: unknown) => {
      all = undefined
      throw error
    })
  return all
}

/** Puts values into `{name}` places; a place without a value stays visible, so that it is noticed. */
export function fill(text: string, values?: Values): string {
  if (!values) return text
  return text.replace(/\{(\w+)\}/g, (place, name: string) => (name in values ? String(values[name]) : place))
}

/** The sentence of a key, with its values. */
export function t(key: MessageKey, values?: Values): string {
  return fill(messages[key] ?? key, values)
}

/**
 * The word for a value that comes as data: `word('state', 'working')` → 办理中. What the catalogue does not know
 * (a program's own category, a new act) is shown as it is.
 */
export function word(family: string, value: string | null | undefined): string {
  if (value === null || value === undefined || value === '') return ''
  return messages[`${family}.${value}`] ?? value
}

/** Whether the catalogue has a word for it. */
export function hasWord(family: string, value: string): boolean {
  return `${family}.${value}` in messages
}
