import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'
import { type Refusal, refusal } from '../operation/refusal.ts'

/** How much one asker may ask of the API. Counted in each process, in windows of a minute. */
export interface ApiLimits {
  /** by one token, or by one person who is signed in */
  readonly requestsPerMinute: number
  /** the same for what somebody's health may hang on: check-ins, photos, messages, who is on duty, taking a case */
  readonly urgentPerMinute: number
  /** from one address, whoever asks; never counts against what is urgent: a hospital is one address */
  readonly fromAddressPerMinute: number
  /** from one address with a token that is none */
  readonly strangersPerMinute: number
  /** how long a body may take to arrive */
  readonly bodySeconds: number
  readonly photoSeconds: number
}

export const API_LIMITS: ApiLimits = {
  requestsPerMinute: 600,
  urgentPerMinute: 300,
  fromAddressPerMinute: 3000,
  strangersPerMinute: 60,
  bodySeconds: 60,
  photoSeconds: 300,
}

/** For benchmarks and for whoever limits in front of us. */
export const UNCOUNTED: Partial<ApiLimits> = {
  requestsPerMinute: Number.MAX_SAFE_INTEGER,
  urgentPerMinute: Number.MAX_SAFE_INTEGER,
  fromAddressPerMinute: Number.MAX_SAFE_INTEGER,
  strangersPerMinute: Number.MAX_SAFE_INTEGER,
}

/** Each counts one request, and refuses it when there were too many. */
export interface Limits {
  readonly known: (name: string, isUrgent: boolean) => Promise<Refusal | null>
  /** before anybody knows who asks */
  readonly address: (address: string) => Promise<Refusal | null>
  /** nobody could tell who asks */
  readonly stranger: (address: string) => Promise<Refusal | null>
}

const WAIT = 'Nothing of it was done.'
const URGENT =
  'Send it again with the same id, it is never stored twice. If it is about your health and cannot wait, call your clinic or the emergency number now.'

export const openLimits = (limits: ApiLimits): Limits => {
  const perMinute = (points: number) => new RateLimiterMemory({ points, duration: 60 })
  const usual = perMinute(limits.requestsPerMinute)
  const urgent = perMinute(limits.urgentPerMinute)
  const addresses = perMinute(limits.fromAddressPerMinute)
  const strangers = perMinute(limits.strangersPerMinute)
  return {
    known: (name, isUrgent) => (isUrgent ? count(urgent, name, URGENT) : count(usual, name, WAIT)),
    address: async (address) => (await spent(strangers, address)) ?? (await count(addresses, address, WAIT)),
    stranger: (address) => count(strangers, address, WAIT),
  }
}

const tooMany = ({ msBeforeNext }: RateLimiterRes, then: string): Refusal => {
  const seconds = Math.max(1, Math.ceil(msBeforeNext / 1000))
  return {
    ...refusal('too-many-requests', `Wait ${seconds} s, then ask again. ${then}`),
    retryAfterSeconds: seconds,
  }
}

const count = async (limiter: RateLimiterMemory, name: string, then: string): Promise<Refusal | null> => {
  try {
    await limiter.consume(name)
    return null
  } catch (refused) {
    // the library rejects with its result, and with an error when it is broken
    if (refused instanceof Error) throw refused
    return tooMany(refused as RateLimiterRes, then)
  }
}

const spent = async (limiter: RateLimiterMemory, name: string): Promise<Refusal | null> => {
  const found = await limiter.get(name)
  return found && found.consumedPoints >= limiter.points ? tooMany(found, WAIT) : null
}
