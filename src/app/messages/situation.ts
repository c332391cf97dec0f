import type { Area } from './areas.ts'

export const SITUATION: Area = {
  'area.square_taken': [
    '同一个方格里已经有“{area}”，请换一个空的方格',
    '同一個方格裡已經有「{area}」，請換一個空的方格',
    '“{area}” already stands on this square; choose an empty one',
  ],
  'table.crooked': [
    '第 {row} 行有 {have} 格，应为 {columns} 格',
    '第 {row} 列有 {have} 格，應為 {columns} 格',
    'Row {row} has {have} cells, it should have {columns}',
  ],
}
