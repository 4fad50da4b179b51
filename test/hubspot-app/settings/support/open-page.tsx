import {
  Alert,
  Button,
  DateInput,
  ErrorState,
  Input,
  LoadingButton,
  LoadingSpinner,
  MultiSelect,
  NumberInput,
  Select,
  Table,
  TableRow,
  Text,
  Toggle,
} from '@hubspot/ui-extensions';
import { createRenderer, isRenderedTextNode, type RenderedNode } from '@hubspot/ui-extensions/testing';
import { act } from 'react';
import { expect, vi } from 'vitest';
import { fields, isFieldPath } from '../../../../src/hubspot-app/app/settings/fields.ts';
import { Page, type PageProps } from '../../../../src/hubspot-app/app/settings/Page.tsx';
import type { FakeServer } from './fake-server.ts';

export const appUrl = 'https://refresh.agency.example';

/** The page on its way, and what a person can see and do on it. */
export function openPage(server: Pick<FakeServer, 'fetch'>, props: Partial<PageProps> = {}) {
  const renderer = createRenderer('settings');
  renderer.render(
    <Page
      context={{ variables: { APP_URL: appUrl }, portal: { timezone: 'Europe/Madrid' } }}
      fetch={server.fetch}
      checkDelayMs={1}
      {...props}
    />,
  );
  const number = (name: string) => renderer.find(NumberInput, { name });
  const text = (name: string) => renderer.find(Input, { name });
  const select = (name: string) => renderer.find(Select, { name });
  const multiSelect = (name: string) => renderer.find(MultiSelect, { name });
  const toggle = (name: string) => renderer.find(Toggle, { name });
  const date = (name: string) => renderer.find(DateInput, { name });
  const button = (label: string) => renderer.find(Button, (found) => found.text === label);
  return {
    renderer,
    number,
    text,
    select,
    multiSelect,
    toggle,
    date,
    button,
    saveButton: () => renderer.find(LoadingButton),
    enter: (name: string, value: number) => happens(number(name).props.onChange, value),
    write: (name: string, value: string) => happens(text(name).props.onChange, value),
    choose: (name: string, value: string | number) => happens(select(name).props.onChange, value),
    chooseAll: (name: string, values: string[]) => happens(multiSelect(name).props.onChange, values),
    turn: (name: string, isOn: boolean) => happens(toggle(name).props.onChange, isOn),
    /** Months count from 0, as in HubSpot. */
    pick: (name: string, year: number, month: number, day: number) =>
      happens(date(name).props.onChange, { year, month, date: day }),
    press: (label: string) => button(label).trigger('onClick'),
    /** Presses the button with the given test id, where several bear the same words. */
    pressAt: (testId: string) => renderer.findByTestId(Button, testId).trigger('onClick'),
    save: () => renderer.find(LoadingButton).trigger('onClick'),
    /** Every text on the page, in order. */
    texts: () => renderer.findAll(Text).map(textOf),
    alerts: () => renderer.findAll(Alert).map((alert) => [alert.props.title, textOf(alert)]),
    /** The rows of each table, cell by cell, headings left out. */
    tables: () =>
      renderer
        .findAll(Table)
        .map((table) => table.findAll(TableRow).map((row) => row.childNodes.map((cell) => textOf(cell)))),
    error: () => {
      const error = renderer.find(ErrorState);
      return { title: error.props.title, type: error.props.type, text: textOf(error.find(Text)) };
    },
    /** Label and description of every input; those of a toggle stand beside it. */
    inputs: () => [
      ...[...renderer.findAll(NumberInput), ...renderer.findAll(Input), ...renderer.findAll(DateInput)].map(
        explained,
      ),
      ...[...renderer.findAll(Select), ...renderer.findAll(MultiSelect)].map(explained),
      ...renderer.findAll(Toggle).map(({ props }) => ({
        label: props.label,
        description: renderer.findAll(Text, (found) => found.text === describedAs(props.name))[0]?.text,
      })),
    ],
    isLoading: () => renderer.maybeFind(LoadingSpinner) !== null,
  };
}

export type OpenPage = ReturnType<typeof openPage>;

/** What HubSpot does when somebody commits a value. */
function happens<Value>(handler: ((value: Value) => void) | undefined, value: Value): void {
  if (handler === undefined) throw new Error('Nothing on the page listens to this input.');
  act(() => handler(value));
}

/** The page once the settings are there. */
export async function openLoadedPage(server: Pick<FakeServer, 'fetch'>, props: Partial<PageProps> = {}) {
  const page = openPage(server, props);
  await until(() => expect(page.isLoading()).toBe(false));
  return page;
}

/** Waits for a condition, of the page or of the server. */
export function until(check: () => void): Promise<void> {
  return vi.waitFor(check, { interval: 2 });
}

function explained({
  props,
}: {
  readonly props: { readonly label?: string | undefined; readonly description?: string | undefined };
}) {
  return { label: props.label, description: props.description };
}

function describedAs(name: string | undefined): string | undefined {
  return name !== undefined && isFieldPath(name) ? fields[name].description : undefined;
}

function textOf(node: RenderedNode): string {
  if (isRenderedTextNode(node)) return node.text;
  return 'childNodes' in node ? node.childNodes.map(textOf).join(' ') : '';
}
