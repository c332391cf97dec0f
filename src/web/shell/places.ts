import type { MessageKey } from '../i18n/t.ts'

export type Place = {
  readonly to: string
  readonly label: MessageKey
  readonly roles: readonly string[]
  /** After `g`: the letter that goes there. */
  readonly key?: string
}
export type PlaceGroup = { readonly title: MessageKey; readonly places: readonly Place[] }

const WORK = ['office', 'leader', 'viewer', 'head', 'handler'] as const
const OFFICIALS = [...WORK, 'cadre'] as const
const OFFICE = ['office'] as const

/** Where each role may go; the server decides again, this only keeps dead ends off the screen. */
export const PLACES: readonly PlaceGroup[] = [
  {
    title: 'nav.group.work',
    places: [
      { to: '/workbench', key: 'w', label: 'nav.workbench', roles: ['office', 'leader', 'viewer'] },
      { to: '/word', label: 'nav.word', roles: ['leader'] },
      { to: '/situation', key: 's', label: 'nav.situation', roles: ['office', 'leader', 'viewer'] },
      { to: '/triage', key: 't', label: 'triage.title', roles: OFFICE },
      { to: '/unit', key: 'u', label: 'nav.unit', roles: ['head', 'handler'] },
      { to: '/matters', key: 'm', label: 'nav.matters', roles: [...OFFICIALS, 'monitor', 'discipline'] },
      { to: '/visits', key: 'v', label: 'nav.visits', roles: OFFICIALS },
      { to: '/duties', key: 'd', label: 'nav.duties', roles: OFFICIALS },
      { to: '/days', label: 'days.title', roles: OFFICIALS },
      { to: '/my-points', key: 'n', label: 'nav.my_points', roles: ['leader', 'head', 'handler', 'cadre'] },
      { to: '/papers', key: 'p', label: 'nav.papers', roles: WORK },
      { to: '/registers', label: 'nav.registers', roles: OFFICIALS },
    ],
  },
  {
    title: 'nav.group.who',
    places: [
      { to: '/links', key: 'l', label: 'nav.links', roles: OFFICIALS },
      { to: '/handovers', label: 'nav.handovers', roles: OFFICIALS },
      { to: '/enterprises', key: 'e', label: 'nav.enterprises', roles: OFFICIALS },
      { to: '/projects', key: 'j', label: 'nav.projects', roles: OFFICIALS },
    ],
  },
  {
    title: 'nav.group.drive',
    places: [
      { to: '/rhythm', label: 'nav.rhythm', roles: WORK },
      { to: '/campaign', label: 'nav.campaign', roles: OFFICIALS },
      { to: '/targets', key: 'o', label: 'nav.targets', roles: OFFICIALS },
      { to: '/classes', label: 'nav.classes', roles: OFFICIALS },
      { to: '/meetings', key: 'i', label: 'nav.meetings', roles: OFFICIALS },
      { to: '/reports', key: 'r', label: 'nav.reports', roles: OFFICIALS },
      { to: '/cases', label: 'nav.cases', roles: OFFICIALS },
      { to: '/briefings', label: 'nav.briefings', roles: WORK },
    ],
  },
  {
    title: 'nav.group.service',
    places: [
      { to: '/plans', label: 'nav.plans', roles: OFFICIALS },
      { to: '/five-ones', label: 'nav.five_ones', roles: OFFICIALS },
      { to: '/work-log', label: 'nav.work_log', roles: OFFICIALS },
      { to: '/services', label: 'nav.services', roles: OFFICIALS },
      { to: '/topics', label: 'nav.topics', roles: WORK },
      { to: '/policies', key: 'c', label: 'nav.policies', roles: OFFICIALS },
      { to: '/finance', label: 'nav.finance', roles: OFFICIALS },
      { to: '/jobs', label: 'nav.jobs', roles: OFFICIALS },
      { to: '/products', label: 'nav.products', roles: OFFICIALS },
    ],
  },
  {
    title: 'nav.group.supervise',
    places: [
      { to: '/evaluations', label: 'nav.evaluations', roles: ['office', 'leader', 'viewer'] },
      { to: '/monitoring', label: 'nav.monitoring', roles: ['office', 'leader', 'viewer'] },
      { to: '/commitments', label: 'nav.commitments', roles: OFFICIALS },
      { to: '/contests', label: 'nav.contests', roles: OFFICIALS },
      { to: '/m/monitor', label: 'nav.monitor', roles: ['monitor'] },
      { to: '/inspections', label: 'nav.inspections', roles: OFFICIALS },
      { to: '/findings', key: 'f', label: 'nav.findings', roles: OFFICIALS },
      { to: '/callbacks', label: 'nav.callbacks', roles: ['office', 'monitor'] },
      { to: '/complaints', label: 'nav.complaints', roles: [...WORK, 'discipline'] },
      { to: '/appeals', label: 'nav.appeals', roles: OFFICIALS },
      { to: '/lists', label: 'nav.lists', roles: WORK },
    ],
  },
  {
    title: 'nav.group.rules',
    places: [
      { to: '/assessments', label: 'nav.assessments', roles: WORK },
      { to: '/rankings', key: 'k', label: 'nav.rankings', roles: WORK },
      { to: '/marks', label: 'nav.marks', roles: ['office', 'leader', 'head', 'handler'] },
      { to: '/seals', label: 'nav.seals', roles: ['office', 'leader', 'viewer'] },
      { to: '/programs', label: 'nav.programs', roles: [...OFFICIALS, 'monitor', 'discipline'] },
    ],
  },
  {
    title: 'nav.group.admin',
    places: [
      { to: '/import', label: 'nav.import', roles: OFFICE },
      { to: '/bring-back', label: 'back.title', roles: WORK },
      {
        to: '/calendar',
        key: 'a',
        label: 'nav.calendar',
        roles: [...OFFICIALS, 'system_admin', 'security_admin', 'audit_admin'],
      },
      { to: '/org', label: 'nav.org', roles: ['office', 'leader', 'head', 'system_admin', 'security_admin'] },
      { to: '/accounts', label: 'nav.accounts', roles: ['system_admin', 'security_admin'] },
      { to: '/roles', label: 'nav.roles', roles: ['security_admin'] },
      { to: '/audit', label: 'nav.audit', roles: ['audit_admin'] },
      {
        to: '/compliance',
        label: 'nav.compliance',
        roles: ['office', 'leader', 'system_admin', 'security_admin', 'audit_admin'],
      },
    ],
  },
]

/** The groups and places for these roles; empty groups are left out. */
export function placesFor(roles: readonly string[]): PlaceGroup[] {
  return PLACES.map((group) => ({
    ...group,
    places: group.places.filter((place) => place.roles.some((role) => roles.includes(role))),
  })).filter((group) => group.places.length > 0)
}
