import { type MessageKey, t } from '../i18n/t.ts'

/** Titles of which the catalogue holds what is counted, under `col.<title>`. */
export type HeadKey = {
  [K in MessageKey]: K extends `col.${infer Of}` ? (Of extends MessageKey ? Of : never) : never
}[MessageKey]

/** A head by its title's key: the title and what is counted. */
export const headOf = (of: HeadKey): { title: string; definition: string } => ({
  title: t(of),
  definition: t(`col.${of}` as MessageKey),
})

/** The same as a column of a list. */
export const numOf = (of: HeadKey): { title: string; definition: string; num: true } => ({ ...headOf(of), num: true })
