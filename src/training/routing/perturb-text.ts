import { RandomStreams } from '../../core/sim/rng';

/** A way in which the same request could have been written. */
export type Perturbation = 'typos' | 'lower case' | 'upper case' | 'politeness';

export const perturbations: readonly Perturbation[] = ['typos', 'lower case', 'upper case', 'politeness'];

/** One typo in so many characters, at least one. */
const charactersATypo = 60;

/** What somebody polite writes before and after a request, by language. */
const manners: Readonly<Record<string, readonly [string, string]>> = {
  de: ['Hallo, könnten Sie mir bitte helfen? ', ' Vielen Dank!'],
  es: ['Hola, ¿podrías ayudarme, por favor? ', ' ¡Muchas gracias!'],
  fr: ['Bonjour, pourriez-vous m’aider s’il vous plaît ? ', ' Merci beaucoup !'],
  it: ['Ciao, potresti aiutarmi per favore? ', ' Grazie mille!'],
  pt: ['Olá, você poderia me ajudar, por favor? ', ' Muito obrigado!'],
  ja: ['こんにちは。お手数ですが、お願いします。', 'よろしくお願いします。'],
  zh: ['你好，请帮我一下。', '谢谢！'],
  ar: ['مرحبا، من فضلك ساعدني. ', ' شكرا جزيلا!'],
  hi: ['नमस्ते, कृपया मेरी मदद करें। ', ' धन्यवाद!'],
};
const english: readonly [string, string] = ['Hi there! Could you please help me with this? ', ' Thank you very much!'];

/** Writes a text in another way without changing what it asks; the same text always in the same way. */
export function perturbText(text: string, how: Perturbation, language: string): string {
  switch (how) {
    case 'typos':
      return withTypos(text);
    case 'lower case':
      return text.toLowerCase();
    case 'upper case':
      return text.toUpperCase();
    case 'politeness': {
      const [before, after] = manners[language] ?? english;
      return `${before}${text}${after}`;
    }
  }
}

/** Swaps two neighbouring letters inside a word, once in sixty characters. */
function withTypos(text: string): string {
  const stream = new RandomStreams(0).stream(`robustness/typos/${text}`);
  const characters = [...text];
  const places = characters.flatMap((_, k) =>
    k > 0 && [k - 1, k, k + 1].every((at) => /\p{L}/u.test(characters[at] ?? '')) ? [k] : [],
  );
  const count = Math.max(1, Math.round(characters.length / charactersATypo));
  for (let typo = 0; typo < count && places.length > 0; typo += 1) {
    const place = places[Math.floor(stream.uniform() * places.length)] ?? 0;
    const [a, b] = [characters[place] ?? '', characters[place + 1] ?? ''];
    characters[place] = b;
    characters[place + 1] = a;
  }
  return characters.join('');
}
