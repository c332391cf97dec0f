import type { KindDefinition } from './field.ts'

/** 单位: who serves. */
export const ORGS_KIND = {
  title: '单位',
  needs: [['name'], ['kind', 'parent', 'shortNames', 'isOffice']],
  fields: {
    name: {
      title: '单位名称',
      type: 'name',
      required: true,
      heads: ['单位名称', '单位全称', '部门名称', '单位', '机构名称', '名称'],
    },
    shortNames: { title: '简称', type: 'words', heads: ['简称', '单位简称', '别称', '曾用名', '常用简称'] },
    kind: { title: '单位类别', type: 'text', heads: ['单位类别', '类别', '单位类型', '单位性质', '机构类型'] },
    parent: { title: '上级单位', type: 'text', heads: ['上级单位', '主管单位', '隶属单位', '上级部门'] },
    area: { title: '片区', type: 'text', heads: ['片区', '所属片区', '所属镇街', '所在片区'] },
    isOffice: {
      title: '是否联络办',
      type: 'yes_no',
      heads: ['是否联络办', '联络办', '牵头单位', '是否牵头单位', '是否督查单位'],
    },
  },
} as const satisfies KindDefinition
