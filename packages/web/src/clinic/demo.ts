import { timingSafeEqual } from 'node:crypto'
import { data } from 'react-router'
import type { SiteRequest } from '../site-context.ts'
import type { DemoDoor } from './clinics.ts'

/** Compares without telling how much of a guess was right. */
export const isSameKey = (given: string, key: string): boolean =>
  given.length === key.length && timingSafeEqual(Buffer.from(given.padEnd(key.length)), Buffer.from(key))

/** The demo, for who has its key. @throws the page of something that is not there */
export const demoOf = ({ clinics }: SiteRequest, key = ''): DemoDoor => {
  const demo = clinics?.demo
  if (!demo || !/^[\w-]+$/.test(key) || !isSameKey(key, demo.key)) throw data(null, { status: 404 })
  return demo
}
