import type { VNode } from 'preact';
import type { AccountDetails, Instant } from '../../domain/model.ts';
import type { ConsoleSurroundings } from './surroundings.ts';

/** What the address of a request asks for. */
export interface Asked {
  readonly params: Readonly<Record<string, string>>;
  /** Of a name that is given several times, the first. */
  readonly query: Readonly<Record<string, string>>;
}

/** When, where and to whom a page is shown. */
export interface Scene {
  readonly now: Instant;
  /** null: HubSpot could not be asked yet. */
  readonly account: AccountDetails | null;
  /** The account's; UTC as long as that is not known. */
  readonly timeZone: string;
  /** Every form on the page carries it. */
  readonly formToken: string;
}

/** A page of the console, ready to be put into the frame of all pages. */
export interface Shown {
  readonly title: string;
  readonly main: VNode;
}

/** A page: what it is made from, and how it looks. */
export interface ConsolePage<Data> {
  /** Below the console's path, in Express's notation. */
  readonly path: string;
  /** @throws ConsoleRefused where there is nothing to show */
  readonly read: (around: ConsoleSurroundings, asked: Asked) => Promise<Data>;
  readonly show: (data: Data, scene: Scene, asked: Asked) => Shown;
  /**
   * Answers something else as soon as the page would show something else. Asked every few seconds while somebody
   * looks at the page, so it asks nobody but the store. null: the page does not follow what happens.
   */
  readonly watch: ((around: ConsoleSurroundings, asked: Asked) => Promise<unknown>) | null;
}

/** A page whose data is nobody else's business. */
export interface AnyPage {
  readonly path: string;
  readonly open: (around: ConsoleSurroundings, asked: Asked, scene: Scene) => Promise<Shown>;
  readonly watch: ConsolePage<unknown>['watch'];
}

export function definePage<Data>({ path, read, show, watch }: ConsolePage<Data>): AnyPage {
  return { path, watch, open: async (around, asked, scene) => show(await read(around, asked), scene, asked) };
}

/** Something a form of the console has done. */
export interface ConsoleChange {
  /** Below the console's path. */
  readonly path: string;
  /**
   * @returns the path of the page to go on to
   * @throws ConsoleRefused where it cannot be done
   */
  readonly carryOut: (
    around: ConsoleSurroundings,
    fields: Readonly<Record<string, string>>,
  ) => Promise<string>;
}
