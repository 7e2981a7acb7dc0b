// Wall time. Apart from the rest, because it loads Temporal.
export { showTime } from './zone/show-time.ts'
export { wallOffset } from './zone/wall-offset.ts'
