import type { ReactNode } from 'react'
import { Pop } from '../ui/pop.tsx'

/** What a column counts: over what, from which day, by which rule. No numeric column is without it. */
export type Defined = { readonly title: string; readonly definition: ReactNode }

/** A column of a list: a number says what it counts, other columns need not. */
export type Counted =
  | { readonly num: true; readonly definition: string }
  | { readonly num?: never; readonly definition?: never }

/** The words of a figure; a touch, Enter or the mouse opens what is counted. A dotted line under them says so. */
export function DefinedWords({ title, definition, children }: Defined & { readonly children?: ReactNode }) {
  return (
    <Pop className="defined" content={definition}>
      {children ?? title}
    </Pop>
  )
}

/** The head of a column of numbers. Plain `<th>` for numbers is refused by test/house/definitions. */
export function NumHead({ children, ...defined }: Defined & { readonly children?: ReactNode }) {
  return (
    <th scope="col" className="num">
      <DefinedWords {...defined}>{children}</DefinedWords>
    </th>
  )
}
