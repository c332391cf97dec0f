import { DEFAULT_CLOCK_RULES } from '#domain/calendar/clock-rules.ts'
import { parseTimeLimit } from '#domain/calendar/parse-time-limit.ts'
import type { Act, DoneAct } from '#domain/matter/act.ts'
import { applyAll, decide, refusedAct } from '#domain/matter/decide.ts'
import type { Matter } from '#domain/matter/matter.ts'
import type { Asked, Proposal } from '#domain/matter/proposal.ts'
import { decideRecord } from '#domain/matter/record.ts'
import type { LimitRule, MatterRules, PartyRule, Pause, Ruling } from '#domain/matter/rules.ts'
import { SYSTEM, type Who } from '#domain/matter/who.ts'
import type { Result } from '#domain/result.ts'
import { officialCalendar } from '../calendar/official-calendar.ts'

/** The invented lantern contest's lost-lantern matter, with every kind of clause. */

export const role = (name: string): PartyRule => ({ kind: 'role', role: name })

export function limit(text: string): LimitRule {
  const read = parseTimeLimit(text)
  if (!read.ok) throw new Error(`${text}: ${read.error.code}`)
  return { kind: 'single', text, limit: read.value }
}

const NONE = { reasonRequired: false, by: [], grantedBy: [], notBy: [] }

export const RULES: MatterRules = {
  id: 'lantern_trouble',
  title: '灯笼难题',
  clause: '三',
  kind: 'problem',
  sources: [],
  categories: ['灯罩', '灯油'],
  urgencies: [],
  weights: [],
  documents: [],
  levels: ['黄', '橙', '红'],
  sealed: [],
  notBy: [],
  refuse: [{ ground: '已进入诉讼', refer: '法定途径', clause: '三、2' }],
  route: [
    { where: { source: 'units == 1' }, give: 'order', to: role('units'), clause: '三、1' },
    { where: { source: 'units > 1' }, give: 'submission', to: role('leader'), clause: '三、1' },
    { give: 'record', to: role('office') },
  ],
  clocks: [
    {
      id: 'sign',
      title: '签收',
      who: [role('lead')],
      from: ['assign'],
      due: limit('1 working day'),
      metBy: ['sign'],
      warn: [],
      stops: [],
      clause: '四',
    },
    {
      id: 'answer',
      title: '答复',
      who: [role('lead'), role('parallel')],
      from: ['assign'],
      due: limit('8 working days'),
      metBy: ['answer'],
      warn: [limit('2 working days before due')],
      stops: ['waiting_for_enterprise'],
      clause: '四',
    },
    {
      id: 'assist',
      title: '协办',
      who: [role('assist')],
      from: ['assign'],
      due: limit('4 working days'),
      metBy: ['answer'],
      warn: [],
      stops: [],
    },
    {
      id: 'confirm',
      title: '企业表态',
      who: [role('raiser')],
      from: ['answer'],
      due: limit('5 days'),
      metBy: ['confirm', 'dispute'],
      warn: [],
      stops: [],
    },
    {
      id: 'follow_up',
      title: '回访',
      who: [role('office')],
      from: ['close'],
      due: limit('next working day'),
      metBy: ['callback'],
      warn: [],
      stops: [],
      unsatisfied: 'redo',
    },
  ],
  tiers: [
    { id: 'contact', title: '联系人', who: role('holder'), due: limit('10 working days'), byHand: true, clause: '五' },
    { id: 'leader', title: '分管领导', who: role('leader'), due: limit('10 working days'), byHand: true, clause: '五' },
    { id: 'committee', title: '工委', who: role('office'), byHand: false },
  ],
  acts: [
    {
      ...NONE,
      id: 'object',
      title: '异议',
      act: 'object',
      by: [role('lead')],
      within: limit('2 working days after received'),
      reasonRequired: true,
      grantedBy: [role('office')],
      ruled: limit('next day'),
      then: 'final',
      clause: '六',
    },
    {
      ...NONE,
      id: 'extend',
      title: '延期',
      act: 'extend',
      by: [role('lead')],
      until: limit('2 working days before due'),
      reasonRequired: true,
      grantedBy: [role('office')],
      times: 1,
      atMost: limit('4 working days'),
      upTo: limit('20 working days'),
      clause: '七',
    },
  ],
  ends: [
    { id: 'solved', title: '已解决', countsAs: 'solved', needs: ['enterprise_agrees', 'evidence'], clause: '八' },
    { id: 'explained', title: '已解释', countsAs: 'explained', needs: ['evidence'], clause: '八' },
    { id: 'long_term', title: '长期推进', countsAs: 'open', needs: ['head_signs'], reports: 'quarter', clause: '八' },
  ],
}

