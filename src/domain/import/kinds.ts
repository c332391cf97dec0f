import { READINGS_KIND, TARGETS_KIND } from './target-kinds.ts'

/** How a field's cell is read. */
export type FieldType =
  | 'text'
  | 'long_text'
  | 'day'
  | 'amount'
  | 'count'
  | 'decimal'
  | 'yes_no'
  | 'phones'
  | 'code'
  | 'credit_code'
  | 'persons'
  | 'person'
  | 'words'
  | 'period'

export type Field = {
  /** The name shown where no column gives one. */
  readonly title: string
  readonly type: FieldType
  /** Heads that mean this field; compared by titleKey, so spaces, width and hints in brackets do not matter. */
  readonly heads: readonly string[]
  /** A row without it is refused. */
  readonly required?: true
}

export const IMPORT_KINDS = [
  'orgs',
  'persons',
  'enterprises',
  'projects',
  'roster',
  'links',
  'matters',
  'visits',
  'records',
  'targets',
  'readings',
] as const
export type ImportKind = (typeof IMPORT_KINDS)[number]

export type KindDefinition = {
  readonly title: string
  /** A sheet is of this kind only when each of these groups has at least one column. */
  readonly needs: readonly (readonly string[])[]
  readonly fields: Readonly<Record<string, Field>>
}

const ENTERPRISE = [
  '企业名称',
  '企业',
  '单位名称全称',
  '公司名称',
  '企业全称',
  '被联系企业',
  '联系企业',
  '包保企业',
  '联点企业',
  '走访企业',
  '服务企业',
  '诉求企业',
  '反映企业',
  '企业（单位）名称',
  '市场主体名称',
]
const CREDIT = [
  '统一社会信用代码',
  '社会信用代码',
  '信用代码',
  '统一信用代码',
  '统一代码',
  '统一社会信用码',
  '社会统一信用代码',
  '企业信用代码',
  '税号',
]
const PROJECT = ['项目名称', '项目', '包保项目', '在建项目', '重点项目', '联系项目', '工程名称']
const PERSON_ORG = [
  '工作单位',
  '所在单位',
  '所在部门',
  '部门',
  '单位',
  '单位名称',
  '责任部门',
  '所属单位',
  '所属部门',
  '派出单位',
  '任职单位',
  '包保责任部门',
  '责任单位部门',
]
const STAFF_NO = ['人员编号', '工号', '职工编号', '编号', '干部编号', '员工号', '工作证号']
const FROM = [
  '开始日期',
  '起始日期',
  '起始时间',
  '开始时间',
  '结对日期',
  '结对时间',
  '包保起始日期',
  '包联时间',
  '生效日期',
  '联系起始日期',
]
const TO = ['结束日期', '终止日期', '结束时间', '终止时间', '截止日期', '到期日期']
const NOTE = ['备注', '说明', '其他说明', '备注说明']
const SERIAL = ['序号', '序', '行号', 'no', '排序']

/** Columns that say nothing to be kept: numbering and remarks. Named so that they are not shown as unknown. */
export const IGNORED_HEADS: readonly string[] = [...SERIAL, ...NOTE, '问题行', '导入问题']

/** What the file that comes back calls its added column. */
export const PROBLEM_HEAD = '导入问题'

