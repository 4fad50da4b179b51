import { readFile } from 'node:fs/promises';

/** Linux counts CPU for programs in hundredths of a second. */
const msPerTick = 10;

/** Memory of a process that is really in RAM, in megabytes of 1,048,576 bytes. */
export interface Memory {
  readonly nowMb: number;
  readonly peakMb: number;
}

/** What a process holds; null where the system does not tell it as Linux does. */
export async function memoryOf(pid: number): Promise<Memory | null> {
  try {
    return readStatus(await readFile(`/proc/${pid}/status`, 'utf8'));
  } catch {
    return null;
  }
}

/** Reads `/proc/<pid>/status`; null where it lacks the numbers. */
export function readStatus(status: string): Memory | null {
  const megabytes = (name: string) => {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1];
    return found === undefined ? null : Number(found) / 1024;
  };
  const [nowMb, peakMb] = [megabytes('VmRSS'), megabytes('VmHWM')];
  return nowMb === null || peakMb === null ? null : { nowMb, peakMb };
}

/** CPU a process has used since its start, ms; null where the system does not tell it as Linux does. */
export async function cpuOf(pid: number): Promise<number | null> {
  try {
    return readCpu(await readFile(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return null;
  }
}

/** Reads `/proc/<pid>/stat`, whose second field is a name in brackets that may hold anything; null where it is another text. */
export function readCpu(stat: string): number | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [user, system] = [Number(fields[11]), Number(fields[12])];
  return Number.isNaN(user + system) ? null : (user + system) * msPerTick;
}
