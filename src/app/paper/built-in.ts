import type { MatterKind, Paper, Program } from '#program/model.ts'

/** Papers that every program has, whether its notice speaks of them or not: what supervision cannot do without. */
export const BUILT_IN = {
  rectification_notice: '整改通知书',
  circular_of_round: '督查通报',
  list_published: '名单通报',
  coloured_slip: '督查单',
  appeal_decision: '申诉处理决定',
  meeting_agenda: '会议议程',
  meeting_minutes: '会议纪要',
} as const

function builtIn(id: keyof typeof BUILT_IN): Paper {
  return { id, title: BUILT_IN[id], to: [], copy: [], shows: [], assumed: '通知未写，用通用文种' }
}

/** All of them, by id and title. */
export function builtInPapers(): { readonly id: keyof typeof BUILT_IN; readonly title: string }[] {
  return (Object.keys(BUILT_IN) as (keyof typeof BUILT_IN)[]).map((id) => ({ id, title: BUILT_IN[id] }))
}

/** The program's own rectification notice: of findings, of its rectification matter, or named so; else the general one. */
export function rectificationNotice(program: Program, kind: MatterKind | undefined): Paper {
  return (
    program.papers.find((one) => one.of?.kind === 'finding') ??
    program.papers.find((one) => kind && one.of?.kind === 'matter' && one.of.name === kind.id) ??
    program.papers.find((one) => one.title.includes('整改通知')) ??
    builtIn('rectification_notice')
  )
}

/** The program's circular, by its name; else the general one. */
export function circularOf(program: Program): Paper {
  return (
    program.papers.find((one) => one.title.includes('通报') && one.of === undefined) ?? builtIn('circular_of_round')
  )
}

/** The paper in which a list of a mark is published: the one its rule names, else one of that mark, else the general one. */
export function listPaperOf(program: Program, mark: string): Paper {
  const named = program.marks.find((one) => one.id === mark)?.then.find((one) => one.kind === 'paper')
  return (
    program.papers.find((one) => named?.kind === 'paper' && one.id === named.paper) ??
    program.papers.find((one) => one.of?.kind === 'mark' && one.of.name === mark) ??
    builtIn('list_published')
  )
}

/** The program's slip, by its id or its name; else the general one. */
export function slipOf(program: Program): Paper {
  return (
    program.papers.find((one) => one.id === 'slip') ??
    program.papers.find((one) => /督查单|彩单|[红黄橙蓝]单/.test(one.title)) ??
    builtIn('coloured_slip')
  )
}

/** The program's decision on an appeal of a kind; else the general one. */
export function appealDecisionOf(program: Program, kind: string): Paper {
  return (
    program.papers.find((one) => one.of?.kind === 'matter' && one.of.name === kind && one.title.includes('决定')) ??
    builtIn('appeal_decision')
  )
}

/** The paper of a meeting: the program's agenda or minutes, by its name; else the general one. */
export function meetingPaperOf(program: Program, of: 'agenda' | 'minutes'): Paper {
  const word = of === 'agenda' ? '议程' : '纪要'
  return (
    program.papers.find((one) => one.of?.kind === 'meeting' && one.title.includes(word)) ??
    program.papers.find((one) => one.title.includes(word)) ??
    builtIn(of === 'agenda' ? 'meeting_agenda' : 'meeting_minutes')
  )
}

/** What a paper is by its id: the program's own declaration, else one that every program has. */
export function paperOf(program: Program | undefined, id: string): Paper | undefined {
  return (
    program?.papers.find((one) => one.id === id) ?? (id in BUILT_IN ? builtIn(id as keyof typeof BUILT_IN) : undefined)
  )
}
