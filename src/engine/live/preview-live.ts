import { sentPrompt } from '../../core/conversations/sent-prompt';
import type { CompiledPolicy } from '../../core/compiled-policy';
import type { Prompt } from '../../core/domain/prompt';
import { redact } from '../../core/features/redact';
import { chatMessages } from '../../live/chat/chat-messages';
import { chatRequest } from '../../live/chat/chat-request';
import type { AnswerAsk } from '../../live/live-driver';
import type { LiveDesk } from './live-desk';
import type { LivePreview } from './live-protocol';
import { summaryAnswers, summaryRequest } from './live-summary';
import type { PromptShortener } from '../encoder/prompt-shortener';
import { vetoedEndpoints } from '../session/vetoed-endpoints';

/**
 * What the gates would leave of a prompt, and the largest body that one of those who may serve it would be sent: cut and shortened
 * as the policy has it. The text of a summary is not known before it is made.
 */
export async function previewLive(
  prompt: Prompt,
  policy: CompiledPolicy,
  desk: LiveDesk,
  shortener: PromptShortener,
  signal: AbortSignal,
): Promise<LivePreview> {
  const { text, kinds } = redact(prompt.text);
  const { answers } = policy.policy;
  const removed = vetoedEndpoints(prompt, policy, desk.spentUsd);
  const allowed = desk.endpoints.filter(({ id }) => !removed.has(id));
  // What cannot be shortened is sent whole.
  await shortener.prepare([prompt], answers, signal).catch(() => undefined);
  const rules = { historyTokens: answers.historyTokens, shorten: shortener.under(answers) };
  const sizes = allowed.map((endpoint) =>
    bodyBytes(sentPrompt(prompt, rules, endpoint).prompt, endpoint.id, answers, desk),
  );
  return {
    redacted: text,
    kinds,
    staysHere: allowed.every(({ tier, leavesDevice }) => tier === 'local' && leavesDevice !== true),
    blocked: allowed.length === 0 ? 'No endpoint may serve it.' : null,
    bytes: Math.max(0, ...sizes),
    leastBytes: sizes.length === 0 ? 0 : Math.min(...sizes),
    origins: [...new Set(allowed.flatMap(({ id }) => desk.originOf(id) ?? []))],
    summary: summaryOf(prompt, policy, desk),
  };
}

function summaryOf(prompt: Prompt, policy: CompiledPolicy, desk: LiveDesk): LivePreview['summary'] {
  const asked = summaryRequest(prompt, policy);
  if (asked === null) return null;
  const { endpoint, leftOut: turns } = asked;
  return {
    turns,
    origin: desk.originOf(endpoint.id) ?? '',
    bytes: bodyBytes(asked.prompt, endpoint.id, summaryAnswers, desk),
    mostTokens: summaryAnswers.maxOutputTokens,
  };
}

/** UTF-8 bytes of a request's body, as it is sent while no limit holds the answer to fewer tokens. */
function bodyBytes(prompt: Prompt, id: string, answers: AnswerAsk, desk: LiveDesk): number {
  const target = desk.calls.endpoint(id)?.driver.target;
  if (target === undefined) return 0;
  const { body } = chatRequest(target, chatMessages(prompt, answers.brief), {
    maxOutputTokens: answers.maxOutputTokens,
  });
  return new TextEncoder().encode(body).length;
}
