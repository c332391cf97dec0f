import { Link } from '@tanstack/react-router'
import { placeOfFigure } from '../api/workbench.ts'
import { NumHead } from '../parts/num-head.tsx'
import { type ChartTable, cellText } from './table.ts'

/** The table behind a chart; each figure opens its rows. */
export function ChartTableView({ table, label }: { table: ChartTable; label: string }) {
  return (
    <div className="table-wrap chart-table" role="region" aria-label={label} tabIndex={0}>
      <table className="table dense">
        <thead>
          <tr>
            {table.columns.map((column) =>
              column.definition === undefined ? (
                <th key={column.title} scope="col">
                  {column.title}
                </th>
              ) : (
                <NumHead key={column.title} title={column.title} definition={column.definition} />
              ),
            )}
          </tr>
        </thead>
        <tbody>
          {table.rows.map((row, n) => (
            <tr key={n}>
              {row.map((cell, at) => {
                const column = table.columns[at]
                return (
                  <td key={column?.title ?? at} className={column?.kind === 'text' ? undefined : 'num'}>
                    {cell.opens ? <Link {...placeOfFigure(cell.opens)}>{cellText(cell)}</Link> : cellText(cell)}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
