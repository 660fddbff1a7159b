import type { Label } from '../../core/domain/prompt';

const words: Readonly<Record<Label['need'], string>> = {
  local:
    'local small weak cheap light edge on-prem onprem 0 false slm fraco pequeno menor leve barato lokal klein schwach ' +
    'leicht gunstig guenstig pequeno debil ligero petit faible leger piccolo debole leggero lokaal maly slaby ' +
    'local_enough local_was_enough 本地 小 ローカル 로컬 محلي локальный локально स्थानीय',
  cloud:
    'cloud large strong big frontier remote 1 true llm needed_cloud needed_the_cloud cloud_needed nuvem forte grande maior ' +
    'wolke gross stark nube fuerte nuage fort grand nuvola chmura bulut bolsoy 云 云端 大 クラウド 클라우드 سحابة облако क्लाउड',
  'both-failed':
    'both_failed bothfailed both_bad bothbad tie_bothbad none neither failed_both ambos_falharam nenhum falharam ' +
    'beide_fehlgeschlagen keiner keines beide_falsch ambos_fallaron ninguno les_deux_ont_echoue aucun entrambi_falliti nessuno',
};

const needs = new Map<string, Label['need']>();
for (const need of ['local', 'cloud', 'both-failed'] as const) {
  for (const word of words[need].split(' ')) needs.set(fold(word), need);
}

/** Which tier a cell says that a prompt needs: names and words in several languages, 0 and 1; undefined for anything else. */
export function parseNeed(value: unknown): Label['need'] | undefined {
  if (typeof value === 'boolean' || typeof value === 'number') return needs.get(String(value));
  if (typeof value !== 'string' || value.length > 60) return undefined;
  return needs.get(fold(value));
}

const yes = /^(yes|y|true|sim|s|ja|si|sí|oui|o|tak|evet|да|是|はい|예)$/iu;
const no = /^(no|n|false|nao|não|nein|non|nie|hayir|hayır|нет|否|いいえ|아니요)$/iu;

/** A cell of a column that asks whether the cloud was needed: yes or no in several languages; undefined for anything else. */
export function parseYes(value: unknown): Label['need'] | undefined {
  if (typeof value !== 'string') return undefined;
  const word = value.trim();
  if (yes.test(word)) return 'cloud';
  return no.test(word) ? 'local' : undefined;
}

function fold(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{Mn}/gu, '')
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ß', 'ss')
    .replaceAll(/[^\p{L}\p{N}\p{M}]+/gu, '_')
    .replaceAll(/^_+|_+$/g, '');
}
