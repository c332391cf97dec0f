import type { KindDefinition } from './field.ts'
import { CREDIT, FROM, PERSON_ORG, STAFF_NO, TO } from './heads.ts'

/** 方案名单: who is on a list of a program. */
export const ROSTER_KIND = {
  title: '方案名单',
  needs: [['group'], ['member']],
  fields: {
    group: {
      title: '名单',
      type: 'text',
      required: true,
      heads: ['名单', '名单名称', '组别', '所属名单', '名单组', '分组'],
    },
    member: {
      title: '成员',
      type: 'text',
      required: true,
      heads: ['成员', '成员名称', '对象', '对象名称', '姓名或名称', '名称'],
    },
    memberCode: { title: '编号', type: 'code', heads: [...STAFF_NO, ...CREDIT, '编号或代码', '代码'] },
    org: { title: '工作单位', type: 'text', heads: PERSON_ORG },
    program: { title: '方案', type: 'text', heads: ['方案', '所属方案', '制度'] },
    from: { title: '列入日期', type: 'day', heads: ['列入日期', '列入时间', ...FROM] },
    to: { title: '移出日期', type: 'day', heads: ['移出日期', '移出时间', ...TO] },
  },
} as const satisfies KindDefinition
