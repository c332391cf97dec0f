import type { outside as source } from '../zh-CN/outside.ts'

export const outside: Readonly<Record<keyof typeof source, string>> = {
  // the enterprise's link
  'link_page.answer': 'Answer:',
  'link_page.grade': 'Rating',
  'link_page.matter_question': 'Is it solved',
  'link_page.matter_yes': 'yes, accepted',
  'link_page.matter_no': 'no, not accepted',
  'link_page.once': 'This link works once, until {at}. Your answer goes to the office as it is.',
  'link_page.say': 'Anything to add',
  'link_page.thanks_confirm': 'Your confirmation was received.',
  'link_page.thanks_deny': 'Received. The office will check, and the unit will go on with it.',
  'link_page.visit': 'On {day} {who} recorded a {how} at your enterprise.',
  'link_page.visit_no': 'no',
  'link_page.visit_problems': 'Problems recorded:',
  'link_page.visit_question': 'Did it take place',
  'link_page.visit_yes': 'yes',
  'link_page.why': 'What happened',
  'link_page.why_needed': 'A short explanation helps to check.',

  // the portal
  'portal.body': 'Details',
  'portal.handled_by': 'handled by {org}',
  'portal.no_kind': 'The program in force does not take matters from enterprises.',
  'portal.no_visits': 'No visits yet.',
  'portal.nothing': 'Nothing raised yet. Use the button above.',
  'portal.raised': 'What we raised',
  'portal.recorded': 'Received as {number}. Progress and deadlines stand on this page.',
  'portal.waiting': 'Waiting for your word ({n})',
  'portal.what': 'What is the problem',
  'portal.your_word': 'The unit has answered. Accept if it is solved; otherwise say why, and it goes back.',

  // the phone
  'today.all_matters': 'All {n}',
  'today.due': 'Due within seven days ({n})',
  'today.greeting': '{name}',
  'today.later': '{n} more later.',
  'today.matters': 'Open matters of my enterprises ({n})',
  'today.no_matters': 'No open matters.',
  'today.nothing_due': 'Nothing is due within seven days.',
  'today.longest_ago': 'Not visited for longest ({n})',
  'today.plans': 'Planned visits',
  'mine.last_visit': 'last visit {day}',
  'mine.never_visited': 'not visited yet',
  'mine.no_targets': 'You hold no enterprises or projects yet; the office makes the table.',
  'mine.open_matters': '{n} open matters',
}
