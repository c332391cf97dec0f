import type { Program, Rule } from '#program/model.ts'
import { ruleShown } from '../score/rule-shown.ts'

/** Every rule of a program in plain words, in the order of the book. */
export function rulesOfBook(program: Program) {
  const { links, duties, measures, rankings, marks, points } = program
  const rules: readonly Rule[] = [...duties, ...measures, ...rankings, ...marks, ...points]
  return [
    ...links.map((one) => ruleShown(program, 'link', one.id)),
    ...rules.map((rule) => ruleShown(program, rule.rule, rule.id)),
  ]
}
