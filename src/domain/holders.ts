import { partNames, type BallHolder } from './model.ts';
import { accountManagerOf, makerOf, sasOf, type Addressee } from './people.ts';
import type { Situation } from './situation.ts';
import { isApproved, isInWork } from './ticket-states.ts';

/** Whoever has to act while `holder` holds the ball: of the creative team, all makers of what is in work. */
export function holdersOf(situation: Situation, holder: Exclude<BallHolder, 'nobody'>): readonly Addressee[] {
  if (holder === 'account_manager') return [accountManagerOf(situation)];
  if (holder === 'sas') return [sasOf(situation)];
  const makers = situation.tickets
    .filter(isInWork)
    .flatMap((ticket) =>
      partNames.filter((part) => !isApproved(ticket[part])).map((part) => makerOf(situation, ticket, part)),
    );
  return [...new Map(makers.map((maker) => [maker.email, maker])).values()];
}
