import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import routes from '../../packages/web/src/app/routes.ts'
import { DOOR_ROUTES, PATIENT_ROUTES, STAFF_ROUTES } from '../e2e/demo-pages.ts'
import { PUBLIC_PAGES } from '../e2e/public-pages.ts'
import { WALKED_ROUTES } from '../e2e/walked-routes.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

interface Route {
  readonly path?: string
  readonly file: string
  readonly children?: readonly Route[]
}

const leaves = (all: readonly Route[]): readonly Route[] =>
  all.flatMap((route) => (route.children ? leaves(route.children) : [route]))

/** Those that show something: a file without a component answers with data, or leads on. */
const pages = leaves(routes as readonly Route[])
  .filter(({ file }) => /^export default/m.test(read(`packages/web/src/app/${file}`)))
  .map(({ path = '' }) => path)

const fits = (route: string, path: string): boolean =>
  new RegExp(`^/${route.replace(/:\w+/g, '[^/]+').replace('*', '.+')}$`).test(path)

const named = { ...DOOR_ROUTES, ...PATIENT_ROUTES, ...STAFF_ROUTES, ...WALKED_ROUTES }
const pictured = new Set<string>([...Object.values(named), 'gallery/:example?'])

test('every page has a picture in `npm run screenshots`', () => {
  expect(pages.length).toBeGreaterThan(40)
  const missing = pages.filter(
    (route) => !pictured.has(route) && !PUBLIC_PAGES.some(({ path }) => fits(route, path.split('?')[0] ?? '')),
  )
  expect(missing).toEqual([])
})

test('no picture is of a page that there is no more', () => {
  expect(Object.values(named).filter((route) => !pages.includes(route))).toEqual([])
})

test('the walk shows every picture that it is said to', () => {
  const walk = ['tests/e2e/clinic-pages.ts', 'scripts/screenshots.ts'].map(read).join('')
  expect(Object.keys(WALKED_ROUTES).filter((name) => !walk.includes(`'${name}'`))).toEqual([])
})
