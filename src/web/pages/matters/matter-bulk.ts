import type { MatterDetail, MatterRow } from '../../api/matters.ts'
import type { PaperKind } from '../../api/paper-drafts.ts'
import { t, word } from '../../i18n/t.ts'
import { type BulkAct, type BulkField, type BulkValues, pickedOf, reasonOf, textOf } from '../../parts/bulk/bulk.ts'

/** What an act on many asks, and what is sent for each of them. */
type Form = {
  readonly fields: (choices: Choices | undefined) => readonly BulkField[]
  readonly data: (values: BulkValues) => Readonly<Record<string, unknown>>
}
type Choices = MatterDetail['choices']

const why = (required = false): BulkField => ({
  kind: 'text',
  name: 'reason',
  label: t('form.reason'),
  lines: 2,
  required,
})
const pick = (
  name: string,
  label: string,
  options: readonly { value: string; label: string }[] | undefined,
): BulkField => ({ kind: 'select', name, label, required: true, options: options ?? [] })
const own = (words: readonly string[] | undefined) => words?.map((one) => ({ value: one, label: one }))
const nothing = () => ({})

/** What a matter is classified by, where its program has words for it. */
const CLASSES = [
  ['category', t('act.field.category'), 'categories'],
  ['urgency', t('act.field.urgency'), 'urgencies'],
  ['weight', t('act.field.weight'), 'weights'],
  ['level', t('act.field.class_level'), 'levels'],
] as const

/** Acts of a matter in the order an office uses them. What each may do the server decides, row by row. */
const FORMS = {
  assign: {
    fields: () => [{ kind: 'org', name: 'lead', label: t('act.field.lead'), required: true }, why()],
    data: (values) => ({ give: 'order', units: { lead: pickedOf(values, 'lead') } }),
  },
  classify: {
    fields: (choices) => [
      ...CLASSES.flatMap(([name, label, of]) => {
        const options = own(choices?.[of]) ?? []
        return options.length === 0 ? [] : [{ ...pick(name, label, options), required: false }]
      }),
      { ...why(), help: t('bulk.classify_help') },
    ],
    data: (values) =>
      Object.fromEntries(CLASSES.map(([name]) => [name, textOf(values, name)] as const).filter(([, said]) => said)),
  },
  close: {
    fields: (choices) => [
      pick(
        'end',
        t('act.field.end'),
        choices?.ends.map(({ id, title }) => ({ value: id, label: title })),
      ),
      why(),
    ],
    data: (values) => ({ end: textOf(values, 'end') }),
  },
  raise: { fields: () => [why(true)], data: nothing },
  slip: {
    fields: (choices) => [pick('level', t('act.field.level'), own(choices?.slips)), why()],
    data: (values) => ({ level: textOf(values, 'level') }),
  },
  grant_extension: { fields: () => [why()], data: nothing },
  refuse_extension: { fields: () => [why(true)], data: nothing },
  office_check: {
    fields: () => [{ kind: 'yes_no', name: 'passed', label: t('act.field.check_passed'), required: true }, why()],
    data: (values) => ({ passed: textOf(values, 'passed') === 'true' }),
  },
  return: { fields: () => [why(true)], data: nothing },
  reassign: {
    fields: () => [{ kind: 'org', name: 'lead', label: t('act.field.lead'), required: true }, why(true)],
    data: (values) => ({ units: { lead: pickedOf(values, 'lead') } }),
  },
  suspend: {
    fields: () => [{ kind: 'day', name: 'review', label: t('act.field.review'), required: true }, why(true)],
    data: (values) => ({ review: textOf(values, 'review') }),
  },
  resume: { fields: () => [why()], data: nothing },
  dismiss: {
    fields: (choices) => [pick('ground', t('act.field.ground'), own(choices?.refusalGrounds)), why(true)],
    data: (values) => ({ ground: textOf(values, 'ground') }),
  },
  stop_clock: {
    fields: (choices) => [pick('reasonCode', t('act.field.stop_ground'), own(choices?.stops)), why(true)],
    data: (values) => ({ reasonCode: textOf(values, 'reasonCode') }),
  },
  start_clock: {
    fields: (choices) => [pick('reasonCode', t('act.field.stop_ground'), own(choices?.stops)), why()],
    data: (values) => ({ reasonCode: textOf(values, 'reasonCode') }),
  },
  sign: { fields: () => [], data: nothing },
  extend: {
    fields: () => [{ kind: 'length', name: 'add', label: t('act.field.add'), required: true }, why(true)],
    data: (values) => {
      const add = values.add as { n: string; unit: string } | undefined
      return { add: { n: Number(add?.n), unit: add?.unit ?? 'working_days' } }
    },
  },
  progress: {
    fields: () => [{ kind: 'text', name: 'text', label: t('act.field.progress'), lines: 4, required: true }],
    data: (values) => ({ text: textOf(values, 'text') }),
  },
} as const satisfies Record<string, Form>
type Word = keyof typeof FORMS

/** The right each needs, as the access table calls it, where it is not the act's own name. */
const RIGHTS: Partial<Record<Word, string>> = {
  grant_extension: 'matter.grant',
  refuse_extension: 'matter.grant',
  office_check: 'matter.check',
  start_clock: 'matter.stop_clock',
}

const rowOf = ({ id, number, title, revision }: MatterRow) => ({ id, label: `${number} ${title}`, revision })

/** What somebody may do to many matters at once; papers only of the kinds that are about what was chosen. */
export function matterBulk(
  may: (act: string) => boolean,
  choices: Choices | undefined,
  papers: readonly PaperKind[],
): readonly BulkAct<MatterRow>[] {
  const acts = (Object.keys(FORMS) as Word[])
    .filter((act) => may(RIGHTS[act] ?? `matter.${act}`))
    .map((act): BulkAct<MatterRow> => {
      const form: Form = FORMS[act]
      return {
        act: `matter.${act}`,
        title: word('act', act),
        fields: form.fields(choices),
        rowOf,
        sharedOf: (values) => ({ data: form.data(values), ...reasonOf(values) }),
      }
    })
  const urging = may('matter.urge') ? [URGE] : []
  const drafting = may('paper.draft') && papers.length > 0 ? [draftOf(papers)] : []
  return [...acts.slice(0, 1), ...urging, ...acts.slice(1, 2), ...drafting, ...acts.slice(2)]
}

const URGE: BulkAct<MatterRow> = {
  act: 'matter.urge',
  title: t('bulk.urge'),
  fields: [{ kind: 'text', name: 'words', label: t('bulk.words'), lines: 2, help: t('bulk.words_help') }],
  rowOf,
  sharedOf: (values) => ({ words: textOf(values, 'words') }),
}

function draftOf(papers: readonly PaperKind[]): BulkAct<MatterRow> {
  const nameOf = ({ programKey, paper }: PaperKind) => `${programKey} ${paper}`
  return {
    act: 'paper.draft',
    title: t('bulk.draft'),
    fields: [
      pick(
        'paper',
        t('bulk.paper'),
        papers.map((one) => ({ value: nameOf(one), label: `${one.title} · ${one.programTitle}` })),
      ),
    ],
    rowOf,
    sharedOf: (values) => {
      const kind = papers.find((one) => nameOf(one) === textOf(values, 'paper'))
      return { programKey: kind?.programKey, paper: kind?.paper, matter: kind?.matter }
    },
  }
}
