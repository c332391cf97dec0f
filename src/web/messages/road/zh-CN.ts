import { zhCN } from '../zh-CN.ts'

/** What the phone's pages say; the build leaves the rest out (scripts/road-words.ts). */
export const road: Readonly<Record<string, string>> = zhCN
