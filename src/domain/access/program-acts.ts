/** Acts outside matters that a program's `acts` can bind: what the house lets somebody do, by the name programs use. */
export const PROGRAM_ACTS = {
  inspect: '检查',
  publish_list: '公布名单',
  hold_contest: '举办评比',
} as const satisfies Readonly<Record<string, string>>
export type ProgramAct = keyof typeof PROGRAM_ACTS
