import type { KindDefinition } from './field.ts'
import { CREDIT, ENTERPRISE } from './heads.ts'

/** 企业: who is served, with the figures of a year. */
export const ENTERPRISES_KIND = {
  title: '企业',
  needs: [['name'], ['code', 'address', 'industry', 'contactName', 'contactPhone', 'classes']],
  fields: {
    name: {
      title: '企业名称',
      type: 'name',
      required: true,
      heads: [...ENTERPRISE, '单位名称', '名称', '单位详细名称'],
    },
    code: { title: '统一社会信用代码', type: 'credit_code', heads: CREDIT },
    codeForced: { title: '代码说明', type: 'text', heads: ['代码说明', '代码情况说明', '信用代码说明'] },
    shortName: { title: '简称', type: 'text', heads: ['简称', '企业简称'] },
    classes: {
      title: '企业类别',
      type: 'words',
      heads: ['企业类别', '类别', '企业类型', '企业标签', '类型', '企业性质分类'],
    },
    industry: { title: '行业代码', type: 'code', heads: ['行业代码', '国民经济行业代码', '行业分类代码'] },
    area: {
      title: '片区',
      type: 'text',
      heads: ['片区', '所属片区', '所在片区', '所属镇街', '所在镇街', '镇街', '所属园区', '所属区域'],
    },
    address: {
      title: '地址',
      type: 'text',
      heads: ['地址', '企业地址', '经营地址', '注册地址', '详细地址', '厂址', '住所'],
    },
    contactName: {
      title: '企业联系人',
      type: 'person',
      heads: ['联系人', '企业联系人', '企业负责人', '负责人', '法定代表人', '法人代表', '法人', '企业对接人'],
    },
    contactPhone: {
      title: '联系电话',
      type: 'phones',
      heads: ['联系电话', '联系方式', '电话', '企业联系电话', '联系人电话', '手机', '手机号码', '手机号'],
    },
    size: { title: '企业规模', type: 'text', heads: ['企业规模', '规模', '规模类型', '企业划型'] },
    staff: {
      title: '从业人数',
      type: 'count',
      heads: ['从业人数', '从业人员', '职工人数', '员工人数', '员工数', '用工人数', '平均用工人数'],
    },
    revenue: {
      title: '营业收入',
      type: 'amount',
      heads: ['营业收入', '主营业务收入', '年营业收入', '上年营业收入', '销售收入', '销售额', '年销售额'],
    },
    assets: { title: '资产总额', type: 'amount', heads: ['资产总额', '总资产', '资产总计'] },
    output: { title: '工业总产值', type: 'amount', heads: ['工业总产值', '总产值', '产值', '年产值', '上年产值'] },
    tax: { title: '税收', type: 'amount', heads: ['税收', '纳税额', '纳税总额', '入库税金', '上年税收', '税金'] },
    asOf: { title: '数据日期', type: 'day', heads: ['数据日期', '统计日期', '数据截至', '截至日期'] },
  },
} as const satisfies KindDefinition
