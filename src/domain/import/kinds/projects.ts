import type { KindDefinition } from './field.ts'
import { PROJECT } from './heads.ts'

/** 项目. */
export const PROJECTS_KIND = {
  title: '项目',
  needs: [['name'], ['class', 'stage', 'investment', 'org', 'points', 'projectCode']],
  fields: {
    name: { title: '项目名称', type: 'name', required: true, heads: [...PROJECT, '名称'] },
    projectCode: {
      title: '项目代码',
      type: 'code',
      heads: ['项目代码', '项目编码', '投资项目代码', '项目编号', '赋码'],
    },
    class: { title: '项目类别', type: 'text', heads: ['项目类别', '类别', '项目级别', '项目类型', '重点类别'] },
    stage: {
      title: '建设阶段',
      type: 'text',
      heads: ['建设阶段', '阶段', '项目阶段', '当前阶段', '进展阶段', '建设状态'],
    },
    investment: {
      title: '总投资',
      type: 'amount',
      heads: ['总投资', '总投资额', '投资总额', '计划总投资', '投资额', '投资规模'],
    },
    points: { title: '分值', type: 'decimal', heads: ['分值', '目标分值', '难度分值', '项目分值'] },
    org: {
      title: '责任单位',
      type: 'text',
      heads: ['责任单位', '牵头单位', '责任部门', '主管单位', '服务单位', '牵头部门'],
    },
    enterprise: {
      title: '建设单位',
      type: 'text',
      heads: ['建设单位', '业主单位', '业主', '项目业主', '建设企业', '投资主体', '企业名称'],
    },
    area: { title: '片区', type: 'text', heads: ['片区', '所属片区', '所在片区', '建设地点'] },
    from: { title: '开工日期', type: 'day', heads: ['开工日期', '开工时间', '开始日期', '起始日期'] },
    to: {
      title: '竣工日期',
      type: 'day',
      heads: ['竣工日期', '计划竣工日期', '竣工时间', '计划竣工时间', '完工日期'],
    },
  },
} as const satisfies KindDefinition
