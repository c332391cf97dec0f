import type { DutyRule, FactRef, Party, Program, Selection } from '../model.ts'
import {
  sayDue,
  sayEach,
  sayEvery,
  sayLimit,
  sayParties,
  sayParty,
  sayPercent,
  saySource,
  sayWarn,
  sayWhere,
  titleOf,
} from './phrases.ts'

/** “凡……的，但……的除外”. */
export function sayConditions(program: Program, { each, where, except }: Selection): string {
  const spaced = (said: string): string => (/[\d%]$/.test(said) ? `${said} ` : said)
  const parts = [
    where ? `凡${spaced(sayWhere(program, each, where))}的` : '',
    except ? `但${spaced(sayWhere(program, each, except))}的除外` : '',
  ].filter(Boolean)
  return parts.length > 0 ? `，${parts.join('，')}` : ''
}

/** All selections of a rule; those that differ only in their fact are said together. */
export function saySelections(program: Program, selections: readonly Selection[]): string {
  const said: { conditions: string; eaches: string[] }[] = []
  for (const one of selections) {
    const conditions = sayConditions(program, one)
    const last = said.at(-1)
    if (last && last.conditions === conditions) last.eaches.push(sayEach(program, one.each))
    else said.push({ conditions, eaches: [sayEach(program, one.each)] })
  }
  return said.map(({ conditions, eaches }) => `${eaches.join('、')}${conditions}`).join('；或')
}

/** Who owes it, in the words of what it is about: 联系人, 联系人所在单位, 本单位. */
function sayOwner(program: Program, each: FactRef, party: Party): string {
  if (party.kind !== 'path') return sayParty(program, party)
  if (each.kind === 'link') {
    const link = program.links.find((one) => one.id === each.name)
    if (party.of === link?.holderOf && party.path.length === 1)
      return link.holderOf === 'person' ? '联系人' : '联系单位'
    if (party.of === 'org' && link?.targetOf !== 'org') return '联系人所在单位'
  }
  if (each.kind === 'member')
    return party.of === 'person'
      ? '本人'
      : party.path.length > 1
        ? '所在单位'
        : { org: '本单位', enterprise: '本企业', project: '本项目', area: '本片区', matter: '' }[party.of]
  return sayParty(program, party)
}

export function sayOwners(program: Program, each: FactRef, parties: readonly Party[]): string {
  return parties.map((party) => sayOwner(program, each, party)).join('、')
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
      return `提交报告${many}${condition}`
    case 'meeting':
      return `召开会议${many}${condition}`
    case 'paper':
      return `发出“${titleOf(program, each)}”${many}${condition}`
    case 'callback':
      return `回访${many}${condition}`
    case 'inspection':
      return `督查${many}${condition}`
    case 'profile':
      return `登记企业经营数据${many}${condition}`
    case 'delivery':
      return `送政策${many}${condition}`
    case 'plan':
      return `拟定一企一策计划${many}${condition}`
    default:
      return `完成“${titleOf(program, each)}”${many}${condition}`
  }
}

export function explainDutyRule(program: Program, duty: DutyRule): string {
  const { selection } = duty
  const drawn = duty.sample === undefined ? '' : `按 ${sayPercent(duty.sample)} 抽取，`
  const when = [
    duty.every === undefined ? '' : sayEvery(program, duty.every),
    duty.due === undefined ? '' : sayDue(duty.due),
  ]
    .filter(Boolean)
    .join('，')
  const met = duty.metBy.map((one) => sayMetBy(program, one, duty.times)).join('，或')
  const after = [
    duty.every !== undefined && duty.due === undefined ? '期满仍未完成的，为未完成' : '',
    duty.grace ? `宽限 ${sayLimit(duty.grace)}` : '',
    duty.doneBySelf ? '须本人完成' : '',
    duty.warn.length > 0 ? `${duty.warn.map(sayWarn).join('、')}提醒` : '',
    duty.copy.length > 0 ? `抄送${sayParties(program, duty.copy)}` : '',
  ].filter(Boolean)
  const tail = after.length > 0 ? `；${after.join('；')}` : ''
  return `**${duty.title}**：${sayEach(program, selection.each)}${sayConditions(program, selection)}，${drawn}由${sayOwners(program, selection.each, duty.who)}${when}${met}${tail}。${saySource(duty)}`
}
