/** What is filled in. */
import type { EntityKind, Entry } from './basics.ts'
import type { PeriodName } from './nouns.ts'

export type FieldType =
  | 'text'
  | 'choice'
  | 'choices'
  | 'number'
  | 'money'
  | 'count'
  | 'date'
  | 'yes_no'
  | 'file'
  | 'phone'
  /** An entry of another form: the need that a grant answers. Kept as the id of that entry's first version. */
  | 'entry'

export type FormField = {
  readonly id: string
  readonly title: string
  readonly type: FieldType
  readonly choices?: readonly string[]
  /** The link whose kinds the choices are: the entries tell which of them its holder has done. */
  readonly kindsOf?: string
  /** The form whose entries an `entry` field names. */
  readonly of?: string
  readonly required: boolean
  readonly unit?: string
  readonly help?: string
}

/** The page that shows registers of one sort together. */
export type FormBoard = 'finance' | 'jobs' | 'products' | 'approvals' | 'five_ones' | 'work_log'

export type FormAbout = EntityKind | 'visit' | 'matter'

export type Form = Entry & {
  readonly about: FormAbout
  readonly register: boolean
  readonly board?: FormBoard
  readonly offline: boolean
  readonly anonymous: boolean
  readonly oncePer?: PeriodName
  readonly fields: readonly FormField[]
}
