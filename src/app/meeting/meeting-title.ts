import type { Program } from '#program/model.ts'

/** What a kind of meeting is called: the program's title for it, else that of the duty it fulfils. */
export function meetingTitle(program: Program, meeting: string): string {
  const declared = program.meetings?.find((one) => one.id === meeting)?.title
  const duty = program.duties.find(({ metBy }) =>
    metBy.some(({ each }) => each.kind === 'meeting' && each.name === meeting),
  )
  return declared ?? duty?.title ?? meeting
}
