/** Grades that are offered, and what each is worth. Never pre-filled; silence is no grade. */
export const GRADES = { 很满意: 100, 满意: 90, 一般: 60, 不满意: 0 } as const
export type Grade = keyof typeof GRADES

export function isGrade(text: string): text is Grade {
  return Object.hasOwn(GRADES, text)
}
