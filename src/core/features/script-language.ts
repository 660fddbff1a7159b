interface Script {
  readonly language: string;
  readonly letters: RegExp;
  /** One such letter carries about as much text as this many Latin ones. */
  readonly weight: number;
}

const scripts: readonly Script[] = [
  { language: 'ja', letters: /[\u3041-\u30ff\uff66-\uff9d]/g, weight: 2 },
  { language: 'zh', letters: /\p{Script=Han}/gu, weight: 3 },
  { language: 'ko', letters: /\p{Script=Hangul}/gu, weight: 2 },
  { language: 'ru', letters: /\p{Script=Cyrillic}/gu, weight: 1 },
  { language: 'ar', letters: /\p{Script=Arabic}/gu, weight: 1 },
  { language: 'hi', letters: /\p{Script=Devanagari}/gu, weight: 1 },
  { language: 'el', letters: /[\u0370-\u03ff\u1f00-\u1fff]/g, weight: 0.5 },
  { language: 'he', letters: /\p{Script=Hebrew}/gu, weight: 1 },
  { language: 'th', letters: /\p{Script=Thai}/gu, weight: 1 },
  { language: 'bn', letters: /\p{Script=Bengali}/gu, weight: 1 },
  { language: 'ta', letters: /\p{Script=Tamil}/gu, weight: 1 },
  { language: 'te', letters: /\p{Script=Telugu}/gu, weight: 1 },
  { language: 'ka', letters: /\p{Script=Georgian}/gu, weight: 1 },
  { language: 'hy', letters: /\p{Script=Armenian}/gu, weight: 1 },
];

/** A language told by its script, and that script's share of the text beside the Latin letters, 0..1. */
export interface ScriptReading {
  readonly language: string;
  readonly share: number;
}

/**
 * The language that the heaviest non-Latin script gives away; null without one. Kana makes Han Japanese; Ukrainian, Persian and Urdu are told by letters of their own.
 */
export function scriptLanguage(text: string): ScriptReading | null {
  if (!/[\u0370-\uffff]/.test(text)) return null;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  let best: { readonly language: string; readonly mass: number } | null = null;
  let kana = 0;
  for (const { language, letters, weight } of scripts) {
    const count = text.match(letters)?.length ?? 0;
    if (language === 'ja') kana = count;
    const mass = count * weight;
    if (count > 0 && (best === null || mass > best.mass)) best = { language, mass };
  }
  if (best === null) return null;
  return { language: refine(best.language, text, kana), share: best.mass / (best.mass + latin) };
}

function refine(language: string, text: string, kana: number): string {
  if (language === 'zh') return kana > 0 ? 'ja' : 'zh';
  if (language === 'ru') return /[іїєґ]/i.test(text) && !/[ыэъ]/i.test(text) ? 'uk' : 'ru';
  if (language === 'ar' && /[ٹڈڑےں]/.test(text)) return 'ur';
  if (language === 'ar' && /[پچژگ]/.test(text)) return 'fa';
  return language;
}
