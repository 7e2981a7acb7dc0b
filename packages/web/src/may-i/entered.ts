import { type DoneEntered, readDone } from '../check/entered.ts'

/** The "may I?" form as it was sent; nothing of it is checked yet. */
export interface MayIEntered {
  readonly activity: string
  readonly done: readonly DoneEntered[]
  /** further treatments in the words of `anagen may-i --did` */
  readonly did: readonly string[]
  /** zone of times in the words; empty: that of the server */
  readonly zone: string
}

const text = (form: FormData, name: string): string => {
  const value = form.get(name)
  return typeof value === 'string' ? value.trim() : ''
}

export const readMayI = (form: FormData): MayIEntered => ({
  activity: text(form, 'activity'),
  done: readDone(form),
  did: form.getAll('did').filter((value) => typeof value === 'string' && value.trim() !== '') as string[],
  zone: text(form, 'zone'),
})