export const OFFICE = 'office-org'
export const SHADES = 'shades-org'
export const OILS = 'oils-org'
export const WICKS = 'wicks-org'
export const FIRM = 'firm'

const nobody: Who = { ...SYSTEM, system: false }
export const office: Who = { ...nobody, accountId: 'a-office', personId: 'p-office', orgIds: [OFFICE], office: true }
export const shades: Who = { ...nobody, accountId: 'a-shades', personId: 'p-shades', orgIds: [SHADES] }
export const shadesHead: Who = { ...shades, personId: 'p-shades-head', headOf: [SHADES] }
export const oils: Who = { ...nobody, accountId: 'a-oils', personId: 'p-oils', orgIds: [OILS] }
export const wicks: Who = { ...nobody, accountId: 'a-wicks', personId: 'p-wicks', orgIds: [WICKS] }
export const holder: Who = { ...nobody, accountId: 'a-holder', personId: 'p-holder', orgIds: ['village-org'] }
export const leader: Who = { ...nobody, accountId: 'a-leader', personId: 'p-leader', leader: true }
export const firm: Who = { ...nobody, accountId: 'a-firm', enterpriseId: FIRM }
export const stranger: Who = { ...nobody, accountId: 'a-stranger', personId: 'p-stranger' }
export const system: Who = SYSTEM

let serial = 0

/** Friday 13 February 2026, ten in the morning: the 14th is a make-up day, then the Spring Festival. */
export const FRIDAY = '2026-02-13T02:00:00Z'

export function rulingAt(now: string, rules: MatterRules = RULES, pauses: readonly Pause[] = []): Ruling {
  return {
    rules,
    calendar: officialCalendar,
    clockRules: DEFAULT_CLOCK_RULES,
    evaluate: ({ source }, row) => {
      const units = Number(row.units)
      if (source === 'units == 1') return units === 1
      if (source === 'units > 1') return units > 1
      if (source === 'urgency') return row.urgency
      throw new Error(source)
    },
    officeId: OFFICE,
    leaderId: 'p-leader',
    firstHand: [],
    around: {},
    membersOf: () => ({ orgIds: [], personIds: [] }),
    pauses,
    now,
    programVersion: 1,
    newId: () => `id-${++serial}`,
  }
}

export const RECORD: Asked['record'] = {
  id: 'm1',
  number: '2026-000001',
  programKey: 'lantern',
  matter: 'lantern_trouble',
  kind: 'problem',
  title: '灯罩破了',
  body: '东街灯笼灯罩破损',
  category: '灯罩',
  urgency: null,
  weight: null,
  source: '走访',
  document: null,
  level: null,
  sealed: false,
  personId: 'p-holder',
  holderOrgId: 'village-org',
  enterpriseId: FIRM,
  projectId: null,
  areaId: null,
  visitId: null,
  raisedBy: 'official',
  raiserPersonId: 'p-holder',
  about: null,
  splitFrom: null,
  units: ['灯罩局'],
  unitKinds: ['部门'],
  repeatOf: null,
  recordedAt: FRIDAY,
  unitIds: [SHADES],
}

/** A matter being played: acts pile up, the fold goes along. */
export class Play {
  acts: Act[] = []
  matter: Matter
  readonly rules: MatterRules
  /** Stretches granted from now on; nothing moves until it is reckoned again. */
  pauses: readonly Pause[] = []

  constructor(asked: Partial<Asked['record']> = {}, now = FRIDAY, rules = RULES, who: Who = holder) {
    this.rules = rules
    const acts = must(decideRecord({ ...RECORD, recordedAt: now, ...asked }, who, rulingAt(now, rules)))
    this.acts.push(...acts)
    this.matter = applyAll(null, acts)
  }

  try(who: Who, now: string, proposal: Exclude<Proposal, { act: 'record' }>): Result<readonly DoneAct[]> {
    const ruling = rulingAt(now, this.rules, this.pauses)
    const result = decide(this.matter, proposal, who, ruling)
    const more: readonly Act[] = result.ok
      ? result.value
      : [refusedAct(this.matter, proposal, result.error, who, ruling)]
    this.acts.push(...more)
    this.matter = applyAll(this.matter, more)
    return result
  }

  do(who: Who, now: string, proposal: Exclude<Proposal, { act: 'record' }>): this {
    must(this.try(who, now, proposal))
    return this
  }

  clock(name: string) {
    return this.matter.clocks.filter((clock) => clock.clock === name)
  }
}

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`refused: ${result.error.code} ${JSON.stringify(result.error.data)}`)
  return result.value
}

export const order = (lead: string, parallel: readonly string[] = [], assist: readonly string[] = []) =>
  ({ act: 'assign', data: { give: 'order', units: { lead, parallel, assist } } }) as const
