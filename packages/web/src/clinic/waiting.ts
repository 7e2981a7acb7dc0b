import { type Asked, isRefusal, may, type Refusal, setWaitingTimes, showWaitingTimes } from '@anagen/server'
import { textOf } from './door.ts'

const TIMES = [
  'emergencyMinutes',
  'urgentMinutes',
  'idleEmergencyMinutes',
  'idleUrgentMinutes',
  'messageMinutes',
] as const
type Time = (typeof TIMES)[number]

export interface WaitingView {
  readonly times: readonly { readonly name: Time; readonly minutes: number }[]
  readonly mayChange: boolean
}

/** How long cases may wait. */
export const waitingOf = async (asked: Asked): Promise<WaitingView | Refusal> => {
  const found = await showWaitingTimes({}, asked)
  if (isRefusal(found)) return found
  return { times: TIMES.map((name) => ({ name, minutes: found[name] })), mayChange: may(asked.actor, setWaitingTimes) }
}

/** Stores the times of a form. */
export const changeWaiting = (form: FormData, asked: Asked) => {
  const minutes = (name: Time): number => Number.parseInt(textOf(form, name), 10)
  return setWaitingTimes(
    {
      emergencyMinutes: minutes('emergencyMinutes'),
      urgentMinutes: minutes('urgentMinutes'),
      idleEmergencyMinutes: minutes('idleEmergencyMinutes'),
      idleUrgentMinutes: minutes('idleUrgentMinutes'),
      messageMinutes: minutes('messageMinutes'),
    },
    asked,
  )
}
