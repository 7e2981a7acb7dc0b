import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { postgresIn, signalTo } from '../../packages/server/src/storage/processes.ts'
import { killApp } from './running-app.ts'
import type { Kill } from './trial.ts'

/** A disk of its own, a file mounted as ext4, whose power can be cut: what was not flushed is gone, as after a real cut. */
export interface Disk {
  readonly folder: string
  /** Cuts the power, kills what ran on it, and mounts the disk again as a starting machine does. */
  readonly cut: Kill
  readonly remove: () => Promise<void>
}

const SIZE = '2G'
// FS_IOC_SHUTDOWN of linux/fs.h with "do not flush the journal": from here on nothing reaches the disk. Perl is on every Linux, and Node has no ioctl.
const CUT_POWER =
  'open(my $disk, "<", $ARGV[0]) or die $!; my $how = pack("I", 2); ioctl($disk, 0x8004587d, $how) or die $!'

/** Why a power cut cannot be tried here, in one line; null when it can. */
export const whyNoPowerCut = (): string | null => {
  if (process.platform !== 'linux') return 'the power cut needs Linux'
  if (process.getuid?.() !== 0) return 'the power cut needs root: it mounts a disk of its own'
  const lacking = ['mkfs.ext4', 'mount', 'umount', 'perl'].filter(
    (program) => spawnSync('sh', ['-c', `command -v ${program}`]).status !== 0,
  )
  if (lacking.length > 0) return `the power cut needs ${lacking.join(', ')}`
  return existsSync('/dev/loop-control')
    ? null
    : 'the power cut needs loop devices, which this kernel or container lacks'
}

const mount = (image: string, folder: string): void => {
  execFileSync('mount', ['-o', 'loop', image, folder], { stdio: 'pipe' })
}

const unmount = async (folder: string): Promise<void> => {
  for (let tries = 0; spawnSync('umount', [folder]).status !== 0; tries++) {
    if (tries > 200) throw new Error(`${folder} stays in use`)
    await sleep(50)
  }
}

/** Makes a disk and mounts it. @throws in one line when the kernel refuses */
export const makeDisk = (): Disk => {
  const place = mkdtempSync(join(tmpdir(), 'anagen-power-'))
  execFileSync('chmod', ['755', place])
  const image = join(place, 'disk')
  const folder = join(place, 'mounted')
  mkdirSync(folder)
  try {
    execFileSync('truncate', ['-s', SIZE, image])
    execFileSync('mkfs.ext4', ['-q', image], { stdio: 'pipe' })
    mount(image, folder)
  } catch (error) {
    rmSync(place, { recursive: true })
    throw new Error(`no disk could be mounted here: ${(error as Error).message.trim().split('\n').at(-1)}`)
  }
  const data = join(folder, 'anagen', 'postgres')
  const cut: Kill = async (app) => {
    const running = postgresIn(data)
    execFileSync('perl', ['-e', CUT_POWER, folder])
    for (const { pid } of running) signalTo(pid, 'SIGKILL')
    await killApp(app)
    await unmount(folder)
    mount(image, folder)
  }
  return {
    folder: join(folder, 'anagen'),
    cut,
    remove: async () => {
      await unmount(folder)
      rmSync(place, { recursive: true })
    },
  }
}
