import { hubspot } from '@hubspot/ui-extensions';
import { RefreshCard } from './RefreshCard.tsx';

hubspot.extend<'crm.record.tab'>(({ context, actions }) => (
  <RefreshCard key={context.crm.objectId} context={context} actions={actions} fetch={hubspot.fetch} />
));
