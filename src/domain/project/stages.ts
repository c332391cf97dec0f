/** The order of a project's life where the authority does not set its own (settings.project_stages). */
export const STAGES = ['招商', '洽谈', '立项', '审批', '融资', '建设', '投产'] as const

/** The stages in use in their order: those the authority knows, then the others as they first appeared. */
export function orderStages(known: readonly string[], used: readonly string[]): string[] {
  const others = used.filter((stage) => !known.includes(stage))
  return [...known.filter((stage) => used.includes(stage)), ...new Set(others)]
}
