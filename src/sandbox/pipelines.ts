import { closedStages, type Layout, type SetUp, type StageName } from './layout.ts';

export interface Stage {
  readonly id: string;
  readonly label: string;
  readonly closed: boolean;
}

export interface Pipeline {
  readonly id: string;
  readonly label: string;
  /** In the order people see; grows when a stage is created. */
  readonly stages: Stage[];
}

/** HubSpot's default ticket pipeline; its first stage is called `New` too, so labels alone never identify a stage. */
const supportPipeline = (): Pipeline => ({
  id: '0',
  label: 'Support Pipeline',
  stages: [
    { id: '1', label: 'New', closed: false },
    { id: '2', label: 'Waiting on contact', closed: false },
    { id: '3', label: 'Waiting on us', closed: false },
    { id: '4', label: 'Closed', closed: true },
  ],
});

/** The ticket pipelines of an account. */
export function ticketPipelines(layout: Layout, setUp: SetUp): Pipeline[] {
  if (setUp === 'nothing') return [supportPipeline()];
  const names: readonly StageName[] = ['new', 'in_progress', 'pending_approval', 'delivered', 'cancelled'];
  const stages = names.map((name) => ({ ...layout.stages[name], closed: closedStages.includes(name) }));
  return [supportPipeline(), { ...layout.pipeline, stages }];
}