export const KINDS = {
  orgs: {
    title: '单位',
    needs: [['name'], ['kind', 'parent', 'shortNames', 'isOffice']],
    fields: {
      name: {
        title: '单位名称',
        type: 'text',
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
  },
  persons: {
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
  },
  enterprises: {
    title: '企业',
    needs: [['name'], ['code', 'address', 'industry', 'contactName', 'contactPhone', 'classes']],
    fields: {
      name: {
        title: '企业名称',
        type: 'text',
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
  },
  projects: {
    title: '项目',
    needs: [['name'], ['class', 'stage', 'investment', 'org', 'points', 'projectCode']],
    fields: {
      name: { title: '项目名称', type: 'text', required: true, heads: [...PROJECT, '名称'] },
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
  },
  roster: {
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
  },
  links: {
    title: '包联关系',
    needs: [
      ['holder', 'leader'],
      ['enterprise', 'project', 'code', 'targetOrg', 'targetArea'],
    ],
    fields: {
      holder: {
        title: '包联干部',
        type: 'persons',
        heads: [
          '包保干部',
          '包联干部',
          '联系人',
          '联系干部',
          '包保责任人',
          '责任人',
          '结对干部',
          '联企干部',
          '驻企干部',
          '服务专员',
          '包保人',
          '包联人',
          '挂联干部',
          '干部姓名',
          '姓名',
          '联络员',
          '企业服务员',
          '包保干部姓名',
          '联系人姓名',
        ],
      },
      leader: {
        title: '包联领导',
        type: 'persons',
        heads: [
          '包保领导',
          '包联领导',
          '联系领导',
          '挂联领导',
          '挂钩领导',
          '联点领导',
          '责任领导',
          '市级领导',
          '县级领导',
          '区级领导',
          '牵头领导',
          '包保领导姓名',
          '包抓领导',
        ],
      },
      staffNo: { title: '人员编号', type: 'code', heads: STAFF_NO },
      org: { title: '工作单位', type: 'text', heads: PERSON_ORG },
      enterprise: { title: '企业名称', type: 'text', heads: ENTERPRISE },
      code: { title: '统一社会信用代码', type: 'credit_code', heads: CREDIT },
      project: { title: '项目名称', type: 'text', heads: PROJECT },
      targetOrg: { title: '联系单位', type: 'text', heads: ['联系单位', '对口单位', '负责单位'] },
      targetArea: { title: '片区', type: 'text', heads: ['片区', '包片', '联系片区', '包保片区', '联系镇街'] },
      relation: {
        title: '关系类型',
        type: 'text',
        heads: ['关系类型', '包联类型', '联系类型', '包保类型', '结对类型', '关系'],
      },
      kinds: { title: '包联内容', type: 'words', heads: ['包联内容', '包保内容', '职责', '联系内容', '身份'] },
      program: { title: '方案', type: 'text', heads: ['方案', '所属方案', '制度'] },
      from: { title: '开始日期', type: 'day', heads: FROM },
      to: { title: '结束日期', type: 'day', heads: TO },
    },
  },
  matters: {
    title: '问题台账',
    needs: [
      ['text'],
      ['enterprise', 'code', 'project', 'raised'],
      ['raised', 'category', 'lead', 'state', 'answer', 'closed'],
    ],
    fields: {
      number: { title: '问题编号', type: 'code', heads: ['问题编号', '编号', '事项编号', '台账编号'] },
      text: {
        title: '问题内容',
        type: 'long_text',
        required: true,
        heads: [
          '问题内容',
          '问题',
          '问题描述',
          '问题诉求',
          '诉求内容',
          '反映问题',
          '存在问题',
          '问题及诉求',
          '具体问题',
          '事项内容',
          '主要问题',
          '企业诉求',
          '反馈问题',
          '问题需求',
          '问题情况',
          '困难问题',
          '企业反映的问题',
        ],
      },
      title: {
        title: '标题',
        type: 'text',
        heads: ['标题', '问题标题', '事项名称', '事项标题', '问题概述', '问题名称'],
      },
      enterprise: { title: '企业名称', type: 'text', heads: ENTERPRISE },
      code: { title: '统一社会信用代码', type: 'credit_code', heads: CREDIT },
      project: { title: '项目名称', type: 'text', heads: PROJECT },
      raised: {
        title: '提出日期',
        type: 'day',
        required: true,
        heads: [
          '提出日期',
          '提出时间',
          '收集日期',
          '收集时间',
          '反映日期',
          '反映时间',
          '登记日期',
          '登记时间',
          '受理日期',
          '受理时间',
          '反馈日期',
          '反馈时间',
          '问题收集时间',
          '日期',
        ],
      },
      source: {
        title: '来源',
        type: 'text',
        heads: ['来源', '问题来源', '来源渠道', '诉求来源', '收集渠道', '收集方式'],
      },
      category: {
        title: '类别',
        type: 'text',
        heads: ['类别', '问题类别', '问题类型', '诉求类别', '诉求类型', '类型', '问题分类'],
      },
      holder: {
        title: '收集人',
        type: 'persons',
        heads: [
          '收集人',
          '包保干部',
          '包联干部',
          '联系人',
          '反馈人',
          '责任人',
          '走访人',
          '包保责任人',
          '联系干部',
          '收集干部',
        ],
      },
      holderOrg: {
        title: '收集人单位',
        type: 'text',
        heads: ['收集单位', '收集人单位', '包保部门', '走访单位', '反馈单位', '包保单位'],
      },
      lead: {
        title: '责任单位',
        type: 'text',
        heads: [
          '责任单位',
          '承办单位',
          '牵头单位',
          '主办单位',
          '办理单位',
          '责任部门',
          '承办部门',
          '牵头部门',
          '交办单位',
        ],
      },
      assist: { title: '协办单位', type: 'words', heads: ['协办单位', '配合单位', '协助单位', '配合部门', '协办部门'] },
      assigned: {
        title: '交办日期',
        type: 'day',
        heads: ['交办日期', '交办时间', '转办日期', '转办时间', '分办日期', '派单日期', '派单时间'],
      },
      due: {
        title: '办理期限',
        type: 'day',
        heads: [
          '办理期限',
          '办结期限',
          '完成时限',
          '办理时限',
          '期限',
          '限办日期',
          '截止日期',
          '要求办结日期',
          '完成期限',
          '整改时限',
        ],
      },
      answer: {
        title: '办理情况',
        type: 'long_text',
        heads: [
          '办理情况',
          '答复内容',
          '办理结果',
          '解决情况',
          '处理情况',
          '答复',
          '进展情况',
          '落实情况',
          '整改情况',
          '办理进展',
          '处理结果',
          '答复情况',
          '解决措施',
        ],
      },
      answered: {
        title: '答复日期',
        type: 'day',
        heads: ['答复日期', '答复时间', '办理日期', '回复日期', '回复时间', '反馈企业日期'],
      },
      state: {
        title: '办理状态',
        type: 'text',
        heads: [
          '办理状态',
          '状态',
          '是否销号',
          '是否办结',
          '办结情况',
          '销号情况',
          '当前状态',
          '办理情况状态',
          '销号状态',
          '是否解决',
          '完成情况',
        ],
      },
      closed: {
        title: '销号日期',
        type: 'day',
        heads: ['销号日期', '销号时间', '办结日期', '办结时间', '完成日期', '完成时间', '解决日期', '解决时间'],
      },
      agreed: {
        title: '企业是否认可',
        type: 'text',
        heads: [
          '企业是否认可',
          '企业意见',
          '企业评价',
          '企业确认',
          '企业反馈',
          '满意度',
          '是否满意',
          '企业是否满意',
          '企业满意度',
        ],
      },
      matter: { title: '事项类型', type: 'text', heads: ['事项类型', '事项种类'] },
      program: { title: '方案', type: 'text', heads: ['方案', '所属方案', '制度'] },
    },
  },
  visits: {
    title: '走访记录',
    needs: [['day'], ['visitor'], ['enterprise', 'code', 'project']],
    fields: {
      day: {
        title: '走访日期',
        type: 'day',
        required: true,
        heads: [
          '走访日期',
          '走访时间',
          '上门日期',
          '上门时间',
          '联系日期',
          '联系时间',
          '调研日期',
          '服务日期',
          '走访日',
        ],
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
      enterprise: { title: '企业名称', type: 'text', heads: ENTERPRISE },
      code: { title: '统一社会信用代码', type: 'credit_code', heads: CREDIT },
      project: { title: '项目名称', type: 'text', heads: PROJECT },
      how: { title: '走访方式', type: 'text', heads: ['走访方式', '方式', '联系方式', '联系形式', '走访形式', '形式'] },
      minutes: { title: '时长（分钟）', type: 'count', heads: ['时长', '走访时长', '用时', '停留时间'] },
      note: {
        title: '走访情况',
        type: 'long_text',
        heads: ['走访情况', '走访内容', '走访记录', '情况记录', '工作内容', '了解情况', '服务内容', '走访主要内容'],
      },
    },
  },
  records: {
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
      enterprise: { title: '企业名称', type: 'text', heads: ENTERPRISE },
      code: { title: '统一社会信用代码', type: 'credit_code', heads: CREDIT },
      project: { title: '项目名称', type: 'text', heads: PROJECT },
      attendees: { title: '参加人数', type: 'count', heads: ['参加人数', '参会人数', '人数'] },
      note: { title: '内容', type: 'long_text', heads: ['内容', '主要内容', '会议内容', '报送内容', '情况'] },
      program: { title: '方案', type: 'text', heads: ['方案', '所属方案', '制度'] },
    },
  },
  targets: TARGETS_KIND,
  readings: READINGS_KIND,
} as const satisfies Record<ImportKind, KindDefinition>

/** Longest text of a field, in characters. */
export const MOST_CHARACTERS = { text: 300, long_text: 8_000 } as const

/** A definition with its fields by name, for code that treats all kinds alike. */
export function kindOf(kind: ImportKind): KindDefinition {
  return KINDS[kind]
}
