/** A day as HubSpot's date input knows it: its months count from 0. */
export interface InputDate {
  readonly year: number;
  readonly month: number;
  readonly date: number;
}

/** null where the text is no `YYYY-MM-DD`. */
export function toInputDate(day: string): InputDate | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  return match === null
    ? null
    : { year: Number(match[1]), month: Number(match[2]) - 1, date: Number(match[3]) };
}

/** As `YYYY-MM-DD`. */
export function fromInputDate({ year, month, date }: InputDate): string {
  return [String(year).padStart(4, '0'), twoDigits(month + 1), twoDigits(date)].join('-');
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
