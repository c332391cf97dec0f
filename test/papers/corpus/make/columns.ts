import { type Column, serial, type Value, wide } from './model.ts'
import type { Firm, Issue, Officer } from './truth.ts'

/** Ways in which offices write one thing. */
export const number = <T>(head: string | string[] = '序号'): Column<T> => ({ head, write: (_, n) => n + 1 })

const dayWays: Readonly<Record<string, (day: string) => Value>> = {
  real: (day) => ({ day }),
  chinese: (day) => ({ day, format: 'yyyy"年"m"月"d"日"' }),
  slash: (day) => day.split('-').map(Number).join('/'),
  dot: (day) => day.split('-').map(Number).join('.'),
  words: (day) => {
    const [y, m, d] = day.split('-').map(Number)
    return `${y}年${m}月${d}日`
  },
  noYear: (day) => {
    const [, m, d] = day.split('-').map(Number)
    return `${m}月${d}日`
  },
  serial: (day) => serial(day),
  serial1904: (day) => serial(day) - 1462,
  serialText: (day) => String(serial(day)),
  compact: (day) => day.replaceAll('-', ''),
  compactNumber: (day) => Number(day.replaceAll('-', '')),
  wide: (day) => wide(day.replaceAll('-', '/')),
  numerals: (day) => {
    const [y = '', m, d] = day.split('-')
    const digits = '〇一二三四五六七八九'
    const tens = (n: number) =>
      n < 10 ? digits[n] : `${n >= 20 ? digits[Math.floor(n / 10)] : ''}十${n % 10 ? digits[n % 10] : ''}`
    return `${[...y].map((one) => digits[Number(one)]).join('')}年${tens(Number(m))}月${tens(Number(d))}日`
  },
}
export type DayWay = keyof typeof dayWays
export const writeDay = (way: string, day: string): Value => (dayWays[way] as (day: string) => Value)(day)
/** A way after the other, row by row. */
export const mixedDay = (ways: readonly string[], day: string, n: number): Value =>
  writeDay(ways[n % ways.length] as string, day)

export const firm = {
  name: (head: string | string[] = '企业名称', write: (one: Firm) => Value = (one) => one.name): Column<Firm> => ({
    head,
    write,
    field: 'name',
    read: (one) => one.name,
  }),
  code: (
    head: string | string[] = '统一社会信用代码',
    write: (one: Firm, n: number) => Value = (one) => one.code,
  ): Column<Firm> => ({ head, write, field: 'code', read: (one) => one.code }),
  contact: (
    head: string | string[] = '联系人',
    write: (one: Firm, n: number) => Value = (one) => one.contact,
  ): Column<Firm> => ({ head, write, field: 'contactName', read: (one) => one.contact }),
  phone: (
    head: string | string[] = '联系电话',
    write: (one: Firm, n: number) => Value = (one) => one.phone,
  ): Column<Firm> => ({ head, write, field: 'contactPhone', read: (one) => one.phone }),
  staff: (
    head: string | string[] = '从业人数',
    write: (one: Firm, n: number) => Value = (one) => one.staff,
  ): Column<Firm> => ({ head, write, field: 'staff', read: (one) => String(one.staff) }),
  revenue: (
    head: string | string[] = '营业收入（万元）',
    write: (one: Firm, n: number) => Value = (one) => Number(one.revenue),
  ): Column<Firm> => ({ head, write, field: 'revenue', read: (one) => one.revenue }),
  area: (head: string | string[] = '所属镇街'): Column<Firm> => ({
    head,
    write: (one) => one.area,
    field: 'area',
    read: (one) => one.area,
  }),
  day: (way: string | readonly string[], head: string | string[] = '数据日期'): Column<Firm> => ({
    head,
    write: (one, n) => (typeof way === 'string' ? writeDay(way, one.day) : mixedDay(way, one.day, n)),
    field: 'asOf',
    read: (one) => one.day,
  }),
}

export const officer = {
  name: (head: string | string[] = '姓名', write: (one: Officer) => Value = (one) => one.name): Column<Officer> => ({
    head,
    write,
    field: 'name',
    read: (one) => one.name,
  }),
  no: (
    write: (one: Officer, n: number) => Value = (one) => one.no,
    head: string | string[] = '工号',
  ): Column<Officer> => ({ head, write, field: 'staffNo', read: (one) => one.no }),
  unit: (
    head: string | string[] = '工作单位',
    write: (one: Officer) => Value = (one) => one.unit,
  ): Column<Officer> => ({ head, write, field: 'org', read: (one) => String(write(one)) }),
  post: (head: string | string[] = '职务'): Column<Officer> => ({
    head,
    write: (one) => one.post,
    field: 'post',
    read: (one) => one.post,
  }),
  phone: (head: string | string[] = '手机', write: (one: Officer) => Value = (one) => one.phone): Column<Officer> => ({
    head,
    write,
    field: 'phone',
    read: (one) => one.phone,
  }),
  from: (way: string, head: string | string[] = '任职日期'): Column<Officer> => ({
    head,
    write: (one) => writeDay(way, one.from),
    field: 'from',
    read: (one) => one.from,
  }),
}

export const issue = {
  no: (): Column<Issue> => ({ head: '问题编号', write: (one) => one.no, field: 'number', read: (one) => one.no }),
  firm: (head: string | string[] = '企业名称'): Column<Issue> => ({
    head,
    write: (one) => one.firm.name,
    field: 'enterprise',
    read: (one) => one.firm.name,
  }),
  text: (head: string | string[] = '问题内容', write: (one: Issue) => Value = (one) => one.text): Column<Issue> => ({
    head,
    write,
    field: 'text',
    read: (one) => one.text,
  }),
  raised: (way: string | readonly string[], head: string | string[] = '提出日期'): Column<Issue> => ({
    head,
    write: (one, n) => (typeof way === 'string' ? writeDay(way, one.raised) : mixedDay(way, one.raised, n)),
    field: 'raised',
    read: (one) => one.raised,
  }),
  lead: (head: string | string[] = '责任单位'): Column<Issue> => ({
    head,
    write: (one) => one.lead,
    field: 'lead',
    read: (one) => one.lead,
  }),
  state: (head: string | string[] = '办理状态'): Column<Issue> => ({
    head,
    write: (one) => one.state,
    field: 'state',
    read: (one) => one.state,
  }),
  answer: (head: string | string[] = '办理情况'): Column<Issue> => ({
    head,
    write: (one) => one.answer,
    field: 'answer',
    read: (one) => one.answer,
  }),
  closed: (way: string, head: string | string[] = '办结日期'): Column<Issue> => ({
    head,
    write: (one) => (one.closed === null ? null : writeDay(way, one.closed)),
    field: 'closed',
    read: (one) => one.closed,
  }),
}
