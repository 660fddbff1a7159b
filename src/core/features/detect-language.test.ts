import fc from 'fast-check';
import { expect, test } from 'vitest';
import { detectLanguage } from './detect-language';

const texts: Readonly<Record<string, readonly string[]>> = {
  de: ['Danke!', 'Wie spät ist es?', 'Fasse diesen Absatz zusammen', 'Beweise, dass die Wurzel aus 2 irrational ist'],
  pt: ['Obrigado!', 'Que horas são?', 'Resuma este parágrafo', 'Prove que a raiz de 2 é irracional'],
  es: ['¡Gracias!', '¿Qué hora es?', 'Resume este párrafo en una frase', 'Nombra tres capitales de Europa'],
  fr: ['Merci !', 'Quelle heure est-il ?', 'Résume ce paragraphe', 'Pourquoi mon pain ne lève pas', "d'accord"],
  it: ['Grazie!', 'Che ore sono?', 'Riassumi questo paragrafo', 'Perché il server cade sotto carico?'],
  nl: ['Dank je wel', 'Vertaal naar het Engels: huis'],
  pl: ['Dziękuję', 'Napisz krótki mail do szefa'],
  tr: ['Teşekkürler', 'Bu paragrafı bir cümlede özetle'],
  ja: ['TCPとUDPの違いを説明して', '証明して'],
  zh: ['写一个Python函数', '证明根号2是无理数'],
  ko: ['차이를 설명해줘'],
  ar: ['اشرح الفرق بين TCP و UDP'],
  hi: ['धन्यवाद'],
  ru: ['Докажи это'],
  en: [
    'thanks!',
    'fix die roll bug in game',
    'plan a con at home',
    'What does 你好 mean?',
    'How do I say danke in Spanish',
    'Translate "je ne sais pas" into German',
    'const x = a.map((b) => b.id);\nreturn x;',
  ],
  und: ['', '   ', '12 + 3', '😀😀', 'Kubernetes', '\u0000', '\ud800'],
};

test.each(Object.entries(texts).flatMap(([language, list]) => list.map((text) => [language, text] as const)))(
  '%s: %j',
  (language, text) => expect(detectLanguage(text)).toBe(language),
);

test('gives a two-letter code or und for every text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(detectLanguage(text)).toMatch(/^(?:[a-z]{2}|und)$/);
    }),
  );
});
