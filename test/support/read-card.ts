import {
  Accordion,
  Alert,
  DescriptionListItem,
  EmptyState,
  ErrorState,
  StatusTag,
  StepIndicator,
  Table,
  TableCell,
  TableHeader,
  TableRow,
  Tag,
  Text,
} from '@hubspot/ui-extensions';
import type { createRenderer, RenderedElementNode } from '@hubspot/ui-extensions/testing';
import { textsIn } from '../hubspot-app/cards/a-card.tsx';

type Renderer = ReturnType<typeof createRenderer<'crm.record.tab'>>;
type Part = Pick<RenderedElementNode, 'childNodes' | 'find' | 'findAll'>;

/** What somebody reads on the record card, in the card's own words. */
export interface ReadCard {
  /** `Title: text`; everything that is missing, and any other hint. */
  readonly alerts: readonly string[];
  /** The step the refresh is at; before it a status that is no step. */
  readonly status: string;
  /** `Waiting on: SAS: Sasha Lindqvist` */
  readonly overview: readonly string[];
  /** Each set with its name, its tags and why, then `Static | Pending Approval | Approved | Approved | –`. */
  readonly adSets: readonly (readonly string[])[];
  readonly looseTickets: readonly string[];
  /** `2 March 2026, 09:00 | 1: Kickoff | The date is near.`, newest first. */
  readonly handoffs: readonly string[];
}

export function readCard(renderer: Renderer): ReadCard {
  const tables = renderer.findAll(Table);
  const adSets = renderer.findAll(Accordion);
  const headedBy = (heading: string) =>
    tables.filter((table) => wordsIn(table.find(TableHeader)) === heading).map(rowsOf);
  return {
    alerts: renderer.findAll(Alert).map((alert) => `${alert.props.title}: ${wordsIn(alert)}`),
    status: statusOn(renderer),
    overview: renderer.findAll(DescriptionListItem).map((item) => `${item.props.label}: ${wordsIn(item)}`),
    adSets: adSets.map((set) => [
      `${set.props.title}: ${tagsOf(set)}`,
      wordsIn(set.find(Text)),
      ...rowsOf(set),
    ]),
    looseTickets: headedBy('Ticket').slice(adSets.length).flat(),
    handoffs: headedBy('When').flat(),
  };
}

/** Title and words of what the card shows where it cannot show a refresh. */
export function readInstead(renderer: Renderer): readonly string[] {
  const state = renderer.maybeFind(ErrorState) ?? renderer.find(EmptyState);
  return [state.props.title ?? '', ...state.findAll(Text).map(wordsIn)];
}

function statusOn(renderer: Renderer): string {
  const steps = renderer.find(StepIndicator).props;
  const step = steps.stepNames[steps.currentStep ?? 0] ?? '';
  const inSets = new Set(renderer.findAll(Accordion).flatMap((set) => set.findAll(StatusTag)));
  const inTables = new Set(renderer.findAll(Table).flatMap((table) => table.findAll(StatusTag)));
  const apart = renderer.findAll(StatusTag).filter((tag) => !inSets.has(tag) && !inTables.has(tag));
  return [...apart.map(wordsIn), step].join(', then ');
}

/** Those of the set itself come before those of its tickets. */
function tagsOf(set: Part): string {
  const inTable = set.find(Table).findAll(StatusTag).length;
  const ofSet = set.findAll(StatusTag);
  return [...ofSet.slice(0, ofSet.length - inTable), ...set.findAll(Tag)].map(wordsIn).join(', ');
}

function rowsOf(part: Part): readonly string[] {
  return part
    .findAll(TableRow)
    .filter((row) => row.findAll(TableCell).length > 0)
    .map((row) => row.findAll(TableCell).map(wordsIn).join(' | '));
}

function wordsIn(part: Part): string {
  return textsIn(part).join(' ');
}
