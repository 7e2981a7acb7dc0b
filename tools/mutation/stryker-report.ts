/** What Stryker says of one fault: `code` became `becomes`, and some test noticed or none did. */
export interface Mutant {
  /** path below packages/engine/src/decide */
  readonly file: string
  readonly line: number
  readonly code: string
  readonly becomes: string
  readonly status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'RuntimeError' | 'CompileError' | 'Ignored'
}

interface Place {
  readonly line: number
  readonly column: number
}
interface Report {
  readonly files: {
    readonly [file: string]: {
      readonly source: string
      readonly mutants: readonly {
        readonly status: Mutant['status']
        readonly replacement: string
        readonly location: { readonly start: Place; readonly end: Place }
      }[]
    }
  }
}

/** Reads the mutation-testing report, in the order of files and lines; paths are cut by `folder`. */
export function mutantsOf(json: string, folder: string): Mutant[] {
  // the format is the schema of mutation-testing-report-schema
  const { files } = JSON.parse(json) as Report
  const found = Object.entries(files).flatMap(([path, { source, mutants }]) =>
    mutants.map(({ status, replacement, location }) => ({
      file: path.replace(folder, ''),
      line: location.start.line,
      code: onOneLine(between(source.split('\n'), location.start, location.end)),
      becomes: onOneLine(replacement),
      status,
    })),
  )
  return found.sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}

// Lines and columns count from 1; the end is not part of it.
function between(lines: readonly string[], start: Place, end: Place): string {
  const some = lines.slice(start.line - 1, end.line)
  const last = some.length - 1
  return some
    .map((text, i) => text.slice(i === 0 ? start.column - 1 : 0, i === last ? end.column - 1 : undefined))
    .join('\n')
}

const onOneLine = (code: string): string => code.replaceAll(/\s+/g, ' ').trim()
