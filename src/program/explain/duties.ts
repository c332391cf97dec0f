import type { DutyRule, Program, Selection } from '../model.ts'
import { sayDue, sayEach, sayEvery, sayLimit, sayParties, sayPercent, saySource, sayWarn, sayWhere, titleOf } from './phrases.ts'

/** “凡……的，但……的除外”. */
export function sayConditions(program: Program, { each, where, except }: Selection): string {
  const parts = [where ? `凡${sayWhere(program, each, where)}的` : '', except ? `但${sayWhere(program, each, except)}的除外` : ''].filter(Boolean)
  return parts.length > 0 ? `，${parts.join('，')}` : ''
}

/** What meets a duty: 走访, 填报“反馈表”, 召开会议 ……, with its condition. */
function sayMetBy(program: Program, selection: Selection, times: number): string {
  const { each } = selection
  const many = times > 1 ? ` ${times} 次` : ''
  const condition = selection.where ? `（须${sayWhere(program, each, selection.where)}）` : ''
  switch (each.kind) {
    case 'visit':
      return `走访${times > 1 ? many : ' 1 次'}${condition}`
    case 'form':
      return `填报“${titleOf(program, each)}”${many}${condition}`
    case 'report':
      return `提交报告（${each.name}）${many}${condition}`
    case 'meeting':
      return `召开会议（${each.name}）${many}${condition}`
    case 'paper':
      return `发出“${titleOf(program, each)}”${many}${condition}`
    case 'callback':
      return `回访${many}${condition}`
    case 'inspection':
      return `督查${many}${condition}`
    default:
      return `完成“${titleOf(program, each)}”${many}${condition}`
  }
}

export function explainDutyRule(program: Program, duty: DutyRule): string {
  const { selection } = duty
  const drawn = duty.sample === undefined ? '' : `按 ${sayPercent(duty.sample)} 抽取，`
  const when = [duty.every === undefined ? '' : sayEvery(program, duty.every), duty.due === undefined ? '' : sayDue(duty.due)].filter(Boolean).join('，')
  const met = duty.metBy.map((one) => sayMetBy(program, one, duty.times)).join('，或')
  const after = [
    duty.every !== undefined && duty.due === undefined ? '期满仍未完成的，为未完成' : '',
    duty.grace ? `宽限 ${sayLimit(duty.grace)}` : '',
    duty.doneBySelf ? '须本人完成' : '',
    duty.warn.length > 0 ? `${duty.warn.map(sayWarn).join('、')}提醒` : '',
    duty.copy.length > 0 ? `抄送${sayParties(program, duty.copy)}` : '',
  ].filter(Boolean)
  const tail = after.length > 0 ? `；${after.join('；')}` : ''
  return `**${duty.title}**：${sayEach(program, selection.each)}${sayConditions(program, selection)}，${drawn}由${sayParties(program, duty.who)}${when}${met}${tail}。${saySource(duty)}`
}
