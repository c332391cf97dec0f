import type { KindDefinition } from './field.ts'
import { CREDIT, ENTERPRISE, PERSON_ORG, PROJECT, STAFF_NO } from './heads.ts'

/** 会议和报送台账: what was done for a duty. */
export const RECORDS_KIND = {
  title: '会议和报送台账',
  needs: [['day'], ['duty'], ['org', 'person', 'enterprise', 'project']],
  fields: {
    duty: {
      title: '事项名称',
      type: 'text',
      required: true,
      heads: ['事项名称', '应尽事项', '工作事项', '任务名称', '会议或报送事项', '制度事项'],
    },
    day: {
      title: '完成日期',
      type: 'day',
      required: true,
      heads: ['完成日期', '完成时间', '日期', '会议日期', '会议时间', '报送日期', '报送时间'],
    },
    org: { title: '单位', type: 'text', heads: PERSON_ORG },
    person: { title: '主持人', type: 'persons', heads: ['主持人', '召集人', '责任人', '报送人', '姓名'] },
    staffNo: { title: '人员编号', type: 'code', heads: STAFF_NO },
    enterprise: { title: '企业名称', type: 'name', heads: ENTERPRISE },
    code: { title: '统一社会信用代码', type: 'credit_code', heads: CREDIT },
    project: { title: '项目名称', type: 'name', heads: PROJECT },
    attendees: { title: '参加人数', type: 'count', heads: ['参加人数', '参会人数', '人数'] },
    note: { title: '内容', type: 'long_text', heads: ['内容', '主要内容', '会议内容', '报送内容', '情况'] },
    program: { title: '方案', type: 'text', heads: ['方案', '所属方案', '制度'] },
  },
} as const satisfies KindDefinition
