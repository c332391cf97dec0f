import { request } from '../api/client.ts'
import type { ChartTable } from './table.ts'

/** The chart as a picture, twice as fine as on screen, on the ground it stands on. */
export async function takePicture(svg: SVGSVGElement, ground: string, name: string): Promise<void> {
  const { width, height } = svg.getBoundingClientRect()
  const copy = svg.cloneNode(true) as SVGSVGElement
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  copy.setAttribute('width', String(width))
  copy.setAttribute('height', String(height))
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(width * 2)
  canvas.height = Math.round(height * 2)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser draws no pictures')
  pen.fillStyle = ground
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'))
  if (!blob) throw new Error('the picture could not be written')
  save(blob, `${name}.png`)
}

/** The table behind the chart as a spreadsheet, written by the server as all our spreadsheets are. */
export async function takeSheet(title: string, note: string, table: ChartTable): Promise<void> {
  const blob = await request<Blob>('POST', '/api/tables', {
    body: {
      title,
      note,
      columns: table.columns,
      rows: table.rows.map((row) => row.map(({ value }) => value)),
    },
    as: 'file',
  })
  save(blob, `${title}.xlsx`)
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
