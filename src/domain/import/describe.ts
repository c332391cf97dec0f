import { type FieldType, IMPORT_KINDS, kindOf } from './kinds.ts'

const TYPES: Readonly<Record<FieldType, string>> = {
  text: '文字',
  name: '名称',
  long_text: '文字（可多行）',
  day: '日期，如 2026-03-05、2026年3月5日、2026.3.5；标题写明年份时可写 3月5日',
  amount: '金额；单位看列名或数后，未写的为万元',
  count: '整数',
  decimal: '数字',
  yes_no: '是／否（√、×亦可）',
  phones: '电话，可写几个',
  code: '编号',
  credit_code: '18 位统一社会信用代码',
  persons: '姓名，可写几人：张三、李四（财政局）',
  person: '姓名',
  words: '词语，用顿号隔开',
  period: '期间，如 2026年、2026年上半年、2026年一季度、2026年3月；也可写日期',
}

/** Which columns each kind of sheet may have, by which heads they are known, and how their cells are read: for offices that prepare files. */
export function describeKinds(): string {
  const lines = [
    '# 导入表格可用的列',
    '',
    '列名不分全角半角，空格、换行、星号和括号内的说明不计。一张表是什么，由列名认出；列的先后不拘，认不出的列不读，并在预览中列出。',
    '标题行、填报说明、小计合计、重复的表头会略过。由程序生成：`lianqi import --columns`。',
  ]
  for (const kind of IMPORT_KINDS) {
    const { title, fields } = kindOf(kind)
    lines.push('', `## ${title} \`${kind}\``, '', '| 内容 | 怎样填 | 列名可写 |', '|---|---|---|')
    for (const field of Object.values(fields)) {
      const others = [...new Set(field.heads.filter((head) => head !== field.title))]
      lines.push(
        `| ${field.title}${field.required ? '（必填）' : ''} | ${TYPES[field.type]} | ${[field.title, ...others].join('、')} |`,
      )
    }
  }
  return `${lines.join('\n')}\n`
}
