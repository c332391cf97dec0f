import type { work as source } from '../zh-CN/work.ts'

export const work: Readonly<Record<keyof typeof source, string>> = {
  // workbench, unit
  'workbench.figures': 'Figures of the day',
  'workbench.next': 'What to do next',
  'workbench.all_open': 'All open matters',
  'workbench.nothing_next': 'Nothing waits. New matters and clocks that come near appear here.',
  'unit.people': 'People',
  'unit.handling': 'Handling',
  'unit.near': 'Due in two days',
  'unit.overdue': 'Overdue',
  'unit.assisting': 'assisting',
  'unit.act': 'Act',
  'unit.cannot': '{act} is not possible',
  'unit.links': 'Links',
  'unit.open_duties': 'Owed',
  'unit.missed_duties': 'Missed',
  'unit.open_matters': 'Open',
  'unit.rankings': 'Rankings',
  'unit.no_people': 'No cadres in this unit yet.',
  'unit.no_rankings': 'No ranking computed yet.',
  'unit.none': 'Your account has no unit; ask the security administrator.',
  'person.name': 'Name',

  // duties
  'duty.due': 'Due',
  'duty.due_from': 'Due from',
  'duty.due_to': 'Due to',
  'duty.done_of': '{have} of {need} done',
  'duty.empty': 'No duty fits. Duties follow from the program and the links.',
  'duty.have': 'Done',
  'duty.owner': 'Owed by',
  'duty.period': 'Period',
  'duty.title': 'Duty',

  // papers
  'paper.empty': 'No papers yet. Orders, submissions and slips are written as the program says.',
  'paper.is_void': 'This paper is void; its number is not used again.',
  'paper.issued': 'Issued',
  'paper.kind': 'Kind',
  'paper.matter': 'Matter',
  'paper.number': 'Number',
  'paper.title': 'Title',
  'paper.to': 'To',
  'paper.voided': 'void',
}
