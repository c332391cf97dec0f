import type { KindDefinition } from './field.ts'
import { FROM, PERSON_ORG, STAFF_NO } from './heads.ts'

/** 人员名册: who works where. */
export const PERSONS_KIND = {
  title: '人员名册',
  needs: [['name'], ['staffNo', 'org']],
  fields: {
    name: { title: '姓名', type: 'person', required: true, heads: ['姓名', '干部姓名', '人员姓名', '名字'] },
    staffNo: { title: '人员编号', type: 'code', heads: STAFF_NO },
    org: { title: '工作单位', type: 'text', heads: PERSON_ORG },
    post: { title: '职务', type: 'text', heads: ['职务', '现任职务', '岗位', '单位职务', '职务岗位'] },
    rank: { title: '职级', type: 'text', heads: ['职级', '级别', '行政级别', '干部级别', '职务层次'] },
    isHead: {
      title: '是否主要负责人',
      type: 'yes_no',
      heads: ['是否主要负责人', '主要负责人', '一把手', '是否负责人', '是否主要领导'],
    },
    phone: {
      title: '联系电话',
      type: 'phones',
      heads: ['联系电话', '手机', '手机号', '手机号码', '电话', '电话号码', '联系方式'],
    },
    from: { title: '任职日期', type: 'day', heads: ['任职日期', '任职时间', '到岗日期', '任现职时间', ...FROM] },
  },
} as const satisfies KindDefinition
