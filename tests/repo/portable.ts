import { type Complaint, lineOf } from './tree.ts'

const traces = [
  { pattern: /(?<![\w.:/-])\/(?:home|Users|root|work|mnt|private)\/[\w.-]+/g, what: 'a path of one machine' },
  { pattern: /[A-Z]:\\{1,2}Users\\/g, what: 'a path of one machine' },
  { pattern: /\bregistry\.[a-z0-9-]+\.[a-z]+|\/artifactory\/|\bnpm\.pkg\.github\.com/g, what: 'a package registry' },
]

/** Traces of one machine or one network, which mean nothing to the next reader. */
export function machineTraces(file: string, text: string): readonly Complaint[] {
  return traces.flatMap(({ pattern, what }) =>
    [...text.matchAll(pattern)].map((found) => ({
      file,
      line: lineOf(text, found.index),
      message: `names ${what} (${found[0]}): write it relative to the repository, or leave it out`,
    })),
  )
}

/** Download addresses in a lock file: `omit-lockfile-registry-resolved` in .npmrc keeps them out. */
export function resolvedUrls(file: string, text: string): readonly Complaint[] {
  return [...text.matchAll(/"resolved": "(?:https?|git|file)[^"]*"/g)].map((found) => ({
    file,
    line: lineOf(text, found.index),
    message: `keeps a download address (${found[0]}): run npm install again with the .npmrc of the repository`,
  }))
}
