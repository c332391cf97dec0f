import { ACTS } from '#domain/access/acts.ts'
import type { Program } from '#program/model.ts'
import type { countAudit } from '#storage/compliance-store.ts'
import { type ComplianceCheck, judged } from '../check.ts'

export type Counted = Awaited<ReturnType<typeof countAudit>>

/** 国办函〔2026〕12号. */
export function mobile(programs: readonly Program[], places: readonly string[], { twice }: Counted): ComplianceCheck[] {
  const forced = programs.flatMap((program) =>
    program.forms.flatMap((form) =>
      form.fields
        .filter((field) => field.type === 'file' && field.required)
        .map((field) => `${program.title}·${form.title}·${field.title}`),
    ),
  )
  const timed = programs.flatMap((program) =>
    [...program.measures, ...program.points]
      .filter((rule) => /\bminutes\b/.test(JSON.stringify(rule)))
      .map((rule) => `${program.title}·${rule.title}`),
  )
  const complaints = programs.flatMap((program) =>
    program.matters.filter((one) => one.kind === 'complaint').map((one) => `${program.title}·${one.title}`),
  )
  const cadre = ACTS['ranking.read'].may.cadre
  return [
    judged(
      'mobile',
      'no_position',
      '不强制打卡、定位：系统没有存放位置的列',
      places.length === 0,
      places.length === 0 ? '全部数据表中没有经纬度、轨迹一类的列' : places.join('、'),
    ),
    judged(
      'mobile',
      'no_forced_photo',
      '不强制上传照片、视频：表单没有必填的附件',
      forced.length === 0,
      forced.length === 0 ? `生效方案 ${programs.length} 个，必填附件字段 0 个` : forced.join('；'),
    ),
    judged(
      'mobile',
      'no_online_time',
      '不以在线时长、停留时长考核',
      timed.length === 0,
      timed.length === 0 ? '统计口径和积分规则中没有用到时长' : timed.join('；'),
    ),
    judged(
      'mobile',
      'no_ranking_on_phone',
      '手机上不作积分排名：干部只在办公端看本单位的',
      cadre === 'org',
      `权限表：联企干部查看排名的范围 ${cadre === 'org' ? '本单位（办公端）' : String(cadre ?? '无')}；手机页面没有排名，由自动测试守住`,
    ),
    judged(
      'mobile',
      'entered_once',
      '不重复填报：同一人同一时刻同一企业只有一条走访',
      twice === 0,
      `重复的走访 ${twice} 组`,
    ),
    judged(
      'mobile',
      'complaints',
      '设投诉建议功能',
      complaints.length > 0,
      complaints.length > 0 ? `可受理的投诉举报：${complaints.join('；')}` : '生效方案都没有投诉举报事项',
    ),
  ]
}
