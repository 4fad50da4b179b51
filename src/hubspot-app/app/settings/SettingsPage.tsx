import { hubspot } from '@hubspot/ui-extensions';
import { Page } from './Page.tsx';

hubspot.extend<'settings'>(({ context }) => <Page context={context} fetch={hubspot.fetch} />);
