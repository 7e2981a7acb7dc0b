import type { Effect } from '@anagen/kb'
import sharp from 'sharp'
import { ribbonsOfEffects } from './ribbon.ts'

const WIDTH = 1200
const HEIGHT = 630
const EDGE = 90
const MOST_BARS = 9

const COLOURS = { paper: '#faf8f4', accent: '#0b6260', line: '#d9d7d0' } as const

const markAt = (x: number, y: number, scale: number): string =>
  `<g transform="translate(${x} ${y}) scale(${scale})" fill="none" stroke="${COLOURS.accent}" stroke-width="2.6" stroke-linecap="round"><path d="M4 25c5 0 6-17 12-17s7 17 12 17"/><circle cx="16" cy="8" r="2" fill="${COLOURS.accent}"/></g>`

const drawn = (inner: string): Promise<Buffer> => {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}"><rect width="100%" height="100%" fill="${COLOURS.paper}"/>${inner}</svg>`
  return sharp(Buffer.from(svg)).png({ compressionLevel: 9, palette: true }).toBuffer()
}

const MARK = { box: 32, scale: 13 } as const

/** What a shared link to any other page shows: the mark alone. */
export const sitePicture = (): Promise<Buffer> =>
  drawn(markAt((WIDTH - MARK.box * MARK.scale) / 2, (HEIGHT - MARK.box * MARK.scale) / 2, MARK.scale))

/**
 * What a shared link to a treatment shows: its recovery ribbon, without a letter, so that it needs no font of the machine.
 * @returns a PNG of 1200 by 630
 */
export const sharePicture = async (name: string, effects: readonly Effect[]): Promise<Buffer> => {
  const rows = ribbonsOfEffects(name, effects)
    .flatMap(({ rows }) => rows)
    .filter(
      (_, i, all) =>
        all.length <= MOST_BARS ||
        Math.floor(((i + 1) * MOST_BARS) / all.length) > Math.floor((i * MOST_BARS) / all.length),
    )
  const height = (HEIGHT - 230) / Math.max(rows.length, 1)
  const width = (WIDTH - 2 * EDGE) / 100
  const bars = rows.map(
    (row, i) =>
      `<g transform="translate(${EDGE} ${190 + i * height}) scale(${width} ${(height * 0.8) / 20})">` +
      `<rect width="100" height="1.4" y="9.3" fill="${COLOURS.line}"/>` +
      `<path d="${row.mayLast}" fill="${COLOURS.accent}" fill-opacity=".45"/>` +
      `<path d="${row.disputed}" fill="${COLOURS.accent}" fill-opacity=".18"/>` +
      `<path d="${row.usual}" fill="${COLOURS.accent}"/></g>`,
  )
  return drawn(markAt(EDGE, 60, 3.2) + bars.join(''))
}
