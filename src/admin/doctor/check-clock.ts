import { error, ok, warning, type Line } from './report.ts';

const minute = 60_000;
const check = 'clock';
const fix = 'Let the machine set its clock by a time server (NTP).';

/** @param ahead milliseconds that HubSpot's clock is ahead of ours; null: not known */
export function checkClock(ahead: number | null): Line {
  if (ahead === null)
    return warning(
      check,
      "HubSpot's answers did not say what time it is.",
      `Compare this machine's clock with another one.`,
    );
  const off = Math.abs(ahead);
  if (off <= minute) return ok(check, "This machine's clock agrees with HubSpot's to within a minute.");
  const minutes = Math.round(off / minute);
  const many = `${minutes} ${minutes === 1 ? 'minute' : 'minutes'}`;
  const sentence = `This machine's clock is ${many} ${ahead > 0 ? 'behind' : 'ahead of'} HubSpot's`;
  if (off <= 5 * minute) return warning(check, `${sentence}.`, fix);
  return error(check, `${sentence}: what HubSpot signs is refused from 5 minutes on.`, fix);
}
