/** `npm run bench:web`: what the pages weigh, and what Lighthouse says of the public ones. Never part of a test. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { openChromium, SCREENS } from '../../tests/e2e/chromium.ts'
import { walkClinic } from '../../tests/e2e/clinic-pages.ts'
import { PUBLIC_PAGES } from '../../tests/e2e/public-pages.ts'
import { serveForTests } from '../../tests/e2e/serve.ts'
import { serveClinicForTests } from '../../tests/e2e/serve-clinic.ts'
import { describeMachine, load } from '../machine.ts'
import { parseOptions } from '../options.ts'
import { progress } from '../progress.ts'
import { spread } from '../statistics.ts'
import { type Cells, figure, table, withSpread } from '../table.ts'
import { measurePage, type PageReport } from './lighthouse.ts'
import { type Weight, weigh } from './weight.ts'

const QUICK_PAGES = 1

const { isQuick, rounds } = parseOptions(process.argv.slice(2), { rounds: 3 })
const paths = PUBLIC_PAGES.filter(({ act, name }) => !act && name !== 'not-found').map(({ path }) => path)

const kilobytes = (bytes: number): string => figure(bytes / 1000)
const weightRow = (name: string, { styles, scripts }: Weight): Cells => [name, kilobytes(styles), kilobytes(scripts)]

const weighPublic = async (browser: Browser, url: string): Promise<readonly Cells[]> => {
  const rows: Cells[] = []
  for (const path of paths) {
    const context = await browser.newContext({ ...SCREENS.phone, baseURL: url })
    const page = await context.newPage()
    await page.goto(path, { waitUntil: 'networkidle' })
    rows.push(weightRow(path, await weigh(page)))
    await context.close()
  }
  return rows
}

const weighClinic = async (browser: Browser): Promise<readonly Cells[]> => {
  const rows: Cells[] = []
  const clinic = await serveClinicForTests()
  try {
    const sizes = { patient: 'phone', staff: 'desktop' } as const
    await walkClinic(browser, clinic, sizes, async (name, page) => {
      await page.waitForLoadState('networkidle')
      rows.push(weightRow(name, await weigh(page)))
    })
  } finally {
    await clinic.close()
  }
  return rows
}

const reportRow = (path: string, reports: readonly PageReport[]): Cells => {
  const worst = (of: (report: PageReport) => number): string => `${Math.min(...reports.map(of))}`
  return [
    path,
    withSpread(spread(reports.map(({ scores }) => scores.performance))),
    worst(({ scores }) => scores.accessibility),
    worst(({ scores }) => scores['best-practices']),
    worst(({ scores }) => scores.seo),
    withSpread(spread(reports.map(({ lcpMs }) => lcpMs))),
    figure(Math.max(...reports.map(({ layoutShift }) => layoutShift))),
    withSpread(spread(reports.map(({ blockingMs }) => blockingMs))),
  ]
}

const lighthouse = async (url: string): Promise<readonly Cells[]> => {
  const rows: Cells[] = []
  for (const path of isQuick ? paths.slice(0, QUICK_PAGES) : paths) {
    const reports: PageReport[] = []
    for (let round = 1; round <= rounds; round++) {
      progress(`Lighthouse, ${path}, round ${round} of ${rounds}`)
      reports.push(await measurePage(new URL(path, url).href))
    }
    rows.push(reportRow(path, reports))
  }
  return rows
}

const loadBefore = load()
const site = await serveForTests()
const browser = await openChromium()
try {
  const sections = [
    '# Weight and speed of the pages',
    'Written by `npm run bench:web`. What is measured, and how: [README.md](../README.md#4-the-pages).',
    describeMachine()
      .map((line) => `- ${line}`)
      .join('\n'),
    '## kB that a phone fetches, compressed, with nothing in its cache',
    table(
      ['page', 'styles', 'scripts'],
      [...(await weighPublic(browser, site.url)), ...(isQuick ? [] : await weighClinic(browser))],
    ),
    `## Lighthouse, mobile, simulated slow phone (${rounds} rounds: median [min..max], or the worst)`,
    table(
      ['page', 'performance', 'accessibility', 'best practices', 'SEO', 'LCP ms', 'layout shift', 'blocking ms'],
      await lighthouse(site.url),
    ),
    `Load average ${loadBefore} when it began, ${load()} when it ended. Weights and layout shift do not depend on it; performance, LCP and blocking do.`,
  ]
  const text = `${sections.join('\n\n')}\n`
  process.stdout.write(text)
  if (!isQuick) writeFileSync(join(import.meta.dirname, 'results.md'), text)
} finally {
  await browser.close()
  await site.close()
}
