import type { Node } from './expression/ast.ts'
import type { Program } from './model.ts'

/**
 * The words that a program's rules compare a column of a fact with: `category == "推诿"` of a finding. Whoever records such a fact is offered
 * them, because another word would count for nothing.
 */
export function factWords(program: Program, fact: string, column: string): readonly string[] {
  const rules = [program.duties, program.measures, program.marks, program.points].flat()
  const found = new Set<string>()
  for (const rule of rules) if (speaksOf(rule, fact)) collect(rule, column, found)
  return [...found]
}

function speaksOf(value: unknown, fact: string): boolean {
  if (typeof value !== 'object' || value === null) return false
  const { each } = value as { each?: { kind?: string } }
  return each?.kind === fact || Object.values(value).some((one) => speaksOf(one, fact))
}

function collect(value: unknown, column: string, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return
  const node = value as Node
  if (node.kind === 'compare') {
    for (const [path, word] of [
      [node.left, node.right],
      [node.right, node.left],
    ] as const)
      if (path.kind === 'path' && path.path === column && word.kind === 'text') found.add(word.value)
  }
  if (node.kind === 'in_list' && node.of.kind === 'path' && node.of.path === column)
    for (const word of node.list) if (word.kind === 'text') found.add(word.value)
  for (const one of Object.values(value)) collect(one, column, found)
}
