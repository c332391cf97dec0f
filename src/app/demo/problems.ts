import { addDays } from '#domain/calendar/day.ts'
import { someDay, weekdayBefore, within, workdaysBack } from './days.ts'
import type { DemoPerson, DemoTarget, Park } from './park.ts'
import type { Random } from './random.ts'
import { IN_HAND, NOT_NOW, PROBLEMS } from './texts.ts'

/** A row of the office's ledger of problems. */
export type DemoProblem = {
  no: string
  target: DemoTarget
  text: string
  category: string
  source: string
  raised: string
  by: DemoPerson
  lead: string | null
  assist: string | null
  assigned: string | null
  due: string | null
  answer: string | null
  answered: string | null
  state: string
  closed: string | null
  word: string | null
}

/**
 * The notice's numbers are 148 collected, 118 struck off. The ledger strikes off one more: that one is a false closure and is opened
 * again when the story is told.
 */
export const COLLECTED = 148
export const STRUCK_OFF = 118
const IN_LEDGER = STRUCK_OFF + 1

/** What became of the others, so that every list of the workbench has something in it. */
const OPEN = [
  ...Array<string>(5).fill('待交办'),
  ...Array<string>(5).fill('逾期'),
  ...Array<string>(5).fill('本周到期'),
  ...Array<string>(3).fill('刚交办'),
  ...Array<string>(3).fill('待确认'),
  ...Array<string>(2).fill('不认可'),
  ...Array<string>(6).fill('暂不能解决'),
]

export function makeProblems(random: Random, park: Park, today: string): DemoProblem[] {
  const made: DemoProblem[] = []
  for (let i = 0; i < IN_LEDGER; i++) made.push(struckOff(random, park, today))
  for (const fate of OPEN) made.push(stillOpen(random, park, today, fate))
  made.sort((a, b) => (a.raised < b.raised ? -1 : a.raised > b.raised ? 1 : 0))
  return made.map((problem, i) => ({ ...problem, no: `WT${String(i + 1).padStart(4, '0')}` }))
}

function struckOff(random: Random, park: Park, today: string): DemoProblem {
  const raised = someDay(random, park.start, addDays(today, -25))
  const base = begin(random, park, raised)
  const assigned = within(weekdayBefore(addDays(raised, random.int(0, 1))), raised, today)
  const late = random.chance(0.12)
  const answered = within(
    weekdayBefore(addDays(assigned, late ? random.int(9, 14) : random.int(2, 7))),
    assigned,
    today,
  )
  const closed = within(weekdayBefore(addDays(answered, random.int(1, 7))), answered, today)
  const agreed = random.chance(0.9)
  return {
    ...base,
    assigned,
    answered,
    closed,
    state: '已销号',
    word: agreed ? '满意' : '未表态',
    answer: base.solution,
  }
}

function stillOpen(random: Random, park: Park, today: string, fate: string): DemoProblem {
  switch (fate) {
    case '待交办':
      return {
        ...begin(random, park, workdaysBack(today, random.int(0, 2))),
        lead: null,
        assist: null,
        state: '待交办',
      }
    case '逾期': {
      const raised = workdaysBack(today, random.int(8, 16))
      return { ...begin(random, park, raised), assigned: raised, state: '办理中', answer: random.pick(IN_HAND) }
    }
    case '本周到期': {
      const raised = workdaysBack(today, random.int(3, 4))
      return { ...begin(random, park, raised), assigned: raised, state: '办理中', answer: random.pick(IN_HAND) }
    }
    case '刚交办': {
      const raised = workdaysBack(today, 1)
      return { ...begin(random, park, raised), assigned: raised, state: '办理中' }
    }
    case '待确认':
    case '不认可': {
      const raised = workdaysBack(today, random.int(5, 7))
      const base = begin(random, park, raised)
      const answered = workdaysBack(today, random.int(1, 2))
      return {
        ...base,
        assigned: raised,
        answered,
        answer: base.solution,
        state: '已答复',
        word: fate === '不认可' ? '不认可' : null,
      }
    }
    default: {
      const raised = someDay(random, park.start, addDays(today, -40))
      const base = begin(random, park, raised)
      return {
        ...base,
        assigned: raised,
        answered: within(addDays(raised, 10), raised, today),
        answer: random.pick(NOT_NOW),
        state: '暂不能解决',
        due: addDays(today, random.int(5, 60)),
      }
    }
  }
}

type Begun = DemoProblem & { solution: string }

function begin(random: Random, park: Park, raised: string): Begun {
  const target = random.pick(park.targets)
  const category =
    target.kind === 'project' ? random.pick(['审批', '用地', '其他']) : random.pick(Object.keys(PROBLEMS))
  const problem = random.pick(PROBLEMS[category] ?? [])
  return {
    no: '',
    target,
    text: `${problem.text.replace('{n}', String(random.int(2, 9)))}。`,
    category,
    source: random.pick(['走访', '走访', '走访', '企业自报', '督查', '会议议定']),
    raised,
    by: random.pick(target.holders),
    lead: problem.unit,
    assist: random.chance(0.15) ? '行政审批局' : null,
    assigned: null,
    due: null,
    answer: null,
    answered: null,
    state: '',
    closed: null,
    word: null,
    solution: `${problem.answer}。`,
  }
}
