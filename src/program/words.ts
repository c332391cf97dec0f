/** Closed lists of words a program may use where no section declares them, with their Chinese. */
import type { NAMED_PATHS } from './catalogue.ts'
import type { EntityKind, PeriodUnit, Role } from './model.ts'

export const ROLES = {
  raiser: '提出人',
  lead: '牵头单位',
  parallel: '并行单位',
  assist: '协办单位',
  units: '职能单位',
  office: '办公室',
  leader: '分管领导',
  holder: '联系人',
  first_hand: '原经办人',
  head: '单位负责人',
  concerned: '当事人',
} as const satisfies Record<Role, string>

export const ENTITY_WORDS = {
  org: '单位',
  person: '人员',
  enterprise: '企业',
  project: '项目',
  area: '片区',
} as const satisfies Record<EntityKind, string>

/** Paths that are called by whose they are. */
export const NAMED_WORDS = { by: '督查单位', respondent: '被反映单位', chair: '主持人' } as const satisfies Record<
  keyof typeof NAMED_PATHS,
  string
>

export const CALENDARS = {
  day: '每日',
  week: '每周',
  half_month: '每半月',
  month: '每月',
  quarter: '每季度',
  half_year: '每半年',
  year: '每年',
} as const satisfies Record<PeriodUnit, string>

/** Length order of calendars, for “coarser” and “finer”. */
export const CALENDAR_ORDER: Readonly<Record<PeriodUnit | 'once', number>> = {
  day: 1,
  week: 2,
  half_month: 3,
  month: 4,
  quarter: 5,
  half_year: 6,
  year: 7,
  once: 8,
}

/** Usual reasons for a clock to stand still; a program may write others in its own words. */
export const STOPS = {
  waiting_for_enterprise: '等待企业补充材料',
  expert_review: '专家评审',
  higher_authority: '报请上级',
  court: '诉讼或仲裁',
  force_majeure: '不可抗力',
} as const
