const NOTE = ['备注', '说明', '其他说明', '备注说明']
const SERIAL = ['序号', '序', '行号', 'no', '排序']

/** Columns that say nothing to be kept: numbering and remarks. Named so that they are not shown as unknown. */
export const IGNORED_HEADS: readonly string[] = [...SERIAL, ...NOTE, '问题行', '导入问题']

/** What the file that comes back calls its added column. */
export const PROBLEM_HEAD = '导入问题'
