import type { tour as source } from '../zh-CN/tour.ts'

export const tour: Readonly<Record<keyof typeof source, string>> = {
  'tour.title': 'Five-minute tour',
  'tour.offer': 'New here? Five minutes show where each day’s work is done.',
  'tour.no': 'No, thank you',
  'tour.begin': 'Begin',
  'tour.next': 'Next',
  'tour.before': 'Back',
  'tour.end': 'End',
  'tour.step': 'Stop {n} of {of}',
  'tour.office.board':
    'The workbench answers one question: what must be done now, by when, and why. Every figure opens exactly the rows it counts.',
  'tour.office.triage':
    'Triage: what waits to be assigned, one after the other; the unit suggested comes from the service catalogue, and the deadlines stand there at once.',
  'tour.office.matters':
    'All matters. Filters stand in the address, can be kept as a view and shared; j and k walk, Enter opens, x chooses for bulk acts; touch a deadline to see how it was reckoned.',
  'tour.office.campaign': 'Progress: who has done what was due. One press urges those who have not.',
  'tour.office.rankings':
    'Every point leads back to its clause and its evidence: the rule, the notice’s words, the visit or the matter itself.',
  'tour.office.programs':
    'The program is the notice as rules. A change is tried on a past quarter before a new version is published.',
  'tour.office.search': '/ or Ctrl K searches names, numbers and pinyin initials, among what you may see.',
  'tour.unit.desk': 'Your unit’s work: to be signed for, nearly due, overdue; the most urgent on top.',
  'tour.unit.matters':
    'Your unit’s matters. Open one: below its title stands what can be done now — sign, object, ask for more time, answer.',
  'tour.unit.points':
    'My points, day by day, with clause and evidence; below, the quarter’s forecast, what can still be done, and the way to appeal.',
  'tour.unit.notices':
    'Notices are here. They can be gathered twice a working day and be quiet at night; no deadline moves by that.',
  'tour.phone.today':
    'Today’s enterprises and what is due, the most urgent on top; a visit is entered in under a minute.',
  'tour.phone.enterprises':
    'Your enterprises, a page each: open problems, last promises, policies to bring. They open without network too.',
  'tour.phone.waiting':
    'What was entered without network is kept here and goes by itself: never lost, never twice; what is refused says why.',
  'tour.phone.me': 'Notices, theme and language are here; add this page to the home screen and use it as an app.',
  'tour.portal.home': 'Your enterprise’s matters, visits and policies. You confirm what was done, or say why not.',
  'tour.portal.raise': 'Raise a difficulty here: what, of which kind, what happened. Who you are is known.',
  'tray.title': 'Work in the background',
  'tray.running': '{n} going on in the background',
  'tray.what': 'Leaving the page stops nothing; finished files are kept for 7 days.',
  'tray.done': 'Done',
  'tray.ready': '“{what}” is written; fetch it under “Work in the background”.',
  'tray.import': 'Import',
  'tray.preview': 'Reading the file to import',
  'tray.what_if': 'Trying changed rules',
}
