import type { CallAdmission, CallCost } from '../../core/domain/call-admission';
import type { ChatReport } from './stream-chat';

/** What a call may have cost at most, USD, where a limit is held and its server did not say what was used. */
export function mostOf(
  { unsaidTokens }: Pick<ChatReport, 'unsaidTokens'>,
  costUsd: number,
  { atMostUsd }: CallAdmission,
): Pick<CallCost, 'atMostUsd'> {
  if (unsaidTokens === undefined || atMostUsd === undefined) return {};
  return { atMostUsd: Math.max(costUsd, atMostUsd(unsaidTokens)) };
}
