import type { Prompt, PromptMetadata } from '../../../core/domain/prompt';
import { isRecord, ownValue } from '../../logs/is-record';
import { readConversation } from '../../logs/read-conversation';

const textFields = ['app', 'user', 'userTier', 'session'] as const;
const priorities = ['low', 'normal', 'high'] as const;

/**
 * The prompt of a chat request (`messages`, or a text in `prompt` or `input`), read as an imported log is; its `metadata` may say
 * app, user, userTier, session, region and priority. Undefined where nobody asks anything in it.
 */
export function promptOfRequest(request: unknown): Prompt | undefined {
  const asked = readConversation(request);
  if (asked === undefined) return undefined;
  const { text, system, turns } = asked;
  const metadata = isRecord(request) ? metadataOf(ownValue(request, 'metadata')) : {};
  return {
    id: 'request',
    text,
    ...(system === '' ? {} : { system }),
    ...(turns.length === 0 ? {} : { turns }),
    metadata,
    origin: 'typed',
  };
}

function metadataOf(value: unknown): PromptMetadata {
  if (!isRecord(value)) return {};
  const given = textFields.flatMap((field) => {
    const said = ownValue(value, field);
    return typeof said === 'string' && said !== '' ? [[field, said] as const] : [];
  });
  const region = ownValue(value, 'region');
  const priority = priorities.find((one) => one === ownValue(value, 'priority'));
  return {
    ...Object.fromEntries(given),
    ...(typeof region === 'string' && region !== '' ? { region: region.toLowerCase() } : {}),
    ...(priority === undefined ? {} : { priority }),
  };
}
