import type { KindDefinition } from './field.ts'
import { CREDIT, ENTERPRISE, PERSON_ORG, PROJECT, STAFF_NO } from './heads.ts'

/** 走访记录. */
export const VISITS_KIND = {
  title: '走访记录',
  needs: [['day'], ['visitor'], ['enterprise', 'code', 'project']],
  fields: {
    day: {
      title: '走访日期',
      type: 'day',
      required: true,
      heads: ['走访日期', '走访时间', '上门日期', '上门时间', '联系日期', '联系时间', '调研日期', '服务日期', '走访日'],
    },
    visitor: {
      title: '走访人',
      type: 'persons',
      required: true,
      heads: [
        '走访人',
        '走访干部',
        '走访人员',
        '包保干部',
        '包联干部',
        '联系干部',
        '干部姓名',
        '姓名',
        '走访人姓名',
        '参加人员',
        '联企干部',
      ],
    },
    staffNo: { title: '人员编号', type: 'code', heads: STAFF_NO },
    org: { title: '工作单位', type: 'text', heads: PERSON_ORG },
    enterprise: { title: '企业名称', type: 'name', heads: ENTERPRISE },
    code: { title: '统一社会信用代码', type: 'credit_code', heads: CREDIT },
    project: { title: '项目名称', type: 'name', heads: PROJECT },
    how: { title: '走访方式', type: 'text', heads: ['走访方式', '方式', '联系方式', '联系形式', '走访形式', '形式'] },
    minutes: { title: '时长（分钟）', type: 'count', heads: ['时长', '走访时长', '用时', '停留时间'] },
    note: {
      title: '走访情况',
      type: 'long_text',
      heads: ['走访情况', '走访内容', '走访记录', '情况记录', '工作内容', '了解情况', '服务内容', '走访主要内容'],
    },
  },
} as const satisfies KindDefinition
