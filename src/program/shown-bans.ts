import type { Ban, FactRef, Program } from './model.ts'

/** The bans that are said where a fact of a kind is entered: those `shown` there, and those shown nowhere in particular, which are said everywhere. */
export function bansAt(program: Pick<Program, 'bans'>, at: FactRef): Ban[] {
  return program.bans.filter(
    ({ shown }) =>
      shown.length === 0 ||
      shown.some((one) => one.kind === at.kind && (one.name === undefined || one.name === at.name)),
  )
}
