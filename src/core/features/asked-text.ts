import { isAscii } from './is-ascii';
import { withoutEffortTalk } from './without-effort-talk';
import { withoutPreamble } from './without-preamble';

/** What stands before a request without being part of it: greetings, "could you please", by language. */
const openings = [
  '(?:hi|hello|hey|dear|greetings)(?: (?:there|all|everyone|team|assistant|sir|madam|sir or madam))?',
  'good (?:morning|afternoon|evening|day)',
  "i hope (?:you are|you're|this finds you) (?:well|doing well)",
  '(?:could|can|would|will) you (?:please |kindly |possibly )*(?:help me(?: out)?(?: with (?:this|that|the following|something))?)(?: please)?(?=\\s*[?.:!,])',
  '(?:could|can|would|will) you(?: please| kindly)+',
  "i (?:would|'d) (?:really )?(?:appreciate it if you could|be grateful if you could)",
  '(?:please|kindly)(?: help me(?: with (?:this|that|the following))?(?=\\s*[.:!,]))?',
  'sorry to (?:bother|disturb) you',
  'hallo|guten (?:tag|morgen|abend)|(?:könnten|könntest|kannst|können) (?:sie|du) (?:mir )?(?:bitte )?helfen|bitte',
  'hola|buenos días|buenas (?:tardes|noches)|¿?(?:podrías|puedes|podría) ayudarme|por favor',
  "bonjour|bonsoir|salut|(?:pourriez-vous|pouvez-vous|peux-tu|pourrais-tu) m['’]aider|s['’]il (?:vous|te) pla[iî]t",
  'ciao|salve|buongiorno|buonasera|(?:potresti|puoi|potrebbe) aiutarmi|per (?:favore|piacere)',
  'olá|oi|bom dia|boa (?:tarde|noite)|(?:você )?(?:poderia|pode) me ajudar',
].join('|');
const unspacedOpenings =
  'こんにちは|お手数ですが|すみません|お願いします|你好|您好|请帮我一下|麻烦你|مرحبا|السلام عليكم|من فضلك(?: ساعدني)?|नमस्ते|कृपया(?: मेरी मदद करें)?';
const closings = [
  '(?:many )?thanks(?: (?:so much|very much|a lot|in advance|again))*|thank you(?: (?:so much|very much|kindly|in advance|again))*|thx|cheers|(?:best|kind) regards|please',
  '(?:vielen |besten )?dank(?: im voraus)?|danke(?: schön| sehr)?|bitte',
  '(?:muchas |mil )?gracias(?: de antemano)?|por favor',
  "merci(?: beaucoup| d['’]avance)*|s['’]il (?:vous|te) pla[iî]t",
  'grazie(?: mille| in anticipo)*|per favore',
  '(?:muito )?obrigad[oa](?: desde já)?',
].join('|');
const unspacedClosings =
  'よろしくお願い(?:いた)?します|ありがとうございます|お願いします|谢谢(?:你|您)?|多谢|شكرا(?: جزيلا)?|धन्यवाद';

const mark = '[\\s,.!?…:;¡¿，。！？、।-]*';
const opening = new RegExp(`^${mark}(?:(?:${openings})(?![\\p{L}\\p{N}])|${unspacedOpenings})${mark}`, 'iu');
const closing = new RegExp(`(?:(?<![\\p{L}\\p{N}])(?:${closings})|${unspacedClosings})[\\s,.!…，。！、।-]*$`, 'iu');
/** Courtesies that follow each other; more are a text about courtesy. */
const mostInARow = 6;
const closingCharacters = 120;
/** From this share of capitals on, and as many letters, a text is shouted. */
const shouted = { share: 0.7, letters: 12, readCharacters: 2000 } as const;

/** The text that was read last: features, index and judge read one prompt after the other. */
let last = { text: '', asked: '' };

/**
 * What a text asks for, as the pillars read it: without greetings, "could you please" and thanks around it, without talk of
 * effort before it, and in normal case where it is written in capitals, so that manners and claims do not change the route.
 * A text of nothing else stays as it is. Linear in the text.
 */
export function askedText(text: string): string {
  if (last.text !== text) last = { text, asked: readAsked(text) };
  return last.asked;
}

function readAsked(text: string): string {
  let rest = text;
  for (let k = 0; k < mostInARow; k += 1) {
    const match = opening.exec(rest.slice(0, closingCharacters));
    if (match === null || match[0].length === 0) break;
    rest = rest.slice(match[0].length);
  }
  for (let k = 0; k < mostInARow; k += 1) {
    const tail = rest.slice(-closingCharacters);
    const match = closing.exec(tail);
    if (match === null || match[0].length === 0) break;
    rest = rest.slice(0, rest.length - match[0].length);
  }
  const asked = rest.trim() === '' ? text : rest;
  return inNormalCase(withoutPreamble(withoutEffortTalk(asked)));
}

function inNormalCase(text: string): string {
  const read = text.slice(0, shouted.readCharacters);
  const { capitals, small } = isAscii(read) ? countCases(read) : countAllCases(read);
  if (capitals + small < shouted.letters || capitals < shouted.share * (capitals + small)) return text;
  const lower = text.toLowerCase();
  return lower.replace(/\p{L}/u, (first) => first.toUpperCase());
}

interface Cases {
  readonly capitals: number;
  readonly small: number;
}

function countAllCases(text: string): Cases {
  return { capitals: text.match(/\p{Lu}/gu)?.length ?? 0, small: text.match(/\p{Ll}/gu)?.length ?? 0 };
}

/** The same of a text without characters beyond ASCII. */
function countCases(text: string): Cases {
  let [capitals, small] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 65 && code <= 90) capitals += 1;
    else if (code >= 97 && code <= 122) small += 1;
  }
  return { capitals, small };
}
