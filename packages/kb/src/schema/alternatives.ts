const GROUP = /\(([^()]*)\)/

/**
 * Every phrase that one with alternatives stands for: "(sleep|mood) as before" is two. Without brackets the phrase itself, once; groups are not nested.
 */
export const alternatives = (phrase: string): readonly string[] => {
  const group = GROUP.exec(phrase)
  if (!group) return [phrase]
  const before = phrase.slice(0, group.index)
  const after = phrase.slice(group.index + group[0].length)
  return (group[1] ?? '').split('|').flatMap((one) => alternatives(`${before}${one.trim()}${after}`))
}

/** Whether every bracket is closed and every bar stands in one. */
export const isWellFormed = (phrase: string): boolean => alternatives(phrase).every((one) => !/[()|]/.test(one))
