import type { Plan, PlannedStrike, PlannedWeather, StrikeName, WeatherName } from './plan.ts';

/** One use of the outside by a server. */
export interface Use {
  readonly server: number;
  readonly kind: 'store' | 'HubSpot' | 'mail';
  /** `queue.claim`, `batch create tasks`, `email.send`. */
  readonly name: string;
  readonly isWrite: boolean;
  /** Rows of a batch; 0 where it is none. */
  readonly rows: number;
}

/** What goes wrong, as planned. Times are ms since the story began. */
export interface Faults {
  /** The strike that falls on this use now, if one does; it falls once. */
  readonly strikeOn: (use: Use, at: number) => PlannedStrike | null;
  /** Whether it is like that at the moment. */
  readonly isNow: (weather: WeatherName, at: number) => boolean;
  /** Nothing goes wrong any more. */
  readonly end: () => void;
}

export function openFaults({ events, servers }: Plan): Faults {
  let armed = events
    .filter((event): event is PlannedStrike => event.kind === 'strike')
    .map((strike) => ({ strike, toSkip: strike.skip }));
  let weathers = events.filter((event): event is PlannedWeather => event.kind === 'weather');
  return {
    strikeOn: (use, at) => {
      const fitting = armed.filter(
        ({ strike }) => strike.at <= at && strike.server % servers === use.server && doesFit(strike, use),
      );
      const falling = fitting.find(({ toSkip }) => toSkip === 0);
      for (const each of fitting) each.toSkip -= 1;
      armed = armed.filter((each) => each !== falling);
      return falling?.strike ?? null;
    },
    isNow: (weather, at) =>
      weathers.some((each) => each.weather === weather && each.at <= at && at < each.at + each.forMs),
    end: () => {
      armed = [];
      weathers = [];
    },
  };
}

const mailings = new Set(['email.send', 'send single email']);

const isAny = () => true;
const isHubSpot = ({ kind }: Use) => kind === 'HubSpot';
const isStore = ({ kind }: Use) => kind === 'store';
const isMailing = ({ name }: Use) => mailings.has(name);

const fits: Readonly<Record<StrikeName, (use: Use) => boolean>> = {
  'dies before': isAny,
  'dies after': isAny,
  'answer lost': isHubSpot,
  'not reached': isHubSpot,
  'times out': isHubSpot,
  '429': isHubSpot,
  '503, not done': isHubSpot,
  '502, but done': isHubSpot,
  'every other row refused': ({ rows }) => rows > 1,
  'store refuses': isStore,
  'store answer lost': isStore,
  'stands still before': isAny,
  'stands still after': isAny,
  'mail server busy': isMailing,
  'mail refused': isMailing,
};

function doesFit({ strike, onlyWrites }: PlannedStrike, use: Use): boolean {
  return fits[strike](use) && (use.isWrite || !onlyWrites);
}
