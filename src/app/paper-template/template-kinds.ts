import { SHEET_KINDS, SHEET_TAGS } from '#papers/template/sheet-tags.ts'
import type { Tag } from '#papers/template/tag.ts'
import { type TagGroup, tagsOf, tagsOfGroup } from '#papers/template/tags.ts'
import type { Paper } from '#program/model.ts'
import { findTemplateInUse, type TemplateOf } from '#storage/paper-template-store.ts'
import { listVersionsNow } from '#storage/program-version-store.ts'
import type { TxCtx } from '../context.ts'
import { findProgramNow, getProgram } from '../matter/load-program.ts'
import { type BUILT_IN, builtInPapers } from '../paper/built-in.ts'

/** A kind of paper whose file an office may replace by its own. */
export type TemplateKind = TemplateOf & {
  readonly title: string
  readonly programTitle: string | null
  readonly numbered: boolean
  readonly groups: readonly TagGroup[]
  /** A sheet drawn when it is asked for: no number, no signature. */
  readonly sheet: boolean
  /** The tags of this kind besides those of all. */
  readonly own: readonly Tag[]
}

/** All tags that a template of this kind may use. */
export function tagsOfKind(kind: TemplateKind): readonly Tag[] {
  return kind.sheet ? [...SHEET_TAGS, ...kind.own] : tagsOf(kind.groups)
}

function paperKind(one: Omit<TemplateKind, 'sheet' | 'own'>): TemplateKind {
  return { ...one, sheet: false, own: one.groups.flatMap((group) => tagsOfGroup(group)) }
}

/** From where the facts of a built-in paper come. */
const BUILT_IN_GROUPS: Readonly<Record<keyof typeof BUILT_IN, readonly TagGroup[]>> = {
  rectification_notice: ['finding'],
  circular_of_round: [],
  list_published: ['list'],
  coloured_slip: ['slip'],
  appeal_decision: ['matter', 'decision'],
  meeting_agenda: [],
  meeting_minutes: ['meeting'],
}

/** From where the facts of a declared paper come: what it is about, its period, what its title makes of it. */
export function groupsOf(paper: Paper): TagGroup[] {
  const groups = new Set<TagGroup>()
  const of = paper.of?.kind
  if (of === 'matter') groups.add('matter')
  if (of === 'mark') groups.add('mark').add('list')
  if (of === 'finding' || paper.title.includes('整改通知')) groups.add('finding')
  if (of === 'meeting' || /纪要|议程/.test(paper.title)) groups.add('meeting')
  if (paper.id === 'slip' || /督查单|彩单/.test(paper.title)) groups.add('slip')
  if (paper.title.includes('决定')) groups.add('decision')
  if (paper.every) groups.add('period')
  return [...groups]
}

/** Every kind of paper of the programs in force, and those that all programs have. */
export async function templateKinds(ctx: TxCtx): Promise<TemplateKind[]> {
  const kinds = builtInPapers().map(({ id, title }) => {
    const groups = BUILT_IN_GROUPS[id]
    return paperKind({ programKey: '', paper: id, title, programTitle: null, numbered: false, groups })
  })
  for (const { key, version } of await listVersionsNow(ctx.tx, ctx.authorityId)) {
    const program = await getProgram(ctx, key, version)
    for (const paper of program.papers)
      kinds.push(
        paperKind({
          programKey: program.id,
          paper: paper.id,
          title: paper.title,
          programTitle: program.title,
          numbered: paper.number !== undefined,
          groups: groupsOf(paper),
        }),
      )
  }
  return [...kinds, ...sheetKinds()]
}

function sheetKinds(): TemplateKind[] {
  return SHEET_KINDS.map(({ id, title, tags }) => ({
    programKey: '',
    paper: id,
    title,
    programTitle: null,
    numbered: false,
    groups: [],
    sheet: true,
    own: tags,
  }))
}

/** The version by which a paper is set now: of the program's own declaration, else of the one that every program has. */
export async function templateInUse(ctx: TxCtx, programKey: string, paper: string): Promise<string | null> {
  const program = await findProgramNow(ctx, programKey)
  const declared = program?.papers.some((one) => one.id === paper) ?? false
  return (await findTemplateInUse(ctx.tx, ctx.authorityId, { programKey: declared ? programKey : '', paper })) ?? null
}
