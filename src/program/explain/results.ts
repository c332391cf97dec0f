/** marks and points as sentences. */
import type { Cancellation, Consequence, MarkRule, PointsRule, Program } from '../model.ts'
import { sayConditions, saySelections } from './duties.ts'
import { sayWorth } from './measures.ts'
import { sayEach, sayEvery, sayLimit, sayNumber, sayParties, saySource, saySubject, titleOf } from './phrases.ts'

function sayConsequence(program: Program, one: Consequence): string {
  switch (one.kind) {
    case 'tell':
      return `告知${sayParties(program, one.to)}`
    case 'paper':
      return `发“${titleOf(program, { kind: 'paper', name: one.paper })}”${one.copy.length > 0 ? `，抄送${sayParties(program, one.copy)}` : ''}`
    case 'open':
      return `立“${titleOf(program, { kind: 'matter', name: one.matter })}”`
    case 'act':
      return { raise: '提级协调', reopen: '重新办理', close: '办结' }[one.act]
    case 'bar':
      return `取消${one.benefit}`
  }
}

export function explainMarkRule(program: Program, mark: MarkRule): string {
  const when = saySelections(program, mark.selections)
  const among = mark.subject ? `，限${saySubject(program, mark.subject)}` : ''
  const at = mark.at ? `，于${sayLimit(mark.at)}` : ''
  const then = mark.then.length > 0 ? `，${mark.then.map((one) => sayConsequence(program, one)).join('，')}` : ''
  const red = mark.redLine ? '；被查人有权陈述，由人认定后才追究' : ''
  return `**${mark.title}**：${when}${among}${at}，记在${sayParties(program, mark.to)}名下${then}${red}。${saySource(mark)}`
}

const WITHIN: Readonly<Record<Cancellation['within'], string>> = {
  same_period: '同一期',
  next_period: '后一期',
  year: '当年',
  program: '方案执行期',
  warning: '预警期',
}

export function explainPointsRule(program: Program, points: PointsRule): string {
  const [first] = points.selections
  const when = saySelections(program, points.selections)
  const { expression } = points.give
  const { ast } = expression
  const constant = ast.kind === 'number' || ast.kind === 'param' ? ast.value : undefined
  const named =
    ast.kind === 'param' ? `（${program.parameters.find((one) => one.id === ast.id)?.title ?? ast.id}）` : ''
  const give =
    constant === undefined
      ? `计分：${sayWorth(program, points.give, first)}`
      : constant < 0
        ? `扣 ${sayNumber(-constant)} 分${named}`
        : `计 ${sayNumber(constant)} 分${named}`
  const among = points.subject ? `，限${saySubject(program, points.subject)}` : ''
  const after = [
    points.warned ? `预警 ${sayLimit(points.warned)}后生效` : '',
    ...points.cancelled.map(
      (one) => `${WITHIN[one.within]}${sayEach(program, one.each)}${sayConditions(program, one)}，此前的取消`,
    ),
    points.cap
      ? `${points.cap.per === 'program' ? '全程' : sayEvery(program, points.cap.per)}最多${points.cap.most < 0 ? '扣' : '计'} ${sayNumber(Math.abs(points.cap.most))} 分`
      : '',
  ].filter(Boolean)
  return `**${points.title}**：${when}${among}，${sayParties(program, points.to)}${points.to.length > 1 ? '各' : ''}${give}${after.length > 0 ? `；${after.join('；')}` : ''}。${saySource(points)}`
}
