import type { OptionSpec } from './grammar.ts'

/** Options that mean the same in every command that has them. */
export const COMMON = {
  json: { help: 'write JSON; its schema: anagen schema <command>' },
  now: { value: 'TIME', help: 'judge as of this moment instead of the clock, so that a run can be repeated' },
  zone: { value: 'ZONE', help: 'zone of times that name none, such as Europe/London; else the zone of this machine' },
  country: { value: 'CODE', help: 'whose emergency and advice numbers to show, such as GB' },
  did: {
    value: 'TREATMENT@WHEN',
    repeatable: true,
    help: 'what was done and when: fue@3d, prp@30h, prp@2026-11-17T10:00, fue@? when the time is not known',
  },
  sources: { help: 'show every source in full' },
} as const satisfies Record<string, OptionSpec>
