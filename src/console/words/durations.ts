const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `3 days`, `5 hours`, `less than a minute`: how long, in the largest unit that says something. */
export function howLong(ms: number): string {
  if (ms < minute) return 'less than a minute';
  if (ms < 2 * hour) return count(Math.floor(ms / minute), 'minute');
  if (ms < 2 * day) return count(Math.floor(ms / hour), 'hour');
  return count(Math.floor(ms / day), 'day');
}

/** `1 ticket`, `4 tickets`; large numbers with their thousands apart. */
export function count(number: number, one: string, several = `${one}s`): string {
  return `${grouped(number)} ${number === 1 ? one : several}`;
}

const groups = new Intl.NumberFormat('en-GB');

export function grouped(number: number): string {
  return groups.format(number);
}
