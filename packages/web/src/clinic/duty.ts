import { type Asked, type Care, isRefusal, type Refusal, showDuty } from '@anagen/server'
import { timeText, type WallClock } from './wall-time.ts'

/** Who will look and by when, in words. */
export interface Duty {
  readonly lines: readonly {
    readonly level: 'contact' | 'urgent' | 'emergency'
    readonly name: string
    readonly by: string
  }[]
  readonly nobodyUntil: string | null
  /** nobody is on duty, and no shift and no opening hours say from when somebody is */
  readonly isNobodyKnown: boolean
  readonly phone: string
}

export const dutyOf = async (asked: Asked, clock: WallClock): Promise<Duty | Refusal> => {
  const duty = await showDuty({}, asked)
  if (isRefusal(duty)) return duty
  const lines = (['contact', 'urgent', 'emergency'] as const).flatMap((level) => {
    const { look } = duty[level]
    return look ? [{ level, name: look.name, by: timeText(look.by, clock) }] : []
  })
  const { look } = duty.urgent
  return {
    lines,
    nobodyUntil: nobodyUntil(duty.urgent, clock),
    isNobodyKnown: look !== null && !look.onDuty && look.nobodyOnDutyUntil === null,
    phone: duty.contact.clinicPhone,
  }
}

const nobodyUntil = ({ look }: Care, clock: WallClock): string | null =>
  look?.nobodyOnDutyUntil ? timeText(look.nobodyOnDutyUntil, clock) : null
